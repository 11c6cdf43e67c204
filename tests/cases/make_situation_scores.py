"""Writes situation-scores.json: a small table, and what texts score by it in both languages.

`PYTHONPATH=backend:. python -m tests.cases.make_situation_scores`, after a change of the rules.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from xiancha import normalise
from xiancha.situations import features, score
from xiancha.situations.learn import BITS, learnt
from xiancha.situations.table import read, table_of, written

FILE = Path(__file__).with_name("situation-scores.json")
_SAID = {
    "court": [
        "收到法院传票了怎么办",
        "被网贷起诉了，开庭不去行不行",
        "got a court summons",
        "surat panggilan dari pengadilan",
    ],
    "fee": [
        "放款前要我先交钱",
        "先交会员费才能提现，能交吗",
        "processing fee before the loan",
        "diminta bayar dulu sebelum cair",
    ],
    "none": ["⌘", "⌘靠谱吗", "is ⌘ licensed", "法院地址在哪", "会员费怎么退款到账时间"],
}
_TIMES = 20
"""So often is each learnt from: of what is seldom said nothing is learnt."""
_TEXTS = [
    "",
    " ",
    "法院",
    "收到法院传票了怎么办",
    "收到法院傳票了怎麼辦",
    "ＣＯＵＲＴ summons!!",
    "先交3,000元才放款？",
    "先交500块才放款",
    "打开 https://pay.example.com/x?a=1 交费",
    "www.loan.top 先交錢",
    "com.fake.loan 这个能装吗",
    "mail a@b.com, ok.thanks",
    "e.g. pay the fee now...",
    "please pay.now",
    "Don't pay! don’t",
    "मुझे पहले पैसे देने हैं",
    "cần đóng phí trước",
    "①先交钱\u3000②再放款",
    "法院\u200b传票\ufeff",
    "𠮷法院",
    "传票🙏🙏开庭",
    "a\u2028b\u2029c\x85d\x1ce",
    "⌘要我先交会员费",
    "⌘⌘",
    "fee fee fee",
    "co",
    "loan",
    "Naïve café–fee",
    "０１２３",
    "pay-fee_now",
    "_",
    "^$",
    "pengadilan,pengadilan",
    "1.000.000*** rupiah",
    "先交钱" * 40,
]


def made() -> dict[str, Any]:
    """The cases, by the rules as they are."""
    examples = [(id, normalise.fold(text)) for id, texts in _SAID.items() for text in texts]
    body = written(table_of(learnt(examples * _TIMES)))
    table = read(body)
    folded = {text: normalise.fold(text) for text in _TEXTS}
    return {
        "what": "The traditional characters of the texts with their simplified ones, a small "
        "table, and for each text the buckets of what is counted in it and each situation with "
        "its score, the likeliest first. Made by make_situation_scores.py.",
        "fold": "".join(
            old + new for old, new in normalise.fold_table().items() if old in "".join(_TEXTS)
        ),
        "table": json.loads(body),
        "cases": [
            {
                "text": text,
                "normal": features.normal(plain),
                "buckets": features.buckets(plain, BITS),
                "scores": score.scores(plain, table),
            }
            for text, plain in folded.items()
        ],
    }


def text() -> str:
    """The cases as their file has them: a line each."""
    told = made()
    cases = ",\n".join(f"    {json.dumps(one, ensure_ascii=False)}" for one in told.pop("cases"))
    head = json.dumps(told, ensure_ascii=False, indent=2).removesuffix("\n}")
    return f'{head},\n  "cases": [\n{cases}\n  ]\n}}\n'


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")

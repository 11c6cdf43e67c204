"""What stands around a name that somebody pastes: labels, brackets, branches, other names. Pure.

The extension holds the same rules in `extension/background/cuts.js`.
"""

from __future__ import annotations

import re

_LABEL = re.compile(r"^[^:：\d]{1,16}[:：]\s*(?=\S)")
_ROLE = r"(?:放款|贷款|出借|出资|资金)(?:机构|方|人|单位)|[甲乙丙]方"
_SIGNED = re.compile(r"【([^【】]*)】")
_MOST_PIECES = 40
_LAST_BRACKET = re.compile(r"[(（][^()（）]*[)）]\s*$")
_PLACE = r"(?:(?!公司|银行|中心|贷|金融|咨询|科技|服务|信息|代理).){0,20}"
_BRANCH = re.compile(
    rf"^(?:(.+公司){_PLACE}分公司"
    rf"|(.+(?:公司|银行)){_PLACE}(?:分行|支行|营业部|信用卡中心|专营机构))$"
)
_BETWEEN = re.compile(
    rf"[、，,;；/|:：\n]+|[和与及]|{_ROLE}|\sand\s"
    r"|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])",
    re.I,
)


def signed(text: str) -> list[str]:
    """The names in 【】, as text messages are signed: “【马上消费】您的额度…”."""
    found = map(str.strip, _SIGNED.findall(text))
    return [name for name in found if 2 <= len(name) <= 40]


def unlabelled(text: str) -> str:
    """“放款机构：某某有限公司” → “某某有限公司”."""
    return _LABEL.sub("", text)


def unbracketed(text: str) -> str:
    """“某某有限公司（ICBC）” → “某某有限公司”."""
    return _LAST_BRACKET.sub("", text)


def owner(normal: str) -> str | None:
    """The firm whose branch this is. A firm that begins with a bank's name is no branch of it."""
    found = _BRANCH.match(normal)
    return found and (found[1] or found[2])


def pieces(text: str) -> list[str]:
    """The names that one text may hold beside other words, each once, the first forty."""
    found = dict.fromkeys(piece for piece in _BETWEEN.split(text) if piece.strip())
    return [piece for piece in found if piece != text][:_MOST_PIECES]

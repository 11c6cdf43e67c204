"""A text is no question: no name in it answers it, and what stands in it is listed to be asked."""

import json
from pathlib import Path
from typing import Any

import pytest
from asking import ask, shown
from test_without_retracted import against

from xiancha import normalise
from xiancha.lookup import Edition

ASKED: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "cases/asked.json").read_text("utf-8")
)["cases"]
VOUCHING = ("licensed", "partner")
DECIDING = (*VOUCHING, "warned", "ended", "suspended", "unlisted", "claimed")
DANGEROUS = [
    "Hi dear, Credit 21 Pte Ltd (Licence 55/2025) here, your loan of $5000 is APPROVED",
    "Good day, this is 1 - CASH PTE. LTD., licence 32/2025, reply YES to get $8000 today",
    "1 - CASH PTE. LTD. APPROVED your loan, pay $200 first",
    "【XX区人民法院】原告招联消费金融股份有限公司诉您借款合同纠纷一案，请于3日内联系法官",
    "您与马上消费金融股份有限公司借款合同纠纷一案已立案 案号（2026）粤0305民初1882号",
    "中国工商银行股份有限公司代办中心",
    "马上消费金融股份有限公司代办中心",
    "马上消费金融股份有限公司（广州）",
    "马上消费金融股份有限公司代办分公司",
    "代办马上消费金融股份有限公司",
    "招商银行（广州）",
    "贷款人（甲方）：马上消费金融股份有限公司",
    "放款机构：马上消费金融股份有限公司",
    "甲方：不存在的消费金融有限公司",
    "Lender: 1 - CASH PTE. LTD.",
    "许可证号：X0010H250000001",
    "骗子马上消费金融股份有限公司",
    "出借人马上消费金融股份有限公司",
    "马上消费金融股份有限公司、招联消费金融股份有限公司",
    "马上消费金融股份有限公司和某某消费金融有限公司",
    "招联 www.mucfc.com",
    "msxf.com 是真的吗",
    "看看msxf.com",
    "网址：https://www.ezmoneylender.com.sg",
    "【马上消费】您的额度已到账 http://www.msxf.com",
    "【马上消费】您的额度已到账 http://msxf-vip.cn",
    "Call Mr Lee 62608888 for 1 - CASH PTE. LTD.",
    "我是招联的客服 请加我微信",
    "招联是骗子吗",
    "is FlashPesa licensed by CBK",
    "FlashPesa who owns",
]
LISTED = [
    ("【安逸花】账单逾期，点 http://ayh-hk.vip/p 还款", "http://ayh-hk.vip/p"),
    ("点 https://1-cash.sg 或 http://globalfxm.example", "http://globalfxm.example"),
    ("【招联】您的借款已逾期，请处理", "招联"),
    ("info@1-cash.sg", "1-cash.sg"),
    ("support@1-cash.sg.evil.com", "1-cash.sg.evil.com"),
    ("mailto:john.doe@1-cash.sg?subject=loan", "1-cash.sg"),
    ("ftp://1-cash.sg", "1-cash.sg"),
    ("ftp://me@1-cash.sg/a", "1-cash.sg"),
    ("有事写信到kefu＠msxf.com", "msxf.com"),
    ("msxf.com kefu@evil.com", "evil.com"),
    ("从哪查马上消费金融股份有限公司的合同", "马上消费金融股份有限公司"),
    ("Mwananchi Credit Ltd logbook loan", "mwananchi credit ltd"),
    ("licence 32/2025 says the agent", "32/2025"),
    ("95188半夜打来说我欠钱", "95188"),
    ("+65 6260 8888 called me about a loan", "+65 6260 8888"),
    ("让我装 com.gemsahay.perfios 这个，能装吗", "com.gemsahay.perfios"),
]


@pytest.mark.parametrize("kind", ["q", "name"])
@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_is_answered_by_no_name_in_it(edition: Edition, text: str, kind: str) -> None:
    answer = ask(edition, text, kind)
    assert (answer["verdict"], answer["lender"], answer["evidence"]) in (
        ("none", None, []),
        ("uncovered", None, []),
    )


def test_no_sentence_that_people_ask_is_answered_by_a_verdict_on_somebody(
    edition: Edition,
) -> None:
    asked = {one["asked"] for one in ASKED}
    sentences = [one for one in asked if len(one) > 16 and (" " in one.strip() or "，" in one)]
    texts = [(one, ask(edition, one)) for one in sorted(sentences)]
    assert len([one for one, answer in texts if answer["reason"] == "text"]) > 1000
    for text, answer in texts:
        if answer["verdict"] in VOUCHING:
            assert edition.database.bearers(normalise.company(text)), text
        elif answer["verdict"] in DECIDING:
            assert text.endswith(("公司", "银行", "Ltd", "Limited", "LTD.")), text


@pytest.mark.parametrize(("text", "listed"), LISTED)
def test_what_stands_in_a_text_is_listed_to_be_asked(
    edition: Edition, text: str, listed: str
) -> None:
    answer = ask(edition, text)
    assert (answer["verdict"], answer["reason"]) == ("none", "text")
    assert listed in [one["name"] for one in answer["suggestions"]]
    assert "/help" in shown(answer)


@pytest.mark.parametrize("text", ["loanhelp@ybl", "@kuaijie88", "a@b.notreal", "javascript:a.b"])
def test_what_leads_to_no_host_is_not_listed(edition: Edition, text: str) -> None:
    assert ask(edition, text)["suggestions"] == []


def test_what_is_listed_is_one_thing_that_can_be_asked(edition: Edition) -> None:
    for text, _ in LISTED:
        for one in ask(edition, text)["suggestions"]:
            assert ask(edition, one["name"])["reason"] != "text", one["name"]


@pytest.mark.parametrize(
    "name",
    [
        "招联",
        "捷信消费金融有限公司",
        "NOWHERE CREDIT PTE. LTD.",
        "某某小额贷款有限公司",
        "中国工商银行股份有限公司北京市分行",
        "天天速贷",
        "KreditBee",
        "The Good Lending Company Inc.",
        "Bank of the Future, Ltd",
    ],
)
def test_a_whole_name_is_no_text(edition: Edition, name: str) -> None:
    assert ask(edition, name)["reason"] != "text"


def test_a_name_that_was_taken_back_is_not_listed(edition: Edition) -> None:
    text = "有人说分期乐叫我转账"
    assert [one["name"] for one in ask(edition, text)["suggestions"]] == ["分期乐"]
    assert ask(against(edition, ("name", "分期乐")), text)["suggestions"] == []


def test_each_lender_is_listed_once(edition: Edition) -> None:
    answer = ask(edition, "马上消费金融股份有限公司，" * 50 + "招联")
    assert [one["name"] for one in answer["suggestions"]] == ["马上消费金融股份有限公司"]


@pytest.mark.parametrize("text", ["hello", "Hi!", "在吗？", "thanks 🙏"])
def test_a_greeting_is_told_what_the_box_is_for(edition: Edition, text: str) -> None:
    answer = ask(edition, text)
    assert (answer["verdict"], answer["reason"]) == ("none", "greeting")


def test_a_name_that_begins_with_a_greeting_is_looked_up(edition: Edition) -> None:
    assert ask(edition, "Hello Finance")["reason"] != "greeting"

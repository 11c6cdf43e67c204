"""What is said of each part of a pasted text."""

import re

import pytest
from asking import ask

from xiancha.lookup import Edition
from xiancha.lookup.answer import Answer

PHONE, CHAT, APK = (
    "里面的电话号码可以伪造",
    "里面的微信号、QQ号查不出是谁",
    "里面的链接会下载安装包",
)
THREAT, COURT = "这像一段催收的话，有真有假：", "这里说到了法院或仲裁，有真有假："


@pytest.mark.parametrize(
    ("text", "reason", "said"),
    [
        ("今天不还就爆你通讯录，联系13912345678", "threat", {PHONE}),
        ("加微信 daikuan888 或打 400-888-1234", "chat", {PHONE}),
        ("法务部今日上门，加微信 fawu88888", "threat", {CHAT}),
        ("您已被起诉，请点 https://dl.example.com/a.apk", "apk", {COURT}),
        ("不还就爆通讯录，点 https://t.cn/A6xyz12 电话13912345678", "shared_host", {THREAT, PHONE}),
        ("额度到账，下载 https://dl.example.com/a.apk 或加QQ 12345678", "apk", {CHAT}),
        ("额度到账 https://www.msxf.com/a.apk", "channel", {APK}),
        ("还呗", "product", set()),
        ("95588", "reported_phone", set()),
        ("https://dl.example.com/a.apk", "apk", set()),
        ("招联消费金融股份有限公司", "lender", set()),
    ],
)
def test_each_part_gets_what_can_be_said_of_it(
    edition: Edition, text: str, reason: str, said: set[str]
) -> None:
    answer = ask(edition, text)
    assert answer["reason"] == reason
    assert {one for one in (PHONE, CHAT, APK, THREAT, COURT) if one in answer["says"]} == said


def test_a_threat_is_spoken_of_first(edition: Edition) -> None:
    says = ask(edition, "不还就爆通讯录，点 https://t.cn/A6xyz12")["says"]
    assert says.index(THREAT) < says.index("这是短链接")


def test_a_part_changes_no_verdict(edition: Edition) -> None:
    text = "【马上消费】法务部提醒您 http://www.msxf.com 电话 13912345678"
    answer = ask(edition, text)
    assert answer["verdict"] == "licensed"
    assert THREAT in answer["says"]
    assert PHONE in answer["says"]
    assert "13912345678" not in answer["says"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("is this lender licensed by MAS?", "MAS"),
        ("legit po ba, may SEC number daw", "SEC"),
        ("wala sa list ng sec yung app", "SEC"),
        ("pinjol ini terdaftar OJK atau tidak", "OJK"),
        ("Mas saya ditagih pinjol tiap hari", ""),
        ("wait a sec they call my contacts", ""),
        ("mas malaki pa ang interes kaysa utang", ""),
    ],
)
def test_a_regulator_is_told_where_it_is_meant(edition: Edition, text: str, name: str) -> None:
    told = re.findall("有没有 ([A-Z]+) 的牌照", ask(edition, text)["says"])
    assert told == ([name] if name else [])


def test_a_short_link_says_that_it_opens_elsewhere(edition: Edition) -> None:
    answer = ask(edition, "https://t.cn/A6xyz12")
    assert (answer["verdict"], answer["reason"]) == ("none", "shared_host")
    assert "短链接，会跳到别处" in answer["says"]
    assert "短链接" not in ask(edition, "play.google.com")["says"]


@pytest.mark.parametrize(
    ("text", "reason", "leads", "says"),
    [
        ("【还呗】您的额度50000元已到账，回T退订", "signature", "还呗", "署名谁都能写，可以伪造"),
        ("【马上消费】您已逾期，请尽快还款", "signature", "马上消费金融", "署名谁都能写，可以伪造"),
        ("【还呗】您已逾期，今日不还移交法务部", "threat", "还呗", "可以伪造"),
        ("【京东金条】恭喜获批，点 kuaijin-lingqu.vip/d 领取", "unknown", "京东金条", "先别点"),
    ],
)
def test_who_signs_a_message_is_a_claim_that_leads_on(
    edition: Edition, text: str, reason: str, leads: str, says: str
) -> None:
    answer = ask(edition, text)
    assert answer["reason"] == reason
    assert answer["verdict"] in ("none", "uncovered")
    assert leads in answer["suggestions"][0]["name"]
    assert answer["lender"] is None
    assert says in answer["says"]


def test_the_product_that_signs_is_explained(edition: Edition) -> None:
    answer = ask(edition, "【还呗】您的额度50000元已到账，回T退订")
    assert answer["product"]["name"] == "还呗"
    assert answer["says"].index("可以伪造") < answer["says"].index("借款平台")
    Answer.model_validate(answer)


def test_a_name_in_brackets_alone_is_a_name(edition: Edition) -> None:
    assert ask(edition, "【还呗】")["reason"] == "product"
    assert ask(edition, "【无名小卒】您的额度已到账")["reason"] == "unclear"


def test_a_number_of_a_text_is_told_where_it_is_known(edition: Edition) -> None:
    answer = ask(edition, "请拨打95588")
    assert (answer["verdict"], answer["reason"]) == ("uncovered", "reported_phone")
    assert "中国工商银行" in answer["says"]
    assert "是官方号码" in ask(edition, "96110打来的电话要接吗")["says"]
    assert ask(edition, "这个号码13912345678是谁")["reason"] == "phone"
    threat = ask(edition, "今日上门，请拨打95588或12368或13912345678")
    assert threat["reason"] == "threat"
    for said in ("95588 据第三方资料是", "12368 是官方号码", PHONE):
        assert said in threat["says"]
    assert "13912345678" not in threat["says"]


def test_amounts_and_addresses_are_no_numbers(edition: Edition) -> None:
    for text in ("您欠款12378元，今日上门", "今日上门 https://a.example.com/95588/x"):
        assert PHONE not in ask(edition, text)["says"]


def test_what_stands_before_an_at_sign_is_no_host(edition: Edition) -> None:
    for text in ("http://msxf.com@evil.com", "点 http://msxf.com@evil.com/a 领取"):
        answer = ask(edition, text)
        assert (answer["verdict"], answer["query"]["normal"]) == ("none", "evil.com")
        assert answer["says"].startswith("网址里 @ 前面的字不算：浏览器打开的是 evil.com")
    warned = ask(edition, "http://msxf.com@www.globalfxm.example")
    assert warned["verdict"] == "warned"
    assert "浏览器打开的是 globalfxm.example" in warned["says"]


def test_what_a_text_speaks_of_leads_to_its_checklist(edition: Edition) -> None:
    assert ask(edition, "借呗逾期了怎么办")["checklists"] == ["cn/cannot-pay"]
    assert ask(edition, "借呗逾期了怎么办")["product"]["name"] == "借呗"
    assert "checklists" not in ask(edition, "借呗")

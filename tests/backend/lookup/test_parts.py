"""What is said of each part of a pasted text."""

import pytest
from asking import ask

from xiancha.lookup import Edition

PHONE, CHAT, APK = (
    "里面的电话号码可以伪造",
    "里面的微信号、QQ号查不出是谁",
    "里面的链接会下载安装包",
)
THREAT, COURT = "这也像一段催收的话", "这里也说到了法院"


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


def test_a_short_link_says_that_it_opens_elsewhere(edition: Edition) -> None:
    answer = ask(edition, "https://t.cn/A6xyz12")
    assert (answer["verdict"], answer["reason"]) == ("none", "shared_host")
    assert "短链接，会跳到别处" in answer["says"]
    assert "短链接" not in ask(edition, "play.google.com")["says"]

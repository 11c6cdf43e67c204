from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from xiancha import messages
from xiancha.lookup import Edition, ask, numbers, pasted

CASES = json.loads((Path(__file__).parents[2] / "cases/pasted.json").read_text("utf-8"))


def test_a_threat_and_a_chat_account_are_no_names() -> None:
    assert len(CASES["kinds"]) > 100
    assert [case for case in CASES["kinds"] if pasted.kind(case["text"]) != case["kind"]] == []


@pytest.mark.parametrize("case", CASES["checklists"], ids=lambda case: case["text"])
def test_what_a_text_speaks_of_has_its_checklists(case: dict[str, Any]) -> None:
    said = pasted.topics(case["text"])[: pasted.MOST]
    assert pasted.checklists(case["text"], said) == case["ids"]


@pytest.mark.parametrize("case", CASES["tells"], ids=lambda case: case["text"])
def test_a_text_that_tells_something_is_no_name(case: dict[str, Any]) -> None:
    assert pasted.tells(case["text"]) is case["is"]


@pytest.mark.parametrize("case", CASES["topics"], ids=lambda case: case["text"])
def test_what_is_more_urgent_is_said_instead_of_the_rest(case: dict[str, Any]) -> None:
    assert [topic.id for topic in pasted.topics(case["text"])[: pasted.MOST]] == case["ids"]


@pytest.mark.parametrize("case", CASES["numbers"], ids=lambda case: case["text"])
def test_a_number_of_a_case_or_a_sum_is_no_phone(case: dict[str, Any]) -> None:
    assert numbers.held(case["text"]) == case["numbers"]


@pytest.mark.parametrize("case", CASES["packages"], ids=lambda case: case["address"])
def test_an_installer_is_known_by_its_path(case: dict[str, Any]) -> None:
    assert pasted.is_package(case["address"]) is case["is"]


@pytest.mark.parametrize(
    ("asked", "reason", "helps"),
    [
        ("法务部今日上门15012345678张律师", "threat", "别回拨"),
        ("今日上门。我是马上消费金融法务部", "threat", "别转账"),
        ("您已被起诉，明日开庭", "court", "期限按真的算"),
        ("【人民法院】您有一份判决书待领取", "court", "别不理"),
        ("加微信 daikuan888", "chat", "别先付费"),
        ("微信号：daikuan888", "chat", "别先付费"),
        ("https://dl.example.com/a.apk", "apk", "安装包"),
        ("点 https://dl.example.com/a.apk 下载", "apk", "安装包"),
    ],
)
def test_what_is_no_name_is_answered_with_what_helps(
    edition: Edition, asked: str, reason: str, helps: str
) -> None:
    answer = json.loads(ask(edition, "q", asked))
    assert (answer["verdict"], answer["reason"], answer["suggestions"]) == ("none", reason, [])
    assert helps in answer["says"]
    for language in messages.LANGUAGES:
        assert json.loads(ask(edition, "q", asked, language))["says"]


def test_an_installer_does_not_hide_what_is_known_of_its_host(edition: Edition) -> None:
    def verdict(address: str) -> str:
        return str(json.loads(ask(edition, "q", address))["verdict"])

    assert verdict("https://www.msxf.com/a.apk") == "licensed"
    assert verdict("http://www.globalfxm.example/a.apk") == "warned"
    assert verdict("https://msxf.com.tianqi.cn/a.apk") == "lookalike"


@pytest.mark.parametrize(
    ("verdict", "reason", "key"),
    [
        ("none", "door", "heading_door"),
        ("none", "court", "heading_do_first"),
        ("none", "crisis", "heading_do_first"),
        ("none", "installer", "heading_installer"),
        ("none", "fee", "heading_fee"),
        ("none", "screen", "heading_screen"),
        ("none", "contact", "heading_contact"),
        ("none", "forged", "heading_forged"),
        ("none", "word", "verdict_none"),
        ("uncovered", "court", "verdict_uncovered"),
    ],
)
def test_a_heading_never_says_that_an_office_or_a_court_is_not_in_our_data(
    verdict: str, reason: str, key: str
) -> None:
    assert pasted.heading(verdict, reason) == key


def test_a_threat_leads_to_the_lender_that_it_names(edition: Edition) -> None:
    answer = json.loads(
        ask(edition, "q", "DC adakami ancam sebar data ke semua kontak, telat 5 hari")
    )
    assert answer["verdict"] == "none"
    assert [one["lender"]["name"] for one in answer["suggestions"]] == [
        "PT Pembiayaan Digital Indonesia"
    ]

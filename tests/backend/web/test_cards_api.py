"""Situations, threats and court papers of the API, asked of the real application."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from xiancha import messages
from xiancha.web.app import create_app
from xiancha.web.current_edition import CurrentEdition

LISTS = {"situations": "situations", "threats": "threats", "court-papers": "court_papers"}
ONES = "situations/cn/crisis", "threats/sg/employer", "court-papers/cn/payment-order"
Get = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def client(few_editions: Path) -> TestClient:
    return TestClient(create_app(few_editions), raise_server_exceptions=False)


@pytest.fixture(scope="module")
def get(client: TestClient) -> Get:
    def got(path: str) -> dict[str, Any]:
        found: dict[str, Any] = client.get(f"/v1/{path}").raise_for_status().json()
        return found

    return got


def called(answer: dict[str, Any]) -> list[str]:
    """The numbers to call at once."""
    return [door["phone"] for door in answer["first"]]


def test_situations_are_listed_with_what_to_say_the_most_pressing_first(get: Get) -> None:
    found = get("situations")
    assert (found["lang"], found["country"]) == ("zh-CN", "CN")
    assert called(found) == ["12356", "120", "110"]
    first = found["situations"][0]
    assert (first["id"], first["checklist"]) == ("cn/crisis", "cn/cannot-pay")
    assert first["says"].startswith("先打电话，钱可以等。你现在安全吗？")
    contact = next(one for one in found["situations"] if one["id"] == "cn/contact")
    assert contact["says"] == "没签字的，别替他还。只是联系人、没签过字的，一般不欠这笔钱。"
    english = {one["id"]: one["says"] for one in get("situations?lang=en")["situations"]}
    assert [*english] == [one["id"] for one in found["situations"]]
    assert english["cn/contact"].startswith("Signed nothing? Do not pay. As a rule, a contact")
    assert english["cn/crisis"].startswith("Call first. Money can wait. Are you safe now?")


def test_a_list_says_what_to_do_where_none_is_meant(get: Get) -> None:
    assert get("situations?lang=en")["otherwise"].startswith(
        "Check first; do not rush to pay. We did not"
    )
    always = get("threats")["always"]
    assert "别转账，别点链接" in always
    assert get("threats/cn/jail")["always"] == always
    assert get("court-papers?lang=en")["warning"].startswith("Until you have checked")


def test_every_situation_that_is_learnt_is_listed(get: Get, few_editions: Path) -> None:
    table = CurrentEdition(few_editions).content()["situation-table"]
    found = [one["id"] for one in get("situations")["situations"]]
    learnt = [f"cn/{id}" for id in table["situations"] if id != "none"]
    assert sorted(found) == sorted([*learnt, "cn/unclear"])
    assert len(learnt) > 60


def test_a_situation_is_a_card_with_an_order_first(get: Get) -> None:
    card = get("situations/cn/installer?lang=en")["card"]
    assert (card["tone"], card["title"]) == ("stop", "Do not install it")
    assert card["steps"][0] == "Look in the phone’s own app store instead"
    assert card["next"] == {
        "to": "apk",
        "id": "",
        "title": "Check an app before you install it",
    }
    assert (card["calls"], card["choices"], card["found"]) == ([], [], [])
    assert card["more"]


def test_a_card_calls_those_of_the_country_each_once(get: Get) -> None:
    numbers = {
        place: [one["number"] for one in get(f"situations/{place}/crisis")["card"]["calls"]]
        for place in ("cn", "sg", "gb", "in", "id", "ke")
    }
    assert numbers == {
        "cn": ["12356", "110", "120", "12110"],
        "sg": ["1767", "999"],
        "gb": ["116123", "999"],
        "in": ["14416", "112"],
        "id": ["119"],
        "ke": ["1199", "999"],
    }
    help_line = get("situations/cn/crisis?lang=en")["card"]["calls"][0]
    assert help_line == {
        "id": "mental-health",
        "number": "12356",
        "name": "Help line",
        "hours": "At least 18 hours a day",
        "country": "CN",
    }


def test_a_role_without_a_door_in_the_country_falls_away(get: Get) -> None:
    assert [one["number"] for one in get("situations/cn/court")["card"]["calls"]]
    for place in ("sg", "gb", "id", "in", "ke", "ng", "ph"):
        for row in get(f"situations?country={place.upper()}")["situations"]:
            calls = get(f"situations/{row['id']}")["card"]["calls"]
            assert {one["country"] for one in calls} <= {place.upper()}, row["id"]


@pytest.mark.parametrize(
    ("situation", "checklist"),
    [
        ("sg/harassed", "sg/contacts-called"),
        ("sg/cannot_pay", "sg/contacts-called"),
        ("sg/offer", "sg/before-borrowing"),
        ("cn/court", "cn/sued"),
    ],
)
def test_a_situation_leads_to_a_checklist_of_its_country(
    client: TestClient, situation: str, checklist: str
) -> None:
    found = client.get(f"/v1/situations/{situation}?lang=en")
    assert found.json()["checklist"] == checklist
    assert client.get(f"/v1/checklists/{checklist}").status_code == 200


def test_whom_to_call_first_is_of_the_country(get: Get) -> None:
    for path in ("situations?country=SG", "situations/sg/crisis", "threats/sg/employer"):
        assert called(get(path)) == ["1767", "999"], path
    assert called(get("court-papers")) == ["12356", "120", "110"]


def test_threats_say_whether_they_are_true(get: Get) -> None:
    found = {one["id"]: one for one in get("threats")["threats"]}
    jail = found["cn/jail"]
    assert (jail["title"], jail["truth"], jail["answer"]) == (
        "不还就坐牢",
        "mostly-untrue",
        "多半不实",
    )
    assert jail["says"].startswith("借钱还不上，一般是民事纠纷")
    assert {id.partition("/")[0] for id in found} == {"cn"}
    assert "steps" not in jail


def test_a_threat_has_steps_rules_and_whom_to_call(get: Get) -> None:
    found = get("threats/cn/jail?lang=en&on=2026-11-29")
    assert found["answer"] == "Most likely untrue"
    assert found["exception"].startswith("Credit card fraud")
    assert found["steps"][0] == "Keep a screenshot; you need not answer now"
    assert [one["law"] for one in found["cites"]] == [
        "criminal",
        *["card-crimes"] * 3,
        *["criminal"] * 2,
    ]
    assert found["calls"] == [
        {
            "id": "legal-advice",
            "name": "Free legal advice (mainland China)",
            "number": "12348",
            "url": "https://www.12348.gov.cn/",
        }
    ]
    assert (found["checklist"], found["waits"]) == ("cn/cannot-pay", [])
    assert not {"wordings", "unless", "hints"} & found.keys()


def test_a_threat_waits_for_review_once_its_day_is_over(get: Get) -> None:
    last = get("threats/cn/jail")["review_by"]
    late = {"reason": "late", "date": last}
    assert late not in get(f"threats/cn/jail?on={last}")["waits"]
    assert late in get("threats/cn/jail?on=2099-01-01")["waits"]


def test_a_court_paper_says_by_when_to_do_what(get: Get) -> None:
    found = get("court-papers/cn/payment-order")
    assert (found["title"], found["checklist"]) == ("支付令", "cn/sued")
    assert "督促程序" in found["names"]
    (deadline,) = found["deadlines"]
    assert (deadline["days"], deadline["months"], deadline["written"]) == (15, None, False)
    assert deadline["cites"][0]["law"] == "civil-procedure"
    assert "12368" in [one["number"] for one in found["calls"]]
    assert found["warning"].startswith("没核实前，按真的算期限")
    assert found["no_deadline"] is None
    by_notice = next(way for way in found["ways"] if way["id"] == "notice")
    assert (by_notice["days"], by_notice["cites"][0]) == (30, "《民事诉讼法》第95条")
    assert found["rules"][0]["text"] == "从第二天开始数。"


def test_a_court_paper_without_a_time_limit_says_why(get: Get) -> None:
    found = get("court-papers/cn/lawyer-letter?lang=en")
    assert found["deadlines"] == []
    assert found["no_deadline"]


@pytest.mark.parametrize("lang", [messages.tag(one) for one in messages.LANGUAGES])
def test_every_card_of_a_list_has_all_of_it_at_its_id(get: Get, lang: str) -> None:
    for path, field in LISTS.items():
        found = get(f"{path}?lang={lang}")
        for row in found[field]:
            one = get(f"{path}/{row['id']}?lang={lang}")
            assert one.items() >= row.items()
            assert row["title"]
            assert row["says"]


@pytest.mark.parametrize("path", [*LISTS, *ONES])
def test_an_answer_in_hand_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(f"/v1/{path}?on=2026-11-25&lang=en")
    assert first.headers["content-language"] == "en"
    held = {"If-None-Match": first.headers["etag"]}
    assert client.get(f"/v1/{path}?on=2026-11-25&lang=en", headers=held).status_code == 304
    assert client.get(f"/v1/{path}?on=2026-11-25&lang=id", headers=held).status_code == 200


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("situations?country=ZZ", "country= is one of: CN, GB, ID, IN, KE, NG, PH, SG."),
        ("threats?country=sg", "country= is one of: CN, GB, ID, IN, KE, NG, PH, SG."),
        ("court-papers?country=SG", "country= is one of: CN."),
        ("threats?q=pay", "Ask only with: lang, on, country; each once."),
        ("threats/sg/employer?country=SG", "Ask only with: lang, on; each once."),
        ("situations?lang=fr", "lang= is one of zh-CN"),
    ],
)
def test_a_bad_question_is_a_problem(client: TestClient, path: str, told: str) -> None:
    response = client.get(f"/v1/{path}")
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["detail"].startswith(told)


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("id", ["cn/nothing", "zz/crisis", "CN/jail", "sg/payment-order"])
def test_what_is_not_there_is_a_problem(client: TestClient, kind: str, id: str) -> None:
    response = client.get(f"/v1/{kind}/{id}")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"

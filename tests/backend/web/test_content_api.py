"""Checklists, laws and doors of the API, asked of the real application."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from xiancha import days
from xiancha.web.app import create_app

ADDRESSES = [
    "/v1/checklists",
    "/v1/checklists/cn/contacts-called",
    "/v1/laws",
    "/v1/laws/pipl",
    "/v1/doors",
]


@pytest.fixture(scope="module")
def client(editions: Path) -> TestClient:
    return TestClient(create_app(editions), raise_server_exceptions=False)


def test_checklists_are_listed_in_their_order(client: TestClient) -> None:
    found = client.get("/v1/checklists").json()
    assert (found["lang"], found["checklists"][0]["id"]) == ("zh-CN", "cn/contacts-called")
    assert found["checklists"][0]["title"] == "通讯录里的人被打电话了"
    assert len(found["checklists"]) >= 7


def threats_in(found: dict[str, Any]) -> dict[str, Any]:
    item: dict[str, Any] = next(one for one in found["items"] if one["id"] == "report-threats")
    return item


def test_a_checklist_has_rules_and_doors_in_one_language(client: TestClient) -> None:
    found = client.get("/v1/checklists/cn/contacts-called?lang=en&on=2026-11-25").json()
    assert (found["lang"], found["on"]) == ("en", "2026-11-25")
    threats = threats_in(found)
    assert threats["doors"][0]["phone"] == "110"
    assert threats["cites"][0]["label"].endswith("art. 50")
    assert threats["waits"] == []
    assert [door["id"] for door in found["first"]] == ["mental-health", "ambulance", "police"]


@pytest.mark.parametrize(
    ("on", "waits"),
    [
        ("2025-12-31", [{"reason": "not_yet", "date": "2026-01-01"}]),
        ("2026-01-01", []),
        ("2026-11-26", []),
    ],
)
def test_an_item_waits_for_review_on_some_days(
    client: TestClient, on: str, waits: list[dict[str, str]]
) -> None:
    found = client.get(f"/v1/checklists/cn/contacts-called?on={on}").json()
    assert threats_in(found)["waits"] == waits


def test_an_item_waits_for_review_once_its_day_is_over(client: TestClient) -> None:
    address = "/v1/checklists/cn/contacts-called?on="
    last = threats_in(client.get(f"{address}2026-11-26").json())["review_by"]
    after = date.fromisoformat(last) + timedelta(days=1)
    before = threats_in(client.get(address + last).json())["waits"]
    assert "late" not in [each["reason"] for each in before]
    waits = threats_in(client.get(f"{address}{after}").json())["waits"]
    assert {"reason": "late", "date": last} in waits


def test_the_day_is_that_of_the_country(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(
        days, "today", lambda country="CN", now=0.0: asked.append(country) or date(2026, 1, 1)
    )
    assert client.get("/v1/laws/public-security").json()["on"] == "2026-01-01"
    client.get("/v1/checklists/sg/before-borrowing")
    client.get("/checklists/ke/before-borrowing")
    assert {"CN", "sg", "KE"} <= {*asked}


def test_laws_say_how_each_article_stands_on_the_day(client: TestClient) -> None:
    law = client.get("/v1/laws/public-security?on=2025-12-31").json()
    assert (law["title"], law["rank"]) == ("治安管理处罚法", "法律")
    assert {a["id"]: a["state"] for a in law["articles"]}["50"] == "not_yet"
    later = client.get("/v1/laws/public-security?on=2026-01-01").json()
    assert {a["id"]: a["state"] for a in later["articles"]}["50"] == "in_force"
    laws = client.get("/v1/laws?lang=en").json()["laws"]
    assert "Personal Information Protection Law" in [law["title"] for law in laws]


def test_doors_are_whole(client: TestClient) -> None:
    doors = {door["id"]: door for door in client.get("/v1/doors").json()["doors"]}
    assert doors["nfra"]["phone"] == "12378"
    assert doors["lender"]["answer_by"].startswith("银行和消费金融公司：15日内")


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_in_hand_is_not_sent_again(client: TestClient, address: str) -> None:
    first = client.get(f"{address}?on=2026-11-25")
    tag = first.headers["etag"]
    again = client.get(f"{address}?on=2026-11-25", headers={"If-None-Match": f'"x", {tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    for other in ("on=2026-11-26", "on=2026-11-25&lang=en"):
        asked = client.get(f"{address}?{other}", headers={"If-None-Match": tag})
        assert asked.status_code == 200


def test_the_header_decides_the_language_where_nothing_else_does(client: TestClient) -> None:
    english = {"Accept-Language": "en-GB,en;q=0.8"}
    assert client.get("/v1/doors", headers=english).json()["lang"] == "en"
    assert client.get("/v1/doors?lang=zh-CN", headers=english).json()["lang"] == "zh-CN"
    assert client.get("/v1/doors").headers["vary"] == "Accept-Language"


NO_DAY = "on= is a day such as 2026-08-01."
NOT_ASKED_SO = "Ask only with: lang, on; each once."


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("on=tomorrow", NO_DAY),
        ("on=2026-02-30", NO_DAY),
        ("on=20261125", NO_DAY),
        ("on=", NO_DAY),
        ("on=2026-1-1", NO_DAY),
        ("at=2026-01-01", NOT_ASKED_SO),
        ("on=2026-01-01&on=2026-01-02", NOT_ASKED_SO),
    ],
)
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_bad_question_is_a_problem(
    client: TestClient, address: str, query: str, told: str
) -> None:
    response = client.get(f"{address}?{query}")
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["detail"] == told


@pytest.mark.parametrize("address", ["/v1/checklists/cn/nothing", "/v1/laws/nothing"])
def test_what_is_not_there_is_a_problem(client: TestClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"

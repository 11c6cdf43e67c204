"""/v1/lenders, asked of the real application."""

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from xiancha.web.app import create_app


@pytest.fixture(scope="module")
def client(editions: Path) -> TestClient:
    return TestClient(create_app(editions), raise_server_exceptions=False)


def every(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    """All lenders, page after page."""
    found: list[dict[str, Any]] = []
    page = client.get("/v1/lenders", params=asked).json()
    while True:
        found += page["lenders"]
        if page["next"] is None:
            assert len(found) == page["total"]
            return found
        page = client.get("/v1/lenders", params={**asked, "after": page["next"]}).json()


def test_pages_hold_every_lender_once(client: TestClient) -> None:
    small = every(client, country="SG", category="moneylender", limit=7)
    large = every(client, country="SG", category="moneylender", limit=500)
    assert small == large
    assert len({one["id"] for one in small}) == len(small) == 153


def test_a_page_leads_to_the_next(client: TestClient) -> None:
    asked = {"country": "SG", "category": "moneylender", "limit": "70"}
    page = client.get("/v1/lenders", params=asked)
    found = page.json()["lenders"]
    while page.links:
        assert "Link" in page.headers["access-control-expose-headers"]
        page = client.get(page.links["next"]["url"])
        found += page.json()["lenders"]
    assert found == every(client, **asked)


def test_lenders_are_told_apart_by_verdict(client: TestClient) -> None:
    partners = every(client, country="IN", verdict="partner")
    assert partners
    assert {(one["country"], one["verdict"]) for one in partners} == {("IN", "partner")}


def test_a_list_says_how_lenders_are_reached(client: TestClient) -> None:
    listed = every(client, country="SG", category="moneylender", limit=500)
    (one,) = (one for one in listed if one["name"] == "1 - CASH PTE. LTD.")
    assert {"type": "host", "value": "1-cash.sg", "proof": "register"} in one["channels"]
    assert {channel["type"] for channel in one["channels"]} == {"host", "phone"}


def test_a_lender_is_answered_as_a_question_by_its_licence_with_its_names(
    client: TestClient,
) -> None:
    asked = client.get("/v1/lookup?licence=32/2025&lang=en").json()
    found = client.get(f"/v1/lenders/{asked['lender']['id']}?lang=en").json()
    names = found.pop("names")
    assert names[0] == {"name": "1 - CASH PTE. LTD.", "kind": "legal"}
    assert found["query"] == {
        "text": asked["lender"]["id"],
        "type": "lender",
        "normal": asked["lender"]["id"],
    }
    assert {**found, "query": 0} == {**asked, "query": 0}


def test_a_brand_says_who_ties_it_to_the_lender(client: TestClient) -> None:
    lender = client.get("/v1/lookup?name=招联").json()["lender"]
    names = client.get(f"/v1/lenders/{lender['id']}").json()["names"]
    assert names[0]["kind"] == "legal"
    assert all(one["evidence"]["register"] for one in names[1:])


def test_every_listed_lender_can_be_asked_for(client: TestClient) -> None:
    for one in every(client, limit=500)[::50]:
        found = client.get("/v1/lenders/" + one["id"]).json()
        assert (found["lender"]["id"], found["verdict"]) == (one["id"], one["verdict"])


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("country=XX", "country= is one of: AU, CN"),
        ("category=moneylenders", "category= is one of: "),
        ("verdict=good", "verdict= is one of: "),
        ("limit=0", "from 1 to 500"),
        ("limit=501", "from 1 to 500"),
        ("limit=٣", "from 1 to 500"),
        ("limit=99999", "from 1 to 500"),
        ("page=2", "Ask only with: country, category, verdict, after, limit"),
        ("country=CN&country=SG", "each once"),
    ],
)
def test_a_question_that_cannot_be_asked_is_no_empty_list(
    client: TestClient, asked: str, told: str
) -> None:
    answer = client.get(f"/v1/lenders?{asked}")
    assert answer.status_code == 400
    assert told in answer.json()["detail"]


def test_an_unknown_lender_is_404(client: TestClient) -> None:
    answer = client.get("/v1/lenders/nobody")
    assert (answer.status_code, answer.json()["status"]) == (404, 404)


def test_what_is_held_already_is_not_sent_again(client: TestClient) -> None:
    lender = client.get("/v1/lenders?limit=1").json()["lenders"][0]["id"]
    for address in ("/v1/lenders", f"/v1/lenders/{lender}", "/v1/registers"):
        tag = client.get(address).headers["etag"]
        again = client.get(address, headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")

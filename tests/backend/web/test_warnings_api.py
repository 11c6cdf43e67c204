"""/v1/warnings, asked of the real application."""

from pathlib import Path

import pytest
from published_site import Site
from starlette.testclient import TestClient
from warned_sites import AS_OF

from xiancha.lookup.answer import WarningList
from xiancha.web.app import create_app

SITE = "globalfxm.example"


@pytest.fixture(scope="module")
def client(tiny_editions: Path) -> TestClient:
    return TestClient(create_app(tiny_editions), raise_server_exceptions=False)


def test_warnings_are_listed_once_with_what_the_list_says(client: TestClient) -> None:
    page = client.get("/v1/warnings?limit=40")
    found = page.json()["warnings"]
    while page.links:
        page = client.get(page.links["next"]["url"])
        found += page.json()["warnings"]
    held = WarningList.model_validate({**page.json(), "warnings": found})
    assert len({one.id for one in held.warnings}) == len(held.warnings) == held.total > 80
    (one,) = (one for one in held.warnings if one.value == SITE)
    assert (one.id, one.type, one.country) == (f"lt-illegal-websites:host:{SITE}", "host", "LT")
    assert (one.verdict, one.evidence.as_of) == ("warned", AS_OF)


def test_a_name_printed_beside_a_warned_address_is_not_in_the_list(client: TestClient) -> None:
    page = client.get("/v1/warnings?limit=500").text
    assert "lt-hvb.example" in page
    assert "HVB Bank" not in page


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("country=CN", "country= is one of: "),
        ("register=sg-mlaw-moneylenders", "register= is one of: "),
        ("type=url", "type= is one of: app, host, name, phone"),
        ("limit=0", "from 1 to 500"),
        ("page=2", "Ask only with: country, register, type, after, limit"),
    ],
)
def test_a_slip_of_the_pen_is_no_empty_list(client: TestClient, asked: str, told: str) -> None:
    answer = client.get(f"/v1/warnings?{asked}")
    assert answer.status_code == 400
    assert told in answer.json()["detail"]


def test_what_is_retracted_is_not_listed(tiny_editions: Path, tmp_path: Path) -> None:
    site = Site(tiny_editions, tmp_path / "editions")
    before = site.client.get("/v1/warnings?limit=1").json()["total"]
    site.retract("host", SITE)
    after = site.client.get("/v1/warnings?limit=500").json()
    assert SITE not in {one["value"] for one in after["warnings"]}
    assert after["total"] == len(after["warnings"]) == before - 1

"""A server heeds a retraction and its timestamp's age as soon as they lie there."""

from __future__ import annotations

from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from published_site import Site
from starlette.testclient import TestClient

from xiancha import messages
from xiancha.edition import files, on_disk
from xiancha.edition.time_format import instant
from xiancha.publish import sign_timestamp
from xiancha.web.app import create_app

pytestmark = pytest.mark.slow
DAY = timedelta(days=1)


@pytest.fixture
def site(few_editions: Path, tmp_path: Path) -> Site:
    return Site(few_editions, tmp_path / "editions")


def test_a_retraction_holds_at_once_and_until_it_is_withdrawn(site: Site) -> None:
    before = site.client.get("/v1/lookup", params={"q": "1-cash.sg"})
    tag = {"If-None-Match": before.headers["etag"]}
    assert before.json()["verdict"] == "licensed"
    assert site.client.get("/v1/lookup", params={"q": "1-cash.sg"}, headers=tag).status_code == 304
    site.retract("host", "1-cash.sg")
    after = site.client.get("/v1/lookup", params={"q": "1-cash.sg"}, headers=tag).json()
    assert (after["verdict"], after["reason"], after["evidence"]) == ("uncovered", "retracted", [])
    assert after["retracted"] == site.now.date().isoformat()
    site.now += DAY
    site.retract("host", "1-cash.sg", withdraw=True)
    assert site.ask("1-cash.sg")["verdict"] == "licensed"


def test_pages_lists_and_batches_heed_it(site: Site) -> None:
    id = "sg-mlaw-moneylenders:1cashpteltd"
    assert site.client.get(f"/v1/lenders/{id}").json()["verdict"] == "licensed"
    site.retract("lender", id)
    page = BeautifulSoup(site.client.post("/?lang=en", data={"q": "1-cash.sg"}).text, "lxml")
    said = {"date": site.now.date().isoformat()}
    shown = " ".join(page.get_text().split())
    assert messages.text("en", "says_uncovered_retracted", said) in shown
    assert "1 - CASH" not in shown
    found = site.client.get(f"/v1/lenders/{id}").json()
    assert (found["reason"], found["lender"], found["names"]) == ("retracted", None, [])
    listed = site.client.get("/v1/lenders", params={"country": "SG", "limit": 500}).text
    assert id not in listed
    asked = {"questions": [{"licence": "32/2025"}, {"host": "1-cash.sg"}]}
    answers = site.client.post("/v1/lookup", json=asked).json()["answers"]
    assert [one["reason"] for one in answers] == ["retracted"] * 2


def test_an_older_list_of_retractions_is_not_heeded(site: Site) -> None:
    site.retract("host", "1-cash.sg")
    older = (site.folder / files.TIMESTAMP).read_bytes()
    site.retract("host", "msxf.com")
    assert site.ask("msxf.com")["reason"] == "retracted"
    (site.folder / files.TIMESTAMP).write_bytes(older)
    assert site.ask("msxf.com")["reason"] == "retracted"


def test_after_two_days_without_a_new_timestamp_it_is_said_everywhere(site: Site) -> None:
    stood = site.now
    site.now += 2 * DAY
    assert site.ask("1-cash.sg")["unconfirmed"] is False
    site.now += timedelta(seconds=1)
    assert site.ask("1-cash.sg")["unconfirmed"] is True
    ready = site.client.get("/readyz")
    assert (ready.status_code, ready.json()["status"]) == (200, "ready")
    assert (ready.json()["unconfirmed"], ready.json()["confirmed"]) == (True, instant(stood))
    for language in messages.LANGUAGES:
        page = site.client.get("/", params={"lang": messages.tag(language)}).text
        words = messages.text(language, "page_unconfirmed", {"date": instant(stood)[:10]})
        assert words in BeautifulSoup(page, "lxml").get_text()
    sign_timestamp.again(site.folder, site.ring, site.now)
    assert site.ask("1-cash.sg")["unconfirmed"] is False
    assert site.client.get("/readyz").json()["confirmed"] == instant(site.now)


def test_the_age_of_the_timestamp_is_measured(few_editions: Path, tmp_path: Path) -> None:
    app = create_app(few_editions, (ip_network("127.0.0.0/8"),))
    client = TestClient(app, base_url="http://127.0.0.1", client=("127.0.0.1", 1))
    at = on_disk.stamped(few_editions).issued_at.timestamp()
    lines = client.get("/metrics").text.splitlines()
    (line,) = (one for one in lines if one.startswith("xiancha_edition_confirmed_seconds"))
    assert float(line.split()[1]) == at

"""A server heeds a retraction, a revocation and its timestamp's age as soon as they lie there."""

from __future__ import annotations

import shutil
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from xiancha import messages
from xiancha.edition import files, verify
from xiancha.edition.envelope import Envelope
from xiancha.edition.instant import instant
from xiancha.publish import folder, keyring, next_keys, retract, stamp
from xiancha.web.app import create_app

pytestmark = pytest.mark.slow
DAY = timedelta(days=1)


class Site:
    """A folder of editions, its server, and the time there."""

    def __init__(self, editions: Path, folder: Path) -> None:
        self.folder = Path(shutil.copytree(editions, folder))
        self.ring = keyring.load(self.folder / "keys")
        self.now = verify.stamped(self.folder).issued_at
        app = create_app(self.folder, clock=lambda: self.now.timestamp())
        self.client = TestClient(app, base_url="http://127.0.0.1", client=("127.0.0.1", 1))

    def ask(self, q: str) -> dict[str, object]:
        answer: dict[str, object] = self.client.get("/v1/lookup", params={"q": q}).json()
        return answer

    def retract(self, what: retract.What, value: str, *, withdraw: bool = False) -> None:
        last = stamp.served(self.folder)
        one = retract.entry(what, value, self.now.date())
        held = retract.held(self.folder, last)
        content = retract.changed(held, one, self.now, withdraw=withdraw)
        named = retract.write(self.folder, self.ring, content)
        stamp.point(self.folder, self.ring, self.now, last.edition, named)


@pytest.fixture
def site(editions: Path, tmp_path: Path) -> Site:
    return Site(editions, tmp_path / "editions")


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
    page = BeautifulSoup(site.client.get("/", params={"q": "1-cash.sg", "lang": "en"}).text, "lxml")
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
    stamp.again(site.folder, site.ring, site.now)
    assert site.ask("1-cash.sg")["unconfirmed"] is False
    assert site.client.get("/readyz").json()["confirmed"] == instant(site.now)


def test_the_age_of_the_timestamp_is_measured(editions: Path, tmp_path: Path) -> None:
    app = create_app(editions, (ip_network("127.0.0.0/8"),))
    client = TestClient(app, base_url="http://127.0.0.1", client=("127.0.0.1", 1))
    at = verify.stamped(editions).issued_at.timestamp()
    lines = client.get("/metrics").text.splitlines()
    (line,) = (one for one in lines if one.startswith("xiancha_edition_confirmed_seconds"))
    assert float(line.split()[1]) == at


def test_an_edition_whose_key_is_revoked_vouches_for_nobody(site: Site) -> None:
    assert site.ask("1-cash.sg")["verdict"] == "licensed"
    held = site.ring.keys
    (old,) = held.roles.editions.keys
    fresh = keyring.new_key(site.ring.place, "editions")
    draft = next_keys.add(next_keys.following(held, site.now), "editions", fresh)
    text = next_keys.revoke(draft, old).text()
    offered = keyring.signed(Envelope(signed=text, signatures={}), site.ring.here("keys"))
    ring = keyring.install(site.ring, offered)
    folder.replace(site.folder / files.KEYS, ring.published)
    for q in ("1-cash.sg", "msxf.com"):
        answer = site.ask(q)
        assert (answer["verdict"], answer["reason"]) == ("uncovered", "revoked")
        assert answer["evidence"], "it can still be read"
    assert site.ask("globalfxm.example")["verdict"] == "warned"
    assert site.client.get("/readyz").status_code == 200

"""/v1/changes, its feed, and a lender's history, asked of the real application."""

from __future__ import annotations

import sqlite3
from copy import deepcopy
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import etree
from published_site import Site
from starlette.testclient import TestClient

from xiancha.edition import on_disk
from xiancha.lookup import Edition
from xiancha.web.app import create_app
from xiancha.web.changes_api import ChangeList

ATOM = "{http://www.w3.org/2005/Atom}"
ONE = "sg-mlaw-moneylenders:one.example"
LISTED = ("2026-01-01", "https://r.example/list")
OWN = ("sg-mlaw-moneylenders", "lender", ONE, ONE, "ONE.EXAMPLE")
HOST = ("sg-mlaw-moneylenders", "channel", "host:one.example", ONE, "ONE.EXAMPLE")
MANY = ("lt-illegal-websites", "warning", "", "", "")
GONE = ("", "lender", "gone", "gone", "A & <B>\x01")
ROWS = [
    (100, 1, "SG", *OWN, "added", "", "licensed", 1, *LISTED),
    (100, 2, "SG", *HOST, "added", "", "licensed", 1, *LISTED),
    (200, 1, "LT", *MANY, "added", "", "", 6000, "", ""),
    (200, 2, "SG", *GONE, "removed", "ended", "", 1, "", ""),
]


@pytest.fixture(scope="module")
def client(tiny_editions: Path, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A server of an edition of which four changes are known."""
    site = Site(tiny_editions, tmp_path_factory.mktemp("site") / "editions")
    current = site.client.app.state.current  # type: ignore[attr-defined]
    held: Edition = current.get()
    memory = sqlite3.connect(":memory:", check_same_thread=False)
    held.database.connection.backup(memory)
    memory.executemany(f"INSERT INTO changes VALUES ({', '.join('?' * 14)})", ROWS)
    held.changes._database, held.changes.since = memory, 50
    return site.client


def atom_grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


def test_changes_are_paged_after_an_edition(client: TestClient) -> None:
    page = client.get("/v1/changes?limit=1")
    found = page.json()["changes"]
    while page.links:
        page = client.get(page.links["next"]["url"])
        found += page.json()["changes"]
    held = ChangeList.model_validate({**page.json(), "changes": found}, by_alias=True)
    assert [(one.edition, one.kind, one.many) for one in held.changes] == [
        (100, "lender", 1),
        (100, "channel", 1),
        (200, "warning", 6000),
        (200, "lender", 1),
    ]
    assert held.since == 50
    late = client.get("/v1/changes?since=100").json()["changes"]
    assert late == found[2:]
    assert client.get("/v1/changes?since=200").json()["changes"] == []


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("since=yesterday", "since= is the number of an edition"),
        ("after=3", "after= is `next` of a page"),
        ("kind=host", "kind= is one of: channel, lender, warning"),
        ("country=XX", "country= is one of"),
        ("page=2", "Ask only with: country, register, kind, since, after, limit"),
    ],
)
def test_a_slip_of_the_pen_is_no_empty_list(client: TestClient, asked: str, told: str) -> None:
    answer = client.get(f"/v1/changes?{asked}")
    assert answer.status_code == 400
    assert told in answer.json()["detail"]


def test_the_feed_tells_the_newest_first(client: TestClient) -> None:
    sent = client.get("/v1/changes.atom?country=SG")
    assert sent.headers["content-type"] == "application/atom+xml"
    feed = ElementTree.fromstring(sent.content)
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == [
        "A & <B> : removed (ended)",
        "one.example: added (licensed)",
        "ONE.EXAMPLE: added (licensed)",
    ]
    for one in (feed, *feed.iter(f"{ATOM}entry")):
        for needed in ("id", "title", "updated"):
            assert one.findtext(f"{ATOM}{needed}")
    ids = [one.text for one in feed.iter(f"{ATOM}id")]
    assert len({*ids}) == len(ids)
    held = {"If-None-Match": sent.headers["etag"]}
    assert client.get("/v1/changes.atom?country=SG", headers=held).status_code == 304
    assert client.get("/v1/changes.atom?limit=3").status_code == 400


def test_the_feed_is_as_rfc_4287_demands(client: TestClient) -> None:
    feed = etree.fromstring(client.get("/v1/changes.atom").content)
    grammar = atom_grammar()
    grammar.assertValid(feed)
    for needed in ("id", "title", "updated", "author"):
        lacking = deepcopy(feed)
        lacking.remove(lacking.find(f"{ATOM}{needed}"))
        assert not grammar.validate(lacking), needed
    for link in feed.iter(f"{ATOM}link"):
        del link.attrib["href"]
    assert not grammar.validate(feed)


def test_a_lender_has_a_history(client: TestClient) -> None:
    found = client.get(f"/v1/lenders/{ONE}/history").json()
    assert [one["kind"] for one in found["changes"]] == ["lender", "channel"]
    gone = client.get("/v1/lenders/gone/history").json()
    assert [one["what"] for one in gone["changes"]] == ["removed"]
    assert client.get("/v1/lenders/nobody/history").status_code == 404


def test_a_first_edition_knows_of_no_changes(tiny_editions: Path) -> None:
    client = TestClient(create_app(tiny_editions), raise_server_exceptions=False)
    found = client.get("/v1/changes").json()
    assert found["changes"] == []
    assert found["since"] == on_disk.newest(tiny_editions).number
    empty = client.get("/v1/changes.atom")
    atom_grammar().assertValid(etree.fromstring(empty.content))

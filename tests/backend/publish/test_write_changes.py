"""What editions changed: written at publication, carried on, read without what was retracted."""

from __future__ import annotations

import json
import shutil
import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from stored import accept, row

from xiancha.edition import on_disk
from xiancha.edition.hashed_ids import mark
from xiancha.edition.retractions import Retractions
from xiancha.keys import keyring
from xiancha.lookup import Edition
from xiancha.lookup.without_retracted import Against
from xiancha.model import Channel, ChannelType, Reading, Row, Source, Status
from xiancha.publish import build_files, new_edition, write_changes
from xiancha.publish.new_edition import Published
from xiancha.store import Store

MLAW, WARNS = "sg-mlaw-moneylenders", "lt-illegal-websites"
FIRST = datetime(2026, 2, 1, tzinfo=UTC)


def lender(key: str, host: str = "", licence: str = "1") -> Row:
    channels = (Channel(type=ChannelType.host, value=host),) if host else ()
    found = row(key, category="moneylender", licence=licence)
    return found.model_copy(update={"channels": channels})


def warn(store: Store, day: int, *hosts: str) -> None:
    at = datetime(2026, 1, day, tzinfo=UTC)
    rows = tuple(
        Row(
            key=host,
            name="",
            status=Status.warned,
            channels=(Channel(type=ChannelType.host, value=host),),
        )
        for host in hosts
    )
    source = Source(WARNS, at.date(), at, f"{day:064}", "https://r.example/warned")
    store.accept(f"document:w{day}", source, Reading(as_of=at.date(), rows=rows))


class Desk:
    """Publishes into a folder, each time a day later."""

    def __init__(self, place: Path) -> None:
        self.store = Store(f"sqlite:///{place / 'store.sqlite'}")
        self.ring = keyring.new(place / "keys", FIRST)
        self.editions, self.now = place / "editions", FIRST

    def publish(self) -> Published:
        self.now += timedelta(days=1)
        asked = (self.store, {}, self.ring, self.editions)
        return new_edition.publish(*asked, only_changed=True, now=self.now)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Three editions that differ."""
    made = Desk(tmp_path_factory.mktemp("desk"))
    accept(
        made.store,
        1,
        lender("stays", "stays.example"),
        lender("goes"),
        register=MLAW,
        whole=("moneylender",),
    )
    warn(made.store, 1, "one.example", "two.example")
    made.publish()
    renewed = lender("stays", "stays.example", licence="2")
    come = lender("comes", "comes.example")
    accept(made.store, 2, renewed, come, register=MLAW, whole=("moneylender",))
    made.publish()
    warn(made.store, 3, "two.example", "three.example")
    made.publish()
    return made


@pytest.fixture(scope="module")
def edition(desk: Desk) -> Edition:
    return Edition(on_disk.newest(desk.editions))


def told(found: list[dict[str, Any]]) -> set[tuple[str, ...]]:
    return {tuple(one[key] for key in ("kind", "id", "what", "before", "after")) for one in found}


def test_each_change_is_told_once_in_the_edition_that_made_it(desk: Desk, edition: Edition) -> None:
    every = edition.changes.page({}, (0, 0), 100).changes
    second = [one for one in every if one["edition"] == desk_number(2)]
    assert told(second) == {
        ("lender", f"{MLAW}:stays", "licence", "1", "2"),
        ("lender", f"{MLAW}:goes", "verdict", "licensed", "uncovered"),
        ("lender", f"{MLAW}:comes", "added", "", "licensed"),
        ("channel", "host:comes.example", "added", "", "licensed"),
    }
    third = [one for one in every if one not in second]
    assert {one["edition"] for one in third} == {edition.number}
    assert told(third) == {
        ("warning", f"{WARNS}:host:three.example", "added", "", "warned"),
        ("warning", f"{WARNS}:host:one.example", "removed", "warned", ""),
    }
    assert edition.changes.since == desk_number(1)
    assert {(one["register"], one["as_of"], one["url"]) for one in second} == {
        (MLAW, "2026-01-02", "https://r.example/list")
    }


def desk_number(day: int) -> int:
    return int((FIRST + timedelta(days=day)).timestamp())


def test_changes_are_asked_for_by_edition_country_register_and_kind(edition: Edition) -> None:
    changes = edition.changes
    late = changes.page({}, (desk_number(2), 1 << 62), 100).changes
    assert {one["kind"] for one in late} == {"warning"}
    assert changes.page({"country": "LT"}, (0, 0), 100).changes == late
    assert changes.page({"register": WARNS}, (0, 0), 100).changes == late
    assert len(changes.page({"kind": "channel"}, (0, 0), 100).changes) == 1
    assert changes.newest({}, 2) == late[::-1]


def test_pages_hold_every_change_once(edition: Edition) -> None:
    every = edition.changes.page({}, (0, 0), 100).changes
    found, after = list[dict[str, Any]](), (0, 0)
    while True:
        page = edition.changes.page({}, after, 1)
        found += page.changes
        if page.next is None:
            break
        number, place = page.next.split("-")
        after = int(number), int(place)
    assert found == every


def test_a_lender_that_comes_has_a_history_with_its_channels(edition: Edition) -> None:
    history = edition.changes.of_lender(f"{MLAW}:comes")
    assert [one["kind"] for one in history] == ["lender", "channel"]
    assert edition.changes.of_lender("") == []


def test_a_channel_that_is_anothers_now_is_in_both_histories(tmp_path: Path) -> None:
    made = Desk(tmp_path)
    for day, mine, others in ((1, "moves.example", ""), (2, "", "moves.example")):
        rows = lender("mine", mine), lender("others", others)
        accept(made.store, day, *rows, register=MLAW, whole=("moneylender",))
        made.publish()
    changes = Edition(on_disk.newest(made.editions)).changes
    moved = ("channel", "host:moves.example", "owner", f"{MLAW}:mine", f"{MLAW}:others")
    for one in ("mine", "others"):
        assert moved in told(changes.of_lender(f"{MLAW}:{one}"))


def test_what_was_retracted_is_in_no_change(desk: Desk) -> None:
    said = {"type": "retractions", "version": 1, "issued_at": "2026-02-27T09:00:00Z"}
    entries = [
        {"what": "host", "value": mark("host", "three.example"), "on": "2026-02-27"},
        {"what": "lender", "value": f"{MLAW}:comes", "on": "2026-02-27"},
    ]
    against = Against(Retractions.model_validate_json(json.dumps({**said, "entries": entries})))
    changes = Edition(on_disk.newest(desk.editions), against=against).changes
    assert {one["id"] for one in changes.page({}, (0, 0), 100).changes} == {
        f"{MLAW}:stays",
        f"{MLAW}:goes",
        f"{WARNS}:host:one.example",
    }
    assert changes.of_lender(f"{MLAW}:comes") == []


def test_where_nothing_changed_no_other_edition_is_published(tmp_path: Path) -> None:
    made = Desk(tmp_path)
    accept(made.store, 1, lender("stays"), register=MLAW, whole=("moneylender",))
    assert not made.publish().kept
    (made.editions / ".made-from.json").unlink()
    assert made.publish().kept
    accept(made.store, 2, lender("stays", licence="2"), register=MLAW, whole=("moneylender",))
    assert not made.publish().kept
    (made.editions / ".made-from.json").unlink()
    assert made.publish().kept


def database(desk: Desk, day: int, to: Path) -> Path:
    """A copy of an edition's database."""
    held = build_files.database_of(desk.editions, desk_number(day))
    assert held
    return Path(shutil.copy(held, to))


def known(file: Path) -> list[tuple[Any, ...]]:
    with sqlite3.connect(file) as connection:
        return connection.execute("SELECT kind, what, many FROM changes").fetchall()


def emptied(file: Path) -> Path:
    with sqlite3.connect(file) as connection:
        connection.execute("DELETE FROM changes")
        connection.execute("DELETE FROM facts WHERE name = ?", (write_changes.FROM,))
    return file


def test_with_a_damaged_edition_nothing_is_compared(desk: Desk, tmp_path: Path) -> None:
    file = emptied(database(desk, 2, tmp_path / "new"))
    damaged = database(desk, 1, tmp_path / "old")
    damaged.write_bytes(damaged.read_bytes()[:5000])
    write_changes.write(file, desk_number(2), damaged, desk_number(1))
    assert known(file) == []


def test_of_very_many_one_row_tells_the_number(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_changes, "MOST", 1)
    file, old = emptied(database(desk, 3, tmp_path / "new")), database(desk, 1, tmp_path / "old")
    with sqlite3.connect(old) as connection:
        connection.execute("DELETE FROM warnings")
    write_changes.write(file, desk_number(3), old, desk_number(1))
    assert ("warning", "added", 2) in known(file)


def test_after_four_hundred_days_a_change_is_forgotten(desk: Desk, tmp_path: Path) -> None:
    file, old = emptied(database(desk, 3, tmp_path / "new")), database(desk, 3, tmp_path / "old")
    late = date(2027, 3, 20)
    number = int(datetime(late.year, late.month, late.day, tzinfo=UTC).timestamp())
    write_changes.write(file, number, old, desk_number(3))
    assert known(file) == []
    with sqlite3.connect(file) as connection:
        fact = "SELECT value FROM facts WHERE name = ?"
        (since,) = connection.execute(fact, (write_changes.FROM,)).fetchone()
    assert since == str(desk_number(3))

"""A newer edition is opened while the one in hand answers."""

from __future__ import annotations

import gc
import json
import logging
import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Any
from weakref import ref

import pytest
from newer_editions import newer, settled, ticking
from starlette.testclient import TestClient

from xiancha.atomic_file import replace
from xiancha.edition import files, on_disk
from xiancha.edition.envelope import Envelope
from xiancha.keys import keyring, next_version
from xiancha.publish import clock, retract, review_changes, sign_timestamp, write_changes
from xiancha.store import Store
from xiancha.web.app import create_app
from xiancha.web.current_edition import CurrentEdition

pytestmark = pytest.mark.slow


class Held:
    """Holds each opening of a newer edition until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.go = Event(), Event()
        self.count = 0
        self._opened = on_disk.opened
        monkeypatch.setattr(on_disk, "opened", self._open)

    def _open(self, *asked: Any) -> on_disk.Whole:
        found = self._opened(*asked)
        self.count += 1
        self.begun.set()
        assert self.go.wait(60)
        return found


def test_the_one_in_hand_answers_while_a_newer_one_is_opened(
    folder: Path, tiny: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    current, opening = CurrentEdition(folder, ticking()), Held(monkeypatch)
    held = current.get()
    made = newer(folder, tiny)
    for _ in range(3):
        assert current.get() is held
        assert opening.begun.wait(60)
    assert not current.refused
    opening.go.set()
    assert settled(current).number == made.number
    assert opening.count == 1


def test_an_edition_that_is_named_is_handed_out_while_it_is_opened(
    folder: Path, tiny: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    web, opening = create_app(folder), Held(monkeypatch)
    with TestClient(web) as reader:
        reader.get(f"/editions/{files.TIMESTAMP}").raise_for_status()
        made = newer(folder, tiny)
        named = reader.get(f"/editions/{files.TIMESTAMP}").json()
        assert json.loads(named["signed"])["edition"]["number"] == made.number
        assert opening.begun.wait(60)
        assert reader.get(f"/editions/{files.manifest_path(made.number)}").status_code == 200
        assert reader.get(f"/editions/{files.manifest_path(made.number + 1)}").status_code == 404
        opening.go.set()


def test_what_is_taken_back_meanwhile_holds_at_once_and_in_the_newer_one(
    folder: Path, tiny: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    current, opening = CurrentEdition(folder, ticking()), Held(monkeypatch)
    held = current.get()
    made = newer(folder, tiny)
    assert current.get() is held
    assert opening.begun.wait(60)
    retracted(folder)
    assert (current.get().number, current.get().against.version) == (held.number, 1)
    opening.go.set()
    assert settled(current).against.version == 1
    assert settled(current).number == made.number


def retracted(folder: Path) -> None:
    """Take a lender back; the edition that the timestamp names stays."""
    ring, last, now = keyring.load(folder / "keys"), sign_timestamp.served(folder), clock.moment()
    entry = retract.entry("name", "SOME LENDER PTE. LTD.", now.date())
    content = retract.changed(retract.held(folder, last), entry, now, withdraw=False)
    named = retract.write(folder, ring, content)
    sign_timestamp.point(folder, ring, now, last.edition, named)


def test_a_key_that_is_revoked_meanwhile_lets_its_edition_in_no_more(
    folder: Path, tiny: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    current, opening = CurrentEdition(folder, ticking()), Held(monkeypatch)
    held = current.get()
    newer(folder, tiny)
    assert current.get() is held
    assert opening.begun.wait(60)
    ring = keyring.load(folder / "keys")
    fresh = keyring.new_key(ring.place, "editions")
    draft = next_version.add(next_version.following(ring.keys, clock.moment()), "editions", fresh)
    (old,) = ring.role("editions").keys
    text = next_version.revoke(draft, old).text()
    signed = keyring.signed(Envelope(signed=text, signatures={}), ring.here("keys"))
    replace(folder / files.KEYS, keyring.install(ring, signed).published)
    assert current.get().against.is_revoked
    opening.go.set()
    assert settled(current).number == held.number
    assert "signed by a key that v2/keys.json does not name" in current.refused


def test_a_pointer_that_goes_back_meanwhile_leaves_the_one_in_hand(
    folder: Path, tiny: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    current, opening = CurrentEdition(folder, ticking()), Held(monkeypatch)
    held, older = current.get(), (folder / files.TIMESTAMP).read_bytes()
    newer(folder, tiny)
    assert current.get() is held
    assert opening.begun.wait(60)
    replace(folder / files.TIMESTAMP, older)
    assert current.get() is held
    assert current.opening is None
    opening.go.set()
    assert settled(current) is held
    assert not current.refused


def test_an_older_edition_goes_as_soon_as_nothing_holds_it(folder: Path, tiny: Store) -> None:
    """Whatever lives when one was opened is not looked through for garbage again."""
    current = CurrentEdition(folder, ticking())
    held = current.get()
    held.lenders.page({}, "", 1)
    parts = [ref(one) for one in (held, held.database, held.lenders, held.lookalikes)]
    connection = held.database.connection
    made = newer(folder, tiny)
    assert settled(current).number == made.number
    gc.disable()
    try:
        del held
        assert [one() for one in parts] == [None] * 4
    finally:
        gc.enable()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")


@pytest.mark.parametrize(
    "change", ["DROP VIEW answers", "UPDATE known SET host = CAST(host AS BLOB)"]
)
def test_one_that_cannot_be_read_is_opened_once_until_its_files_change(
    folder: Path,
    tiny: Store,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    change: str,
) -> None:
    current, opening = CurrentEdition(folder, ticking()), Held(monkeypatch)
    opening.go.set()
    held, write = current.get(), write_changes.write

    def written(database: Path, *values: Any) -> None:
        write(database, *values)
        with closing(sqlite3.connect(database)) as made:
            made.execute(change)
            made.commit()

    monkeypatch.setattr(write_changes, "write", written)
    monkeypatch.setattr(review_changes, "check", lambda *_: None)
    made = newer(folder, tiny)
    with caplog.at_level(logging.WARNING, "xiancha"):
        for _ in range(3):
            assert settled(current) is held
        assert opening.count == 1
        (folder / files.manifest_path(made.number)).touch()
        for _ in range(3):
            assert settled(current) is held
    assert opening.count == 2
    (said,) = caplog.messages
    assert f"{made.number} is not of a kind that this version reads" in said
    assert said.endswith(current.refused)


def test_keys_and_retractions_read_no_channel_again(folder: Path) -> None:
    current = CurrentEdition(folder, ticking())
    held = current.get()
    retracted(folder)
    assert current.get() is not held
    assert current.get().database.held is held.database.held is not None

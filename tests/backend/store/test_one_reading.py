"""One reading of the store for all that goes into an edition, whatever is accepted meanwhile."""

from __future__ import annotations

import itertools
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from registry import EXPORT, LITHUANIA

from xiancha.edition import on_disk
from xiancha.keys import keyring
from xiancha.model import Document, Reading, Source
from xiancha.publish import new_edition
from xiancha.registers import catalogue
from xiancha.store import Store, StoreProblem

AT = datetime(2026, 1, 1, tzinfo=UTC)
LISTS = [
    catalogue.register(LITHUANIA).read(
        Document(body=text.encode(), url="", retrieved_at=AT, as_of=date(2026, 1, 1))
    )
    for text in (EXPORT, EXPORT + "one-more.example;;\n")
]


def accept(store: Store, number: int) -> None:
    """One list after the other, each of a day of its own."""
    day = date(2026, 1, 1 + number % 28)
    reading: Reading = LISTS[number % 2].model_copy(update={"as_of": day})
    source = Source(
        register=LITHUANIA, as_of=day, retrieved_at=AT, sha256="0" * 64, url="https://lt.example"
    )
    store.accept(f"document:{number}", source, reading)


def test_a_document_accepted_between_two_questions_tears_nothing(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where SQLite lets nobody write meanwhile, nobody waits here."""
    monkeypatch.setattr("xiancha.store.engine.PATIENCE", 0)
    store, other, numbers = Store(url), Store(url), itertools.count(1)
    accept(store, 0)
    ring, asked, is_busy = keyring.new(tmp_path / "keys", AT), 0, False

    def meanwhile(*_: Any) -> None:
        nonlocal asked, is_busy
        if not is_busy:
            asked, is_busy = asked + 1, True
            with suppress(StoreProblem):
                accept(other, next(numbers))
            is_busy = False

    sa.event.listen(sa.Engine, "after_cursor_execute", meanwhile)
    try:
        made = new_edition.publish(store, {}, ring, tmp_path / "editions")
    finally:
        sa.event.remove(sa.Engine, "after_cursor_execute", meanwhile)
    whole = on_disk.newest(tmp_path / "editions")
    assert whole.number == made.number
    told = whole.manifest.registers[LITHUANIA]
    shards = [whole.content(name) for name in whole.files if name.startswith("zh-CN/LT/warned/")]
    assert asked > 5
    assert told.rows == sum(len(one["warned"]) for one in shards)
    assert told.documents == ((told.as_of, told.retrieved_at),)
    accept(other, next(numbers))
    for one in (store, other):
        one.close()


def test_a_publication_opens_one_connection(url: str, tmp_path: Path) -> None:
    store, connections = Store(url), 0
    accept(store, 0)
    ring = keyring.new(tmp_path / "keys", AT)

    def count(*_: Any) -> None:
        nonlocal connections
        connections += 1

    sa.event.listen(sa.Engine, "engine_connect", count)
    try:
        new_edition.publish(store, {}, ring, tmp_path / "editions")
    finally:
        sa.event.remove(sa.Engine, "engine_connect", count)
    assert connections == 1
    store.close()

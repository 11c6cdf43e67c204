"""A store that is damaged, full or in use: one clear line, and `refresh --every` goes on."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest
import respx
import sqlalchemy as sa
from commands import Command
from registry import EXPORT, LITHUANIA

from xiancha.commands import registers as register_commands
from xiancha.commands.terminal import open_store
from xiancha.fetch.client import fetcher
from xiancha.fetch.clock import Clock
from xiancha.registers.lt_illegal_websites.parse import URL
from xiancha.settings import Settings
from xiancha.store import Store, StoreProblem, engine

READS = (["registers"], ["registers", LITHUANIA], ["publish"], ["refresh", LITHUANIA])


@pytest.fixture
def file(settings: Settings, xiancha: Command, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a store with the starter rows in it; nobody waits long for a lock."""
    monkeypatch.setattr(engine, "PATIENCE", 0.1)
    open_store(settings).close()
    xiancha("keys", "new")
    return settings.data_dir / "store.sqlite"


@pytest.fixture
def export(tmp_path: Path) -> list[str]:
    """The arguments that import a good list."""
    (tmp_path / "export.csv").write_text(EXPORT, "utf-8")
    return ["import", LITHUANIA, str(tmp_path / "export.csv"), "--as-of", "2026-11-21"]


@contextmanager
def in_use(file: Path) -> Iterator[None]:
    """Another program is writing to the store all the while."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def cramped() -> Iterator[None]:
    """No store can grow."""

    def limit(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")

    sa.event.listen(sa.Engine, "connect", limit)
    try:
        yield
    finally:
        sa.event.remove(sa.Engine, "connect", limit)


def spoil_pages(file: Path) -> None:
    """Every page after the first two is overwritten: the file still opens as a database."""
    whole = file.read_bytes()
    file.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))


def spoil_values(file: Path) -> None:
    """The database is sound, but what stands in it is not what this program writes."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE documents SET whole = '[\"cut off'")
        connection.execute("UPDATE rows SET data = '{}'")


def one_line(ended: tuple[int, str, str], words: str) -> None:
    code, _, err = ended
    assert code == 1
    assert re.fullmatch(r"[^\n]+\n", err)
    assert words in err


@pytest.mark.parametrize("arguments", READS)
@pytest.mark.parametrize("spoil", [spoil_pages, spoil_values])
def test_a_damaged_store_is_one_line_with_the_next_step(
    file: Path, xiancha: Command, spoil: object, arguments: list[str]
) -> None:
    spoil(file)
    one_line(xiancha(*arguments), f"{file} is damaged (")
    one_line(xiancha(*arguments), "Restore it from a copy, or move it away: a new one starts")


def test_an_import_into_a_store_in_use_is_one_line(
    file: Path, xiancha: Command, export: list[str]
) -> None:
    with in_use(file):
        ended = xiancha(*export)
        one_line(ended, f"{file} is in use by another program (database is locked). Wait until")
        assert ended[2].startswith(f"{LITHUANIA}: ")
    assert xiancha(*export)[0] == 0


def test_an_import_without_room_is_one_line(
    file: Path, xiancha: Command, export: list[str]
) -> None:
    with cramped():
        one_line(xiancha(*export), f"{file} has no room left (database or disk is full). Make room")
    assert xiancha(*export)[0] == 0


def test_a_document_that_cannot_be_archived_is_one_line(
    file: Path, xiancha: Command, export: list[str], settings: Settings
) -> None:
    settings.documents.write_text("a file where a folder should be")
    one_line(xiancha(*export), f"{settings.documents}")
    one_line(xiancha(*export), "could not be kept (Not a directory: ")


def test_rows_that_were_taken_are_so_even_where_the_attempt_was_not_recorded(
    file: Path, xiancha: Command, export: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreProblem("The store is in use. Wait.")

    monkeypatch.setattr(Store, "record", fail)
    one_line(xiancha(*export), "90 rows were taken, but the attempt was not recorded: The store")


def test_every_hour_goes_on_after_the_store_was_in_use(
    file: Path, xiancha: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        other.rollback()
        if len(waited) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", sleep)
    hurried = partial(fetcher, clock=Clock(sleep=lambda _: None))
    monkeypatch.setattr(register_commands, "fetcher", hurried)
    with respx.mock as web, closing(sqlite3.connect(file, isolation_level=None)) as other:
        web.route(path="/robots.txt").respond(404)
        web.get(URL).respond(content=EXPORT.encode())
        other.execute("BEGIN IMMEDIATE")
        code, out, err = xiancha("refresh", LITHUANIA, "--every", "1h")
    assert (code, len(waited)) == (130, 2)
    assert err.count("is in use by another program") == err.count("\n") == 1
    assert out.count(f"{LITHUANIA}: 90 rows") == 1

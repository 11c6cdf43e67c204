from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from stored import accept, row, source

from xiancha.model import Reading
from xiancha.store import Store, StoreProblem


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    made = Store(url)
    yield made
    made.close()


def test_rows_come_back_as_they_were_given(store: Store) -> None:
    accept(store, 1, row("a"), row("b"))
    held = store.newest_documents("r")[-1]
    assert list(store.rows(held).values()) == [row("a"), row("b")]
    assert held.source == source(1)


def test_the_same_bytes_again_only_move_the_date_forward(store: Store) -> None:
    accept(store, 1, row("a"), origin="document:x")
    accept(store, 5, row("a"), origin="document:x")
    (held,) = store.history("r")
    assert held.source.as_of == date(2026, 1, 5)


def test_a_damaged_store_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").write_text("this is no database, whatever its name says")
    with pytest.raises(StoreProblem, match="Restore it from a copy"):
        Store(f"sqlite:///{tmp_path / 'store.sqlite'}")


def test_every_attempt_is_remembered(store: Store) -> None:
    first, second = (datetime(2026, 1, day, tzinfo=UTC) for day in (1, 2))
    store.record("r", "p", second, problem="answered 500")
    store.record("r", "p", first, note="all is well")
    assert [(run.at, run.problem, run.note) for run in store.runs("r")] == [
        (first, "", "all is well"),
        (second, "answered 500", ""),
    ]


def test_only_one_process_writes_at_a_time(url: str) -> None:
    first, second = Store(url), Store(url)
    with first.writing(), pytest.raises(StoreProblem, match="Another refresh"), second.writing():
        pass
    with second.writing():
        pass


def test_a_document_without_rows_is_kept(store: Store) -> None:
    accept(store, 1, row("a"))
    accept(store, 2)
    assert [held.row_count for held in store.history("r")] == [1, 0]


def test_the_same_bytes_read_differently_are_kept_anew(store: Store) -> None:
    """A parser that learned more must not leave the old rows standing."""
    accept(store, 1, row("a"), origin="document:x")
    accept(store, 1, row("a", "Better Read"), origin="document:x")
    assert [r.name for r in store.rows(store.newest_documents("r")[0]).values()] == ["Better Read"]


def test_the_same_bytes_with_an_older_date_do_not_turn_the_clock_back(store: Store) -> None:
    accept(store, 5, row("a"), origin="document:x")
    accept(store, 1, row("a"), origin="document:x")
    assert [held.source.as_of.day for held in store.history("r")] == [5]


def test_the_same_bytes_from_another_address_are_another_document(store: Store) -> None:
    accept(store, 1, row("a"), origin="document:x")
    reading = Reading(as_of=date(2026, 1, 1), rows=(row("a"),), whole=frozenset({"bank"}))
    store.accept("document:x", replace(source(1), url="https://r.example/own"), reading)
    assert store.newest_documents("r")[0].source.url == "https://r.example/own"


def test_a_snapshot_does_not_see_what_is_accepted_meanwhile(
    store: Store, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite makes the one who writes wait until it is over."""
    monkeypatch.setattr("xiancha.store.engine.PATIENCE", 0.1)
    accept(store, 1, row("a"))
    other = Store(url)
    with store.snapshot() as held:
        before = held.newest_documents("r")
        with suppress(StoreProblem):
            accept(other, 2, row("b"))
        assert held.newest_documents("r") == before
        assert [list(held.rows(one)) for one in before] == [["a"]]
    accept(other, 3, row("c"))
    with store.snapshot() as held:
        assert held.newest_documents("r")[-1].source.as_of == date(2026, 1, 3)
    other.close()


def test_a_snapshot_asks_everything_through_one_connection(store: Store) -> None:
    for day in range(1, 9):
        accept(store, day, row("a"), row(f"b{day}"))
    connections = 0

    def count(*_: object) -> None:
        nonlocal connections
        connections += 1

    sa.event.listen(sa.Engine, "engine_connect", count)
    try:
        with store.snapshot() as held:
            for one in held.history("r"):
                held.rows(one)
            held.runs("r")
            held.last("r", "document")
    finally:
        sa.event.remove(sa.Engine, "engine_connect", count)
    assert connections == 1


def test_when_a_document_was_last_given_is_remembered(store: Store) -> None:
    assert store.last_given() is None
    accept(store, 1, row("a"), origin="starter:x")
    assert store.last_given() is None
    accept(store, 2, row("a"))
    assert store.last_given() == source(2).retrieved_at


def test_a_store_in_memory_writes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for url in ("sqlite://", "sqlite:///:memory:"):
        made = Store(url)
        with made.writing():
            accept(made, 1, row("a"))
        assert len(made.history("r")) == 1
        made.close()
    assert list(tmp_path.iterdir()) == []

from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from xiancha import sandbox
from xiancha.fetch.archive import Archive
from xiancha.model import Document, Get, Reading, Row
from xiancha.refresh.accept import take
from xiancha.refresh.import_file import import_file
from xiancha.refresh.renew import renew, taken
from xiancha.refresh.starter import load_starter
from xiancha.registers import catalogue
from xiancha.registers.parsing.refusals import Refused
from xiancha.store import Store
from xiancha.store.current_rows import current

PARSER = "xiancha.registers.sg_mlaw_moneylenders.parse"
SINGAPORE = catalogue.register("sg-mlaw-moneylenders")


def reading(count: int) -> Reading:
    rows = tuple(Row(key=str(n), name=f"N{n}", category="moneylender") for n in range(count))
    return Reading(as_of=date(2026, 1, 1), rows=rows, whole=frozenset({"moneylender"}))


def test_a_refused_document_changes_nothing(store: Store, tmp_path: Path) -> None:
    load_starter(SINGAPORE, store)
    before = list(current(store, SINGAPORE.id))
    page = Document(
        body=b"<html>Please wait</html>", url="https://x.example", retrieved_at=datetime.now(UTC)
    )
    with pytest.raises(Refused):
        take(SINGAPORE, page, store, Archive(tmp_path / "documents"))
    assert list(current(store, SINGAPORE.id)) == before
    assert not (tmp_path / "documents").exists()


@pytest.mark.slow
def test_starter_rows_load_once_and_state_their_source(store: Store) -> None:
    shipped = [register for register in catalogue.registers().values() if register.starter]
    assert len(shipped) >= 4
    for register in shipped:
        assert load_starter(register, store)
        assert not load_starter(register, store)
        (held,) = store.newest_documents(register.id)
        assert held.row_count > 0
        assert register.starter
        assert held.source.as_of == register.starter.as_of


def test_rows_of_an_older_starter_keep_its_date_beside_those_of_the_newer(store: Store) -> None:
    register = catalogue.register("ke-cbk-dcp")
    load_starter(register, store)
    held = {one.row.name: one for one in current(store, register.id)}
    assert len(held) == 250
    old, new = held["Tazu Credit Limited"], held["Baraka Credit Limited"]
    assert (old.source.as_of, new.source.as_of) == (date(2026, 4, 10), date(2026, 7, 9))
    assert all(one.source.via and not one.gone for one in held.values())
    assert held["Abito Limited"].source.as_of == date(2026, 7, 9)
    assert not load_starter(register, store)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: text.replace("Business Name", "Name", 1), "CSV header"),
        (lambda text: text + text.splitlines()[1] + "\n", "a second time"),
        (lambda text: text.replace("32/2025", "thirty-two", 1), "row 1"),
    ],
)
def test_a_broken_starter_is_refused_with_its_row(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Any, words: str
) -> None:
    text = (SINGAPORE.folder / "starter.csv").read_text("utf-8")
    (tmp_path / "starter.csv").write_text(change(text), "utf-8")
    monkeypatch.setattr(type(SINGAPORE), "folder", property(lambda _: tmp_path))
    monkeypatch.setattr(
        type(SINGAPORE), "_parser", property(lambda _: import_module(PARSER)), raising=True
    )
    with pytest.raises(Refused, match=words) as refused:
        load_starter(SINGAPORE, store)
    assert "starter.csv" in str(refused.value)
    assert not store.newest_documents(SINGAPORE.id)


def test_a_conversation_is_held_to_its_end() -> None:
    asked: list[str] = []

    def get(request: Get) -> Document:
        asked.append(request.url)
        return Document(body=b"a;b", url=request.url, retrieved_at=datetime.now(UTC))

    (final,) = sandbox.hold(catalogue.register("lt-illegal-websites"), "", get)
    assert asked == ["https://www.lb.lt/illegalwww?export=csv"]
    assert final.body == b"a;b"


def test_a_part_that_the_register_does_not_have_is_refused(store: Store, tmp_path: Path) -> None:
    """Its rows would stand beside those of the list itself, and never leave."""
    document = Document(body=b"", url="", retrieved_at=datetime.now(UTC), part="lt")
    outcome = taken(catalogue.register("lt-illegal-websites"), document, store, Archive(tmp_path))
    assert "has no part 'lt'" in outcome.problem
    assert [run.problem for run in store.runs("lt-illegal-websites")] == [outcome.problem]


def test_two_rows_of_one_key_are_refused(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twins = reading(150).model_copy(update={"rows": reading(150).rows + reading(1).rows})
    document = Document(body=b"", url="", retrieved_at=datetime.now(UTC))
    monkeypatch.setattr(sandbox, "read", lambda *_: (document, twins))
    outcome = taken(SINGAPORE, document, store, Archive(tmp_path))
    assert "0 stands in the document more than once" in outcome.problem
    assert not store.newest_documents(SINGAPORE.id)


def test_no_more_of_a_file_is_read_than_a_document_may_have(tmp_path: Path) -> None:
    file = tmp_path / "list.pdf"
    with file.open("wb") as made:
        made.truncate(64 * 1024 * 1024)
        assert len(import_file(file, None).body) == 64 * 1024 * 1024
        made.truncate(10**12)
    with pytest.raises(Refused, match=r"list\.pdf is larger than 64 MiB"):
        import_file(file, None)


def test_an_unexpected_fault_is_an_outcome_and_stops_nobody(store: Store, tmp_path: Path) -> None:
    def get(_: Get) -> Document:
        raise ZeroDivisionError("a fault of the program, with 张三 in it")

    (outcome,) = renew(catalogue.register("lt-illegal-websites"), "", get, store, Archive(tmp_path))
    assert "unexpected fault (ZeroDivisionError at parent.py:" in outcome.problem
    assert "张三" not in outcome.problem

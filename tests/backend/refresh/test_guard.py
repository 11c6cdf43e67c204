from datetime import UTC, date, datetime, tzinfo

import pytest

from xiancha.model import Reading, Row, Source
from xiancha.refresh import guard as module
from xiancha.refresh.guard import guard
from xiancha.registers import catalogue
from xiancha.registers.parsing.refusals import Refused
from xiancha.store import Store

SINGAPORE = catalogue.register("sg-mlaw-moneylenders")
"""At least 100 rows, 400 expected at most, a fifth may go."""
KIND = "moneylender"


def reading(count: int, day: int = 1, whole: tuple[str, ...] = (KIND,)) -> Reading:
    rows = tuple(Row(key=str(n), name=f"N{n}", category=KIND) for n in range(count))
    return Reading(as_of=date(2026, 1, day), rows=rows, whole=frozenset(whole))


def held(store: Store, before: Reading, register: str = SINGAPORE.id) -> None:
    at = datetime(2026, 2, 1, tzinfo=UTC)
    source = Source(register=register, as_of=before.as_of, retrieved_at=at, sha256="0" * 64, url="")
    store.accept(f"document:{before.as_of}", source, before)


def test_too_few_rows_are_refused(store: Store) -> None:
    with pytest.raises(Refused, match="99 rows, expected at least 100"):
        guard(SINGAPORE, "", reading(99), store)
    assert guard(SINGAPORE, "", reading(100), store) == []


def test_more_rows_than_expected_are_taken_with_a_note(store: Store) -> None:
    assert guard(SINGAPORE, "", reading(400), store) == []
    (note,) = guard(SINGAPORE, "", reading(401), store)
    assert "401 rows, more than the 400 expected" in note


def test_the_first_row_that_stands_twice_is_named(store: Store) -> None:
    rows = reading(150).rows
    twins = reading(150).model_copy(update={"rows": (*rows, rows[3], rows[5], rows[5])})
    with pytest.raises(Refused, match=r"^3 stands in the document more than once"):
        guard(SINGAPORE, "", twins, store)


class LateInTheYear(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "LateInTheYear":
        return cls(2026, 12, 31, 23, 59, tzinfo=tz)


def test_tomorrow_has_begun_somewhere_and_what_is_later_is_the_future(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "datetime", LateInTheYear)

    def dated(document: date, row: date) -> Reading:
        rows = reading(150).rows
        last = rows[-1].model_copy(update={"seen_on": row.isoformat()})
        return Reading(as_of=document, rows=(*rows[:-1], last), whole=frozenset({KIND}))

    today, tomorrow, after = date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2)
    assert guard(SINGAPORE, "", dated(tomorrow, tomorrow), store) == []
    for late in (dated(after, today), dated(today, after)):
        with pytest.raises(Refused, match="speaks of 2027-01-02, in the future"):
            guard(SINGAPORE, "", late, store)


def test_a_fifth_of_a_list_may_go_and_no_more(store: Store) -> None:
    held(store, reading(200))
    assert guard(SINGAPORE, "", reading(160, day=2), store) == []
    for day in (1, 2):
        with pytest.raises(Refused, match="159 rows of moneylender, but 200 on 2026-01-01: a shri"):
            guard(SINGAPORE, "", reading(159, day), store)


def test_a_document_is_compared_with_the_newest_that_is_not_newer(store: Store) -> None:
    held(store, reading(100, day=2))
    held(store, reading(200, day=4))
    held(store, reading(300, day=6))
    assert guard(SINGAPORE, "", reading(100, day=1), store) == []
    assert guard(SINGAPORE, "", reading(100, day=3), store) == []
    assert guard(SINGAPORE, "", reading(180, day=5), store) == []
    with pytest.raises(Refused, match="100 rows of moneylender, but 200 on 2026-01-04"):
        guard(SINGAPORE, "", reading(100, day=5), store)


def test_a_category_that_vanished_from_a_long_list_is_refused(store: Store) -> None:
    nfra = catalogue.register("cn-nfra-institutions")

    def listed(day: int, consumer: int) -> Reading:
        kinds = ["consumer-finance"] * consumer + ["rural-bank"] * 3000
        rows = tuple(Row(key=f"{n}", name=f"N{n}", category=kind) for n, kind in enumerate(kinds))
        return Reading(as_of=date(2026, 1, day), rows=rows, whole=frozenset(kinds))

    held(store, listed(1, consumer=31), nfra.id)
    guard(nfra, "", listed(2, consumer=30), store)
    with pytest.raises(Refused, match="of consumer-finance"):
        guard(nfra, "", listed(2, consumer=20), store)


def test_a_category_that_one_of_two_documents_does_not_hold_whole_is_not_compared(
    store: Store,
) -> None:
    held(store, reading(300, day=1, whole=(KIND, "pawnbroker")))
    assert guard(SINGAPORE, "", reading(300, day=2), store) == []
    assert guard(SINGAPORE, "", reading(100, day=2, whole=()), store) == []
    held(store, reading(300, day=3, whole=()))
    assert guard(SINGAPORE, "", reading(100, day=4), store) == []


def test_two_documents_that_hold_nothing_whole_are_compared_as_they_are(store: Store) -> None:
    held(store, reading(400, day=1))
    held(store, reading(200, day=2, whole=()))
    assert guard(SINGAPORE, "", reading(160, day=3, whole=()), store) == []
    with pytest.raises(Refused, match=r"^159 rows, but 200 on 2026-01-02"):
        guard(SINGAPORE, "", reading(159, day=3, whole=()), store)


def test_what_only_the_newest_document_holds_whole_is_compared(store: Store) -> None:
    held(store, reading(200, day=1, whole=()))
    held(store, reading(200, day=2))
    with pytest.raises(Refused, match="shrink"):
        guard(SINGAPORE, "", reading(100, day=3), store)

"""By when something must be done about a court paper, counted as the law counts. Pure.

The extension counts the same; the cases that both must satisfy are in
tests/cases/court-papers.json. The rules: Civil Procedure Law art. 85 (the next day is the first; a
public holiday at the end moves it; nothing in between does), Civil Code art. 202 (months) and 203.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

FIRST = date(2024, 1, 1)
"""The Civil Procedure Law as we cite it is in force since then."""
_SATURDAY = 5
_WRITTEN = re.compile(r"(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})[日号]?")


class Receipt(NamedTuple):
    """When and how a paper arrived.

    `day`: None where nobody knows any. `sure`: False where it is only the earliest that can be.
    `way`: the id of one of the ways of service.
    """

    day: date | None
    sure: bool
    way: str


class Line(NamedTuple):
    """One thing to do in time. `on`: the last day, None where no day can be counted.

    `counted` is the same before a day off moved it. `written`: the paper itself names the day.
    `is_known`: the days off of that year are known.
    """

    id: str
    on: date | None
    counted: date | None
    written: bool
    is_known: bool

    @property
    def is_moved(self) -> bool:
        return self.on != self.counted


class Counted(NamedTuple):
    """What there is to do, in the order of the paper, and what must be said of the counting.

    `served`: the day from which a public notice counts as receipt. `notes`: `assumed`, `undated`,
    `notice`, `notice-not-counted`, `older-law`, `moved`, `holidays-unknown`.
    """

    lines: tuple[Line, ...]
    served: date | None
    notes: tuple[str, ...]


class Calendar:
    """The days off that the notices of some years name."""

    def __init__(self, years: Iterable[Mapping[str, Any]]) -> None:
        held = list(years)
        self._known = {each["year"] for each in held}
        self._off = {date.fromisoformat(day) for each in held for day in each["days_off"]}
        self._worked = {date.fromisoformat(day) for each in held for day in each["days_worked"]}

    def knows(self, day: date) -> bool:
        """True where the notice of its year is held."""
        return day.year in self._known

    def is_off(self, day: date) -> bool:
        """True for a holiday, and for a Saturday or Sunday that is not worked."""
        return day in self._off or (day.weekday() >= _SATURDAY and day not in self._worked)

    def moved(self, day: date) -> date | None:
        """The first working day on or after it; None where the notice of a year is not held."""
        while self.knows(day) and self.is_off(day):
            day += timedelta(days=1)
        return day if self.knows(day) else None


def count(
    paper: Mapping[str, Any],
    receipt: Receipt,
    ways: Iterable[Mapping[str, Any]],
    calendar: Calendar,
) -> Counted:
    """The last day of each thing to do about a paper as an edition carries it."""
    way = next(each for each in ways if each["id"] == receipt.way)
    waits = way["days"] if paper["notice"] else None
    served = _later(receipt.day, days=waits or 0)
    lines = tuple(_line(each, served, calendar) for each in paper["deadlines"])
    notes = _notes(paper, receipt, lines, way["days"]) if not all(x.written for x in lines) else ()
    return Counted(lines, served if waits else None, tuple(notes))


def received(typed: str, today: date) -> date | str:
    """The day that was typed, or what is wrong with it: `wrong`, `early`, `future`.

    Read are 2026-11-02, 2026/11/2, 2026.11.2 and 2026年11月2日, in full width too.
    """
    found = _WRITTEN.fullmatch(unicodedata.normalize("NFKC", typed).strip())
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if not day:
        return "wrong"
    if day < FIRST:
        return "early"
    return "future" if day > today else day


def _line(deadline: Mapping[str, Any], served: date | None, calendar: Calendar) -> Line:
    counted = _later(served, deadline["days"] or 0, deadline["months"] or 0)
    if deadline["written"] or not counted:
        return Line(deadline["id"], None, None, deadline["written"], True)
    moved = calendar.moved(counted)
    return Line(deadline["id"], moved or counted, counted, False, moved is not None)


def _later(day: date | None, days: int = 0, months: int = 0) -> date | None:
    """The last day of a time that begins the day after; a month that is shorter ends it."""
    if not day:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)) + timedelta(days=days)


def _notes(
    paper: Mapping[str, Any], receipt: Receipt, lines: tuple[Line, ...], wait: int | None
) -> Iterable[str]:
    if not receipt.day:
        return ["undated"]
    earlier = [each["earlier"] for each in paper["deadlines"] if each["earlier"]]
    said = {
        "assumed": not receipt.sure,
        "notice": wait and paper["notice"],
        "notice-not-counted": wait and not paper["notice"],
        "older-law": any(receipt.day < date.fromisoformat(each["until"]) for each in earlier),
        "moved": any(each.is_moved for each in lines),
        "holidays-unknown": not all(each.is_known for each in lines),
    }
    return [note for note, holds in said.items() if holds]

"""Days of reviews: one that is late, due too early or too far away, or done on a day to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from xiancha.content.problems import Message, Problem
from xiancha.content.source import At, Source

_LONGEST = timedelta(days=3 * 366)
_DONE = ("reviewed_on", "checked_on", "corrected_on")


def late(source: Source, at: At, name: str, review_by: date, on: date) -> Iterator[Problem]:
    """A problem at this place where its review was due before this day."""
    if review_by < on:
        what = Message(
            f"`{name}` was to be reviewed by {review_by}",
            f"`{name}` 应在{review_by}之前复核，已经过期",
        )
        review = Message(
            "review it, then write the day as reviewed_on and a later day as review_by",
            "复核后，把当天写进 reviewed_on，再写一个晚些的 review_by",
        )
        yield source.problem((*at, "review_by"), what, review)


@lru_cache(256)
def review_intervals(source: Source) -> tuple[Problem, ...]:
    """Reviews that are due before or on the day of the last one, or more than 3 years after it."""
    return tuple(_intervals(source))


def _intervals(source: Source) -> Iterator[Problem]:
    for at, data in _parts(source.data, ()):
        last, due = _day(data.get("reviewed_on")), _day(data.get("review_by"))
        if not (last and due):
            continue
        later = f"review_by: {last + timedelta(days=180)}"
        if due <= last:
            what = Message(
                "`review_by` is not after `reviewed_on`", "`review_by` 不晚于 `reviewed_on`"
            )
            yield source.problem((*at, "review_by"), what, later)
        elif due - last > _LONGEST:
            what = Message(
                "`review_by` is more than 3 years after `reviewed_on`",
                "`review_by` 比 `reviewed_on` 晚了3年多，多半写错了",
            )
            yield source.problem((*at, "review_by"), what, later)


def ahead(sources: Iterable[Source], today: date) -> Iterator[Problem]:
    """Reviews and checks that are said to have been done on a day still to come."""
    for source in sources:
        for at, data in _parts(source.data, ()):
            for field in _DONE:
                if (day := _day(data.get(field))) and day > today:
                    what = Message(
                        f"`{field}` is {day}, a day still to come",
                        f"`{field}` 写的是{day}，这一天还没到",
                    )
                    yield source.problem((*at, field), what, f"{field}: {today}")


def _parts(data: object, at: At) -> Iterator[tuple[At, dict[str, object]]]:
    """Every group of fields in a file, with its place."""
    if isinstance(data, dict):
        yield at, data
        for key, value in data.items():
            yield from _parts(value, (*at, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _parts(value, (*at, i))


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None

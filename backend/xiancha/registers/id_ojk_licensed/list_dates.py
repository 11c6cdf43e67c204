"""The dates of OJK's lists: Indonesian in the official ones, American in one copy. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from xiancha.model import Document
from xiancha.registers.parsing.refusals import Refused

_MONTHS = (
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
)
_INDONESIAN = re.compile(r"(?P<day>\d{1,2}) (?P<month>[A-Za-z]+) (?P<year>\d{4})")
_AMERICAN = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})")
_OF_WORKBOOKS = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_TITLE = re.compile(r"\bFintech Lending\b.*\bper (?P<date>\d{1,2} [A-Za-z]+ \d{4})\b", re.I)


def letter_day(text: str, where: str, *, american: bool = False) -> date:
    """The day of a letter, such as “06 Juli 2017”; “7/6/2017” in the copy that writes so."""
    day = _day(text, (_AMERICAN,) if american else (_INDONESIAN, _OF_WORKBOOKS))
    if not day:
        shape = "7/6/2017 (month first)" if american else "06 Juli 2017"
        raise Refused(f"{where}: Tanggal “{text}” is no date such as {shape}. Check the document.")
    return day


def as_of(document: Document, lines: Iterable[str]) -> date:
    """The date of the list: that of its title, or the one that the person who imports it states.

    A page may link other lists too, so a stated date needs only be among those of the titles.
    """
    found = (_TITLE.search(line) for line in lines)
    days = {_day(title["date"], (_INDONESIAN,)) for title in found if title} - {None}
    stated = document.as_of
    if stated and (not days or stated in days):
        return stated
    if stated or len(days) != 1:
        seen = " and ".join(sorted(map(str, days))) or "no date"
        raise Refused(
            f"The titles give {seen}, --as-of {stated or 'none'}. A title should say “Fintech "
            "Lending … per 31 Januari 2025”; look at the list and state its date with --as-of "
            "YYYY-MM-DD."
        )
    return next(day for day in days if day)


def _day(text: str, shapes: Iterable[re.Pattern[str]]) -> date | None:
    for shape in shapes:
        found = shape.fullmatch(text)
        if found:
            try:
                return date(int(found["year"]), _month(found["month"]), int(found["day"]))
            except ValueError:
                return None
    return None


def _month(text: str) -> int:
    """The number of a month. Raises ValueError for an unknown name."""
    return int(text) if text.isdigit() else _MONTHS.index(text.lower()) + 1

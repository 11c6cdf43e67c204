"""What is printed around the tables of the registry's list: title, date, who is suspended. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from xiancha.registers.parsing.numbers import page_number
from xiancha.registers.parsing.pdf_table import Line
from xiancha.registers.parsing.refusals import Refused

_MONTHS = (
    *("JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE"),
    *("JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER"),
)
_DAY = r"(?:\d{1,2} ?(?:ST|ND|RD|TH)? ?[A-Z]{3,10}\.?,? ?\d{4}|[A-Z]{3,10}\.? \d{1,2},? ?\d{4})"
_AS_AT = rf"\(?AS (?:AT|OF|ON):? ?(?P<day>{_DAY})\)?"
_WHO = r"(?:LICEN[CS]ED )?MONEY ?-?LENDER(?:S|\(S\))?"
_IS = r"(?: IS| ARE| HAS| HAVE)?(?: CURRENTLY)?(?: BEEN)?"
_OF_SUSPENDED = (
    rf"(?:THE|FOLLOWING|LIST|OF|{_WHO}(?:'S)?|WHOSE|WITH|LICEN[CS]E(?:S|\(S\))?|HAS|HAVE|BEEN|IS|ARE"
    r"|CURRENTLY|REGISTERED|IN|REPUBLIC|SINGAPORE)"
)
"""The words of a heading over suspended moneylenders. NO, NOT and LONGER are not among them."""

_SENTENCES = {
    "title": rf"LIST OF (?:ALL |VALID |CURRENT |REGISTERED )*{_WHO}(?: REGISTERED| LICEN[CS]ED)?"
    rf"(?: IN (?:THE REPUBLIC OF )?SINGAPORE)?(?:,? ?{_AS_AT})?(?: ?\((?:REVISED|UPDATED)\))?",
    "date": rf"\(?(?:(?:THIS )?LIST(?: IS)? )?(?:LAST )?(?:UPDATED |CORRECT )?{_AS_AT}\)?",
    "promise": rf"\(?\*?(?:ANY |THE )?{_WHO} WHOSE LICEN[CS]E(?:S|\(S\))? (?:HAS|HAVE) BEEN"
    r" SUSPENDED (?:IS|ARE) (?:LISTED|SET OUT)(?: IN A SEPARATE LIST)? AT THE (?:BOTTOM|END)"
    r"(?P<star> ?\*)?\.? ?\)?",
    "nobody": rf"\*? ?(?:THERE (?:IS|ARE) )?(?:CURRENTLY )?NO(?: SUSPENDED {_WHO}| {_WHO}{_IS}"
    rf" SUSPENDED)(?:,? (?:TO DATE|CURRENTLY|{_AS_AT}))?"
    rf"|\*? ?(?:LIST OF )?SUSPENDED {_WHO} ?: ?(?:NIL|NONE|N\.?A)",
    "suspended": rf"\*? ?(?:{_OF_SUSPENDED},? )*SUSPENDED(?:,? {_OF_SUSPENDED})*(?:,? {_AS_AT})?"
    r"(?: ?:)?",
    "office": r"MINISTRY OF LAW(?:,? SINGAPORE)?|INSOLVENCY (?:AND|&) PUBLIC TRUSTEE.?S OFFICE"
    r"|REGISTRY OF MONEYLENDERS(?: (?:AND|&) PAWNBROKERS)?",
    "grade": r"OFFICIAL ?\((?:OPEN|CLOSED)\)(?: ?[/\\,–-]? ?NON-? ?SENSITIVE)?|UNCLASSIFIED",
}
"""Every sentence that is known, without its full stop, in capitals."""

_PATTERNS = {
    kind: re.compile(rf"(?:{form})\.?(?=\s|$)\s*", re.A) for kind, form in _SENTENCES.items()
}


class Said(NamedTuple):
    """A sentence: its kind, and its text, date and place."""

    kind: str
    text: str
    day: str
    page: int
    after: int
    star: bool


def said(lines: Iterable[Line]) -> tuple[Said, ...]:
    """The sentences around the tables, which may run over lines. Page numbers are left out.

    Raises Refused for what is none that is known: it may take something back.
    """
    printed = (line for line in lines if not page_number(line.text))
    found: list[Said] = []
    for (page, after), together in groupby(printed, lambda line: (line.page, line.after)):
        text = " ".join(" ".join(line.text for line in together).upper().split())
        found += _sentences(text, page, after)
    return tuple(found)


def day_of(found: Iterable[Said]) -> date:
    """The one day that the titles and dates give. Raises Refused."""
    printed = {one.day for one in found if one.day}
    days = {_day(text) for text in printed}
    if len(days) != 1 or None in days:
        seen = " and ".join(sorted(f"“{text}”" for text in printed)) or "none"
        raise Refused(
            "“LIST OF VALID MONEYLENDERS … AS AT (date)” should give one date; "
            f"found is {seen}. Check that this is the registry's list."
        )
    return next(day for day in days if day)


def _sentences(text: str, page: int, after: int) -> Iterator[Said]:
    place = 0
    while place < len(text):
        tried = ((kind, form.match(text, place)) for kind, form in _PATTERNS.items())
        kind, match = max(tried, key=lambda found: found[1].end() if found[1] else -1)
        if not match:
            raise Refused(
                f"Page {page}, after row {after} of the table: nobody knows a line that is printed "
                "there, outside the table. Read the document; if the line is harmless, the parser "
                "must learn it."
            )
        named = match.groupdict()
        star = bool(named.get("star"))
        yield Said(kind, match[0].strip(), named.get("day") or "", page, after, star)
        place = match.end()


def _day(text: str) -> date | None:
    day, year = re.findall(r"\d+", text)
    try:
        return date(int(year), _month(re.findall("[A-Z]{3,}", text)[0]), int(day))
    except ValueError:
        return None


def _month(word: str) -> int:
    """The number of a month; 0 for none. Its first three letters must be right, two others not."""
    for number, name in enumerate(_MONTHS, 1):
        slips = DamerauLevenshtein.distance(word, name)
        if name.startswith(word) or (word[:3] == name[:3] and slips <= 2):
            return number
    return 0

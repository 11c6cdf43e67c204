"""Philippines: the SEC's lists of recorded and of revoked lending companies (a saved HTML page)."""

from __future__ import annotations

import re

from xiancha import names
from xiancha.model import Alias, Document, Reading, Row, Status
from xiancha.registers.parsing.dates import stated_day
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Record, joined_fields, joined_rows
from xiancha.registers.parsing.text import unwrap
from xiancha.registers.ph_sec_lending.lists import (
    DATES,
    NAME,
    NUMBER,
    PLATFORM,
    REMARKS,
    SEC,
    lists,
)

CATEGORY = "lending-company"

_DAY = re.compile(
    r"(?:\d{1,2} [a-z]+\.?,?|[a-z]+\.? \d{1,2},?) ?\d{4}|\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}", re.I
)
_NOTHING = frozenset({"", "-", "–", "n/a", "none"})
_SEC_NUMBER = re.compile(r"[A-Z]{0,3}[ -]?[0-9][0-9 -]{4,19}")
_WORST_LAST = (Status.active, Status.suspended, Status.ended)
_SPELLINGS = (
    (re.compile(r"\bincorporated\b"), "inc"),
    (re.compile(r"\bcorporation\b"), "corp"),
    (re.compile(r"\bcompany\b"), "co"),
    (re.compile(r"&"), "and"),
)


def read(document: Document) -> Reading:
    """Who is recorded, suspended and revoked. Of two entries of a company the worse one counts.

    A page holds both kinds completely: who is on no newer page left the list.
    """
    day = stated_day(document, "The page")
    rows = (_row(record, found.status) for found in lists(document) for record in found.rows)
    return Reading(as_of=day, rows=joined_rows(rows, _joined), whole=frozenset({CATEGORY}))


def _row(record: Record, status: Status) -> Row:
    cells, where = record
    name, number = cells[NAME], cells[SEC].upper()
    if not names.company(name) or names.company(name).isdigit():
        raise Refused(f"{where}: “{name}” is no company name. Check the page.")
    if not _SEC_NUMBER.fullmatch(number):
        raise Refused(f"{where}: “{number}” of {name} is no SEC number. Check the page.")
    remark = unwrap(cells.get(REMARKS, ""))
    if status is Status.active and remark.lower() not in _NOTHING:
        raise Refused(
            f"{where}: nobody knows what the remark “{remark[:120]}” means for {name}. Find out "
            "whether it is still recorded; the parser must learn the remark."
        )
    platforms = list(map(str.strip, re.split(r"[\n;]", cells.get(PLATFORM, ""))))
    if any(map(_DAY.fullmatch, platforms)) or not all(_is_dated(cells.get(c, "")) for c in DATES):
        raise Refused(
            f"{where}: a date of {name} is none, or is under {PLATFORM}. Look at the page; a "
            "column may be shifted."
        )
    return Row(
        key=names.company(number),
        name=name,
        category=CATEGORY,
        status=status,
        aliases=tuple(
            Alias(text=text, kind="brand") for text in platforms if text.lower() not in _NOTHING
        ),
        fields={
            column: unwrap(text)
            for column, text in cells.items()
            if text and column not in (NUMBER, NAME)
        },
    )


def _is_dated(text: str) -> bool:
    return text.lower() in _NOTHING or bool(_DAY.search(text))


def _joined(first: Row, again: Row) -> Row:
    """One row for a company that is listed twice: all its platforms, the worse status."""
    if _comparable(first.name) != _comparable(again.name):
        raise Refused(
            f"The SEC number {again.fields[SEC]} is beside “{first.name}” and “{again.name}”. "
            "Ask the SEC whose it is."
        )
    worse = max(first, again, key=lambda row: _WORST_LAST.index(row.status or Status.active))
    fields = joined_fields(first.fields, again.fields)
    aliases = tuple(dict.fromkeys((*first.aliases, *again.aliases)))
    return worse.model_copy(update={"aliases": aliases, "fields": fields})


def _comparable(name: str) -> str:
    text = names.fold(name)
    for pattern, word in _SPELLINGS:
        text = pattern.sub(word, text)
    return names.company(text)

"""Philippines: the SEC's list of companies with recorded online lending platforms (HTML page)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from xiancha import normalise
from xiancha.model import Alias, Channel, ChannelType, Document, Reading, Row, Status
from xiancha.registers.parsing.dates import confirmed_day, printed_day, stated_day
from xiancha.registers.parsing.headed import Headed, headed
from xiancha.registers.parsing.html_headings import HeadedTable, headed_tables
from xiancha.registers.parsing.numbers import check_number
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, joined_fields, joined_rows
from xiancha.registers.parsing.text import unwrap
from xiancha.registers.ph_sec_lending.columns import (
    DATES,
    HEADINGS,
    NAME,
    NUMBER,
    PLATFORM,
    REMARKS,
    SEC,
)
from xiancha.registers.ph_sec_lending.names_printed import Platforms, company, platforms

CATEGORY = "lending-company"
COLUMNS = (NAME, SEC, PLATFORM)

_RECORDED = re.compile(r"\brecorded\b.*\bonline lending platform", re.I)
_OTHERWISE = re.compile(
    r"\b(?:not|un-?recorded|revo[ck]|suspen|cease|cancel|delist|de-?record|remov|deni|pending|lift"
    r"|former|expir|withdraw)",
    re.I,
)
_AS_OF = re.compile(r"\bas (?:of|at) (?P<day>\d{1,2} [a-z]+ \d{4}|[a-z]+ \d{1,2}, ?\d{4})", re.I)
_DAY = re.compile(
    r"(?:\d{1,2} [a-z]+\.?,?|[a-z]+\.? \d{1,2},?) ?\d{4}|\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}", re.I
)
_NOTHING = frozenset(("", "-", "–", "n/a", "none"))
_SEC_NUMBER = re.compile(r"[A-Z]{0,3}[ -]?[0-9][0-9 -]{4,19}[A-Z]?")
_GAP = "A row is missing, or a column is shifted; save the whole page again."


def read(document: Document) -> Reading:
    """Who is recorded, with its platforms. The page holds all: who left it is absent.

    A company with a remark that nobody has reviewed is only listed.
    """
    tables = [(one, f"Table {n}") for n, one in enumerate(headed_tables(document), 1)]
    lists = [_list(one, where) for one, where in tables]
    rows = [row for found in lists for row in _rows(found)]
    if not rows:
        raise Refused(f"{document.url} holds no company. Open the page and save it whole.")
    unclear = [row.name for row in rows if row.status is Status.listed]
    return Reading(
        as_of=_as_of(document, " ".join(one.said for one, _ in tables)),
        rows=joined_rows(rows, _joined),
        whole=frozenset({CATEGORY}),
        notes=tuple(f"{name}: only listed; nobody has reviewed its remark." for name in unclear),
    )


def row(cells: Cells, where: str) -> Row:
    """One company of a copy of the list, its platforms in the numbers of the list or without."""
    number = re.match(r"(\d{1,4})\. ", cells[PLATFORM])
    found, _ = platforms(cells[PLATFORM], int(number[1]) if number else 0, where)
    return _row(cells, found, where)


def _list(one: HeadedTable, where: str) -> Headed:
    """A table that is headed as the list of recorded platforms, and as no other."""
    found = headed(one.table, HEADINGS, where)
    said = " ".join((*one.headings[-1:], one.said, *found.titles))
    if not _RECORDED.search(said) or _OTHERWISE.search(said):
        raise Refused(
            f"{where} is headed “{said[:120]}”, which does not say that its companies and their "
            "online lending platforms are recorded. Look at the page; the list of revoked "
            "companies is imported as ph-sec-revoked."
        )
    return found


def _rows(found: Headed) -> Iterator[Row]:
    """A company's further platforms may be in rows of their own, beside merged, empty cells."""
    own: Cells = {}
    companies = 0
    is_numbered = any(re.match(r"\d{1,4}\.\s", one.cells[PLATFORM]) for one in found.records)
    following = int(is_numbered)
    for cells, where in found.records:
        if cells[NAME] or cells[SEC] or cells.get(NUMBER) or not own:
            own, companies = cells, companies + 1
            if NUMBER in cells:
                check_number(cells[NUMBER], companies, where, "the number", _GAP)
        own_platforms, following = platforms(cells[PLATFORM], following, where)
        yield _row({**cells, NAME: own[NAME], SEC: own[SEC]}, own_platforms, where)


def _row(cells: Cells, found: Platforms, where: str) -> Row:
    printed = company(cells[NAME])
    number = unwrap(cells[SEC]).upper()
    if not re.search(r"[^\W\d_]{2}", printed.legal) or _SEC_NUMBER.fullmatch(printed.legal):
        raise Refused(f"{where}: “{printed.legal[:80]}” is no company name. Check the page.")
    if not _SEC_NUMBER.fullmatch(number):
        raise Refused(
            f"{where}: “{number[:40]}” of {printed.legal} is no SEC number. Check the page."
        )
    misplaced = [text for text in (*found.names, *printed.styles) if _DAY.fullmatch(text)]
    if misplaced or not all(_is_dated(cells.get(column, "")) for column in DATES):
        raise Refused(
            f"{where}: a date of {printed.legal} is none, or is under {PLATFORM}. Look at the "
            "page; a column may be shifted."
        )
    is_clear = unwrap(cells.get(REMARKS, "")).lower() in _NOTHING
    brands = {normalise.company(text): text for text in (*printed.styles, *found.names)}
    brands.pop(normalise.company(printed.legal), None)
    former = (Alias(text=printed.former, kind="former"),) if printed.former else ()
    return Row(
        key=normalise.company(number),
        name=printed.legal,
        category=CATEGORY,
        status=Status.active if is_clear else Status.listed,
        aliases=(*(Alias(text=text) for text in brands.values()), *former),
        channels=tuple(Channel(type=ChannelType.host, value=host) for host in found.hosts),
        fields={
            column: unwrap(text) for column, text in cells.items() if text and column != NUMBER
        },
    )


def _is_dated(text: str) -> bool:
    return text.lower() in _NOTHING or bool(_DAY.search(text))


def _as_of(document: Document, said: str) -> date:
    """The day in the heading, else the one that a person states."""
    printed = {" ".join(one["day"].replace(",", ", ").split()) for one in _AS_OF.finditer(said)}
    days = {printed_day(text, form) for text in printed for form in ("%d %B %Y", "%B %d, %Y")}
    known = [day for day in days if day]
    if len(known) != 1:
        return stated_day(document, "The page")
    return confirmed_day(document, known[0])


def _joined(first: Row, again: Row) -> Row:
    """One row for a company that is listed twice: all its platforms, the lesser status."""
    if normalise.company(first.name) != normalise.company(again.name):
        raise Refused(
            f"The SEC number {again.fields[SEC]} is beside “{first.name}” and “{again.name}”. "
            "Ask the SEC whose it is."
        )
    lesser = first if first.status is Status.listed else again
    return lesser.model_copy(
        update={
            "aliases": tuple(dict.fromkeys((*first.aliases, *again.aliases))),
            "channels": tuple(dict.fromkeys((*first.channels, *again.channels))),
            "fields": joined_fields(first.fields, again.fields),
        }
    )

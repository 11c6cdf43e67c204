"""Philippines: names on the SEC's lists of revoked and suspended lending companies (HTML page)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xiancha import normalise
from xiancha.model import Document, Reading, Row, Status
from xiancha.registers.parsing.dates import stated_day
from xiancha.registers.parsing.headed import headed
from xiancha.registers.parsing.html_headings import HeadedTable, headed_tables
from xiancha.registers.parsing.numbers import check_number
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, joined_fields, joined_rows
from xiancha.registers.parsing.text import unwrap
from xiancha.registers.ph_sec_revoked.lists import (
    DATE,
    HEADINGS,
    NAME,
    NUMBER,
    SEC,
    renamed,
    said,
)

CATEGORY = "revoked-name"
COLUMNS = (NAME, "List", DATE)
LISTS = 6

_ORDERS = re.compile(r"(?:\s*\bOrder of (?:Revocation|Finality|Suspension)\b)+\s*$", re.I)
_ORDER = re.compile(r"\bOrder:? ?(?:No\.? ?)?\d", re.I)
_CODES = re.compile(r"\s*\([^()]*\bCA No\b[^()]*\)", re.I)
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[-/ .][A-Za-z]{3,9}[-/ .]\d{2,4}\b")
_LETTERS = re.compile(r"[^\W\d_]{2}|\b[A-Z]\.")
_LONGEST_NAME = 200
_GAP = "A row is missing, or a column is shifted; save the whole page again."


def read(document: Document) -> Reading:
    """The names on the page's lists. None says more than that the name is on it.

    The page bears no date. Who left it is on it no longer.
    """
    tables = headed_tables(document)
    if len(tables) < LISTS:
        raise Refused(
            f"The page holds {len(tables)} lists instead of {LISTS}. Open every section of the "
            "page and save it whole."
        )
    notes: list[str] = []
    rows = [row for n, one in enumerate(tables, 1) for row in _rows(one, f"Table {n}", notes)]
    return Reading(
        as_of=stated_day(document, "The page"),
        rows=joined_rows(rows, _joined),
        whole=frozenset({CATEGORY}),
        notes=tuple(notes),
    )


def row(cells: Cells, where: str) -> Row:
    """One name with the list that it is on and the date beside it."""
    name = _CODES.sub("", _ORDERS.sub("", unwrap(cells[NAME]))).strip()
    if not _LETTERS.search(name) or len(name) > _LONGEST_NAME or _DATED.fullmatch(name):
        raise Refused(
            f"{where}: there is no company's name. Check the page; a column may be shifted."
        )
    if cells[DATE] and not _DATED.search(cells[DATE]):
        raise Refused(
            f"{where}: the date beside {name[:80]} is none. Check the page; a column may be "
            "shifted."
        )
    return Row(
        key=normalise.company(name),
        name=name,
        category=CATEGORY,
        status=Status.listed,
        fields={column: unwrap(text) for column, text in cells.items() if text and column != NAME},
    )


def _rows(one: HeadedTable, where: str, notes: list[str]) -> Iterator[Row]:
    found = headed(renamed(one.table), HEADINGS, where)
    what = said(" ".join((*one.headings[-1:], one.said, *found.titles)), where)
    for expected, (cells, at) in enumerate(found.records, 1):
        if NUMBER in cells:
            check_number(cells[NUMBER], expected, at, "the number", _GAP)
        if _ORDER.search(cells[NAME]):
            notes.append(f"{at}: an order stands in place of a company's name and was left out.")
            continue
        kept = {NAME: cells[NAME], "List": what, DATE: cells.get(DATE, "")}
        yield row({**kept, SEC: cells.get(SEC, "")}, at)


def _joined(first: Row, again: Row) -> Row:
    """One row for a name on several lists, with all that is printed beside it."""
    return first.model_copy(update={"fields": joined_fields(first.fields, again.fields)})

"""The Reserve Bank's list of NBFCs as a workbook, or a copy of it as CSV. Pure.

The headings are those of the workbook List_of_NBFCs_and_ARCs_registered_with_the_RBI.XLSX as
public programs that read it name them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from xiancha.model import Document, Model
from xiancha.registers.parsing.csv import csv_rows
from xiancha.registers.parsing.dates import confirmed_day, printed_day, stated_day
from xiancha.registers.parsing.headings import Heading, headings
from xiancha.registers.parsing.minimised_csv import minimised
from xiancha.registers.parsing.numbers import check_number
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, records
from xiancha.registers.parsing.table import Table, below_titles, header_table, is_header, one_header
from xiancha.registers.parsing.text import text_of, unwrap
from xiancha.registers.parsing.workbook import sheet_tables

NUMBER = "Sl. No."
NAME = "NBFC Name"
OFFICE = "Regional Office"
KIND = "Classification"
CIN = "Corporate Identification Number"
LAYER = "Layer"
KEPT = (NUMBER, NAME, OFFICE, KIND, CIN, LAYER)

HEADINGS = headings(
    (
        Heading(NUMBER, also=("SR No.", "S. No.")),
        *(NAME, OFFICE),
        Heading(
            "Whether have CoR for holding/ Accepting Public Deposits",
            also=("accepts_deposits",),
            needed=False,
        ),
        KIND,
        Heading(CIN, also=("CIN",)),
        Heading(LAYER, needed=False),
        Heading("Address", needed=False),
        Heading("Email ID", needed=False),
    )
)
"""What is not in KEPT is dropped: deposits say nothing of loans, and mail may be a person's."""

_TITLE = re.compile(r"List of NBFCs (?:and ARCs )?registered with (?:the )?RBI\b.*", re.I)
_AS_ON = re.compile(r"\bas (?:on|at|of) ([A-Z][a-z]+ \d{1,2}, ?\d{4})", re.I)
_OTHER = re.compile(r"\bARCs\b|Asset Reconstruction", re.I)
_GAP = "Rows are missing, doubled or sorted anew; save the workbook again."


class About(Model):
    """What is known of a list whose rows were kept as CSV.

    `original`: the workbook's own columns, whose rows count on without a gap; a copy may leave
    rows out.
    """

    as_on: date
    original: bool


def redact(document: Document) -> Document:
    """The list as a line about it and CSV of the columns that are kept (see KEPT)."""
    if document.body.startswith(b"# "):
        return document
    titles, rows, original = _printed(document)
    _check_numbers(rows, original=original)
    about = About(as_on=_as_on(document, titles), original=original)
    kept = ({column: unwrap(cells[column]) for column in KEPT} for cells in rows)
    return minimised(document, about, KEPT, kept)


def _printed(document: Document) -> tuple[list[str], list[Cells], bool]:
    """The titles, the rows, and whether this is the workbook itself or saved from it."""
    if document.body.lstrip()[:1] == b"<":
        raise Refused(
            "This is a web page and not the list. The site asks a browser to prove itself: open "
            "the page in a browser, save the XLSX that it links, and import that file."
        )
    if not document.body.startswith(b"PK"):
        rows = csv_rows(text_of(document))
        is_copy = bool(rows) and any("_" in heading for heading in rows[0])
        return [], header_table(_squared(rows), HEADINGS, "the file"), not is_copy
    parted = [below_titles(sheet) for sheet in sheet_tables(document)]
    lists = [(titles, table) for titles, table in parted if _is_list(table)]
    for titles, table in parted:
        if not _is_list(table) and not _is_left_out(titles):
            header_table(table, HEADINGS, f"the sheet “{''.join(titles)[:60]}”")
    if len(lists) != 1:
        raise Refused(
            f"The workbook holds {len(lists)} lists of NBFCs instead of one. Save it again."
        )
    ((titles, table),) = lists
    if not any(_TITLE.match(title) for title in titles):
        raise Refused(
            f"The title is “{' '.join(titles)[:120]}” instead of “List of NBFCs registered with "
            "the RBI (as on …)”. Check which list this is: one of cancelled firms looks alike."
        )
    return titles, header_table(table, HEADINGS, "the list"), True


def _squared(rows: Table) -> Table:
    """A copy's rows, those that end early filled up with blanks to the width of the header."""
    wide = len(rows[0]) if rows else 0
    return [row + [""] * (wide - len(row)) for row in rows]


def _is_list(table: Table) -> bool:
    return is_header(one_header(table, HEADINGS), HEADINGS)


def _is_left_out(titles: Iterable[str]) -> bool:
    """True for the sheet of asset reconstruction companies, which lend to nobody."""
    return any(_OTHER.search(title) and not _TITLE.match(title) for title in titles)


def _as_on(document: Document, titles: list[str]) -> date:
    found = [_AS_ON.search(title) for title in titles]
    printed = {printed_day(one[1].replace(", ", ","), "%B %d,%Y") for one in found if one}
    if not printed:
        return stated_day(document)
    day = printed.pop()
    if printed or not day:
        raise Refused("The titles give no one day. Look at the list and state its day: --as-of")
    return confirmed_day(document, day)


def _check_numbers(rows: list[Cells], *, original: bool) -> None:
    """The workbook counts from 1 on without a gap; a copy may leave rows out, in their order."""
    before = 0
    for cells, where in records(rows):
        text = cells[NUMBER]
        number = int(text) if re.fullmatch(r"[0-9]{1,5}", text) else 0
        if original or number <= before:
            check_number(text, before + 1, where, NUMBER, _GAP)
        before = number or before + 1

"""The shapes in which OJK's list comes, each brought to the columns of the official one. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from xiancha.model import Document
from xiancha.registers.id_ojk_licensed.list_dates import letter_day
from xiancha.registers.parsing.csv import csv_table
from xiancha.registers.parsing.headings import Heading, headings
from xiancha.registers.parsing.html import html_lines, html_tables
from xiancha.registers.parsing.numbers import check_number
from xiancha.registers.parsing.pdf_table import Shape, one_table, pdf_table
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, Record, records
from xiancha.registers.parsing.table import Table, below_titles, header_table, is_header, one_header
from xiancha.registers.parsing.text import text_of, unwrap
from xiancha.registers.parsing.workbook import sheet_tables

BRAND = "Nama Sistem Elektronik"
FIRM = "Nama Perusahaan"
SITE = "Alamat Website"
LETTER = "Surat Tanda Berizin/Terdaftar"
DAY = "Tanggal"
BUSINESS = "Jenis Usaha"
KIND = "Jenis"

OFFICIAL = ("No.", BRAND, FIRM, SITE, LETTER, DAY, BUSINESS)
OF_2026 = ("No", FIRM, BRAND, "Surat Tanda Berizin", DAY, BUSINESS, SITE, "OS")
"""As a public copy of May 2026 has them; OS is the kind of phone that the app runs on."""
_OFFICIAL = headings(
    (
        *("No.", BRAND, FIRM, SITE),
        Heading(LETTER, also=("Surat Tanda Berizin",)),
        *(DAY, BUSINESS),
        Heading("OS", needed=False),
    )
)
COPY = (LETTER, "Nama Platform", "Website", FIRM, DAY, KIND)
LONGER_COPY = (*COPY, "Badan Hukum", "Syariah", "Alamat")

_OF_CSV: tuple[tuple[str, ...], ...] = (OFFICIAL, OFFICIAL[1:], OF_2026, COPY, LONGER_COPY)
_RENAMED = {
    "Nama Platform": BRAND,
    "Website": SITE,
    "Syariah": BUSINESS,
    "Surat Tanda Berizin": LETTER,
    "No": "No.",
}
_KEPT = (BRAND, FIRM, SITE, LETTER, DAY, BUSINESS, KIND)
_WORKBOOKS = (b"PK", b"\xd0\xcf\x11\xe0")
_GAP = "A row is missing, or is there twice; save the list again."


class Listed(NamedTuple):
    """The rows of a list, by the official columns and KIND, and the texts that may date it."""

    titles: tuple[str, ...]
    records: tuple[Record, ...]


def listed(document: Document) -> Listed:
    """The list out of a PDF, a workbook, a web page or a CSV. Raises Refused."""
    body = document.body.lstrip()
    if body.startswith(b"%PDF"):
        found = _printed(document)
    elif body.startswith(_WORKBOOKS):
        found = _tabled(document, sheet_tables(document), ())
    elif body.startswith(b"<"):
        found = _tabled(document, html_tables(document), html_lines(document))
    else:
        found = _copied(document)
    return Listed((document.title, *found.titles), found.records)


def _printed(document: Document) -> Listed:
    found = pdf_table(document.body, Shape(_OFFICIAL, always=(BRAND, FIRM, LETTER)))
    listed = tuple(_record(cells, where) for cells, where in one_table(found, "No."))
    return Listed(tuple(line.text for line in found.lines), listed)


def _tabled(document: Document, tables: list[Table], lines: Iterable[str]) -> Listed:
    """The one table with the official header, out of a workbook or a web page."""
    parted = [below_titles(table) for table in tables]
    lists = [(titles, table) for titles, table in parted if _is_official(table)]
    if len(lists) > 1:
        raise Refused(
            f"{document.url} holds {len(lists)} lists instead of one. Keep the right one."
        )
    titles, table = lists[0] if lists else max(parted, key=lambda found: len(found[1]))
    rows = header_table(table, _OFFICIAL, document.url)
    return Listed((*titles, *lines), _numbered(rows, document))


def _is_official(table: Table) -> bool:
    return is_header(one_header(table, _OFFICIAL), _OFFICIAL)


def _copied(document: Document) -> Listed:
    """A CSV in the official columns or in those of a reviewed copy."""
    text = text_of(document)
    header = text.partition("\n")[0].strip().replace('"', "")
    columns = next((names for names in _OF_CSV if ",".join(names) == header), OFFICIAL)
    rows = csv_table(text, columns)
    if columns[0] in ("No.", "No"):
        return Listed((), _numbered(rows, document))
    american = columns == LONGER_COPY
    listed = (_record(cells, where, american=american) for cells, where in records(rows))
    return Listed((), tuple(listed))


def _numbered(rows: Iterable[Cells], document: Document) -> tuple[Record, ...]:
    """The rows, whose numbers must run from 1 without a gap."""
    found = []
    for expected, (cells, where) in enumerate(records(rows), 1):
        number = cells.get("No.", cells.get("No", ""))
        check_number(number, expected, f"{document.url}, {where}", "No.", _GAP)
        found.append(_record(cells, where))
    return tuple(found)


def _record(cells: Cells, where: str, *, american: bool = False) -> Record:
    """The cells under the official names, the day as 2017-07-06; other columns are dropped.

    Those are OS and the reviewed copies' Badan Hukum and Alamat (legal form, postal address).
    """
    renamed = {_RENAMED.get(column, column): unwrap(text) for column, text in cells.items()}
    day = letter_day(renamed[DAY], where, american=american).isoformat()
    return Record({column: renamed.get(column, "") for column in _KEPT} | {DAY: day}, where)

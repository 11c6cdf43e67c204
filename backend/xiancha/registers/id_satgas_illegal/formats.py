"""The shapes in which the warning list comes: the portal's table, its CSV export, a copy. Pure."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import NamedTuple

from xiancha.model import Document, Model
from xiancha.registers.parsing.csv import csv_table
from xiancha.registers.parsing.dates import printed_day
from xiancha.registers.parsing.headings import Heading, headings, plain
from xiancha.registers.parsing.html import html_tables
from xiancha.registers.parsing.numbers import check_number
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, records
from xiancha.registers.parsing.shapes import shaped
from xiancha.registers.parsing.table import Table, header_table, is_header, one_header
from xiancha.registers.parsing.text import text_of, unwrap

NAME = "Nama"
ADDRESS = "Alamat"
PHONE = "No. Telp"
WEBSITE = "Website"
ENTITY = "Jenis Entitas"
ACTIVITY = "Jenis Kegiatan"
ENTERED = "Tgl Input"
REMARK = "Keterangan"
COLUMNS = (NAME, ADDRESS, PHONE, WEBSITE, ENTITY, ACTIVITY, ENTERED, REMARK)

NUMBER = "No."
_KNOWN = headings((Heading(NUMBER, needed=False), *COLUMNS))
_GAP = "Rows are missing, doubled or sorted anew; show all of them in order and save the page."


class Entry(NamedTuple):
    """One entry by the portal's columns.

    `exact` is False where its addresses were altered, other than those in the name.
    """

    cells: Cells
    exact: bool = True


class Entries(NamedTuple):
    """All entries of a document, and the date that it bears, if any."""

    entries: list[Entry]
    dated: date | None = None


class _Copied(Model):
    """An entry of the JSON copy, which parted the portal's cells and numbered the rows."""

    id: int
    name: str
    alias: list[str]
    address: list[str]
    web: list[str]
    email: list[str]
    phone: list[str]
    entity_type: str
    activity_type: list[str]
    input_date: str
    description: str


class _Copy(Model):
    data: list[_Copied]
    version: str


def entries(document: Document) -> Entries:
    """The entries of a saved page, an export or the JSON copy. Raises Refused."""
    text = text_of(document).strip()
    if text.startswith(("[", "{")):
        return _copy(document, text)
    rows = _page(document) if text.startswith("<") else csv_table(text, COLUMNS)
    return Entries([Entry(cells) for cells in rows])


def day(text: str) -> date | None:
    """“13/12/2021” as a date, None for any other text."""
    return printed_day(text, "%d/%m/%Y") if re.fullmatch(r"\d{2}/\d{2}/\d{4}", text) else None


def _page(document: Document) -> list[Cells]:
    """The portal's table. A first column of checkboxes or numbers may come before the others.

    Numbers must run from 1 without a gap: a warning that is missing would be taken back.
    """
    tables = [one_header(_with_first(table), _KNOWN) for table in html_tables(document)]
    lists = [table for table in tables if is_header(table, _KNOWN)]
    if len(lists) > 1:
        raise Refused(
            f"{document.url} holds {len(lists)} lists. Save the page again; if its table changed, "
            "the parser must learn it."
        )
    table = lists[0] if lists else max(tables, key=len)
    rows = header_table(table, _KNOWN, document.url)
    if any(cells[NUMBER] for cells in rows):
        for expected, (cells, where) in enumerate(records(rows), 1):
            check_number(cells[NUMBER], expected, f"{document.url}, {where}", NUMBER, _GAP)
    return [{column: unwrap(cells[column]) for column in COLUMNS} for cells in rows]


def _with_first(table: Table) -> Table:
    """The table with its first column called that of numbers, where it has no heading."""
    if not table or table[0][0] or any(plain(name) == plain(NUMBER) for name in table[0]):
        return table
    return [[NUMBER, *table[0][1:]], *table[1:]]


def _copy(document: Document, text: str) -> Entries:
    try:
        found = json.loads(text)
    except json.JSONDecodeError:
        raise Refused(
            f"{document.url} begins like JSON but is broken or cut off. Fetch or save it again."
        ) from None
    problem = f"{document.url} is not the copy that was reviewed"
    advice = "Look at it; what is new may be about persons, and the parser must learn it first."
    if isinstance(found, list):
        return Entries([_copied(one) for one in shaped(found, list[_Copied], problem, advice)])
    copy = shaped(found, _Copy, problem, advice)
    dated = day(copy.version)
    if not dated:
        raise Refused(f"{document.url}: its version is no date such as 30/05/2023.")
    return Entries([_copied(one) for one in copy.data], dated)


def _copied(one: _Copied) -> Entry:
    """The copy's entry under the portal's columns: parted names and activities joined again."""
    return Entry(
        {
            NAME: "/ ".join([one.name, *one.alias]),
            ADDRESS: " ".join(one.address),
            PHONE: " ".join(one.phone),
            WEBSITE: " ".join(one.web),
            ENTITY: one.entity_type,
            ACTIVITY: "/ ".join(one.activity_type),
            ENTERED: one.input_date,
            REMARK: one.description,
        },
        exact=False,
    )

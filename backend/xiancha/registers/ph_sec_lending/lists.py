"""The lists on the SEC's page: what the heading of each says of the companies in it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup

from xiancha.model import Document, Status
from xiancha.registers.parsing.html import html_tables
from xiancha.registers.parsing.numbers import check_number
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, Record, records
from xiancha.registers.parsing.table import Table, below_titles, header_table
from xiancha.registers.parsing.text import text_of, unwrap

NUMBER, NAME, SEC = "No.", "Company Name", "SEC Number"
PLATFORM, REMARKS = "Online Lending Platform", "Remarks"
_NEEDED = (NUMBER, NAME, SEC)
DATES = ("Date of Form 1", "Date of Letter")
_KNOWN = (*_NEEDED, PLATFORM, *DATES, REMARKS)
_STATUS = {
    "recorded": Status.active,
    "revoked": Status.ended,
    "revocation": Status.ended,
    "suspended": Status.suspended,
    "suspension": Status.suspended,
}
_OTHER_WORD = re.compile(
    "and|authority|ca|certificates?|companies|company|financing|lending|list|of|online|operate|or|"
    "platforms?|sec|the|their|to|whose|with"
)
_DATE = re.compile(r"\(?\bas (?:of|at) [\w ,]*\d{4}\)?", re.I)
_GAP = "A row is missing, or a column is shifted; save the whole page again."


class HeadedList(NamedTuple):
    """One table of the page: its heading, what that says of the companies, and its rows."""

    title: str
    status: Status
    rows: tuple[Record, ...]


def lists(document: Document) -> list[HeadedList]:
    """The lists of a page, which must hold both recorded companies and others."""
    headed = zip(_headings(document), html_tables(document), strict=True)
    found = [_list(heading, table) for heading, table in headed if table]
    _refuse_half_a_page(found)
    return found


def _headings(document: Document) -> Iterator[str]:
    """The caption of each table that `html_tables` reads, else the last heading before it.

    A heading speaks of the one table that follows it: for the next one there is none.
    """
    before = None
    for table in BeautifulSoup(text_of(document), "lxml").find_all("table"):
        if not table.find("table"):
            heading = table.find("caption") or table.find_previous(re.compile(r"^h[1-6]$"))
            yield unwrap(heading.get_text()) if heading and heading is not before else ""
            before = heading


def _list(heading: str, table: Table) -> HeadedList:
    titles, rest = below_titles(table)
    title = " ".join(titles) or heading
    status = _status(title)
    columns = [unwrap(cell) for cell in rest[0]] if rest else []
    unknown = [column for column in columns if column not in _KNOWN]
    missing = [column for column in _NEEDED if column not in columns]
    if status is Status.active and PLATFORM not in columns:
        missing.append(PLATFORM)
    if unknown or missing or len(set(columns)) < len(columns):
        raise Refused(
            f"“{title}”: the columns are “{' · '.join(columns)[:200]}” (unknown: "
            f"{', '.join(unknown) or 'none'}; missing: {', '.join(missing) or 'none'}). Look at "
            "the page; if its columns changed, the parser must learn them."
        )
    rows = records(header_table(rest, columns, f"“{title}”"), f"“{title}”, row")
    return HeadedList(title, status, tuple(_numbered(rows)))


def _status(title: str) -> Status:
    """What a heading says of the companies below it, if nobody can mistake it."""
    words = re.findall(r"[^\W_]+", _DATE.sub("", title).lower())
    said = {_STATUS[word] for word in words if word in _STATUS}
    unknown = [word for word in words if not (word in _STATUS or _OTHER_WORD.fullmatch(word))]
    if len(said) != 1 or unknown:
        raise Refused(
            f"A table is headed “{title[:120]}”, which does not say in known words whether its "
            f"companies are recorded, suspended or revoked (unknown: {', '.join(unknown) or 'none'}"
            "). Look at the page; the parser must learn the heading."
        )
    return said.pop()


def _refuse_half_a_page(lists: list[HeadedList]) -> None:
    """A page without the revoked companies would make them look recorded again."""
    kinds = {found.status is Status.active for found in lists if found.rows}
    if kinds != {True, False}:
        seen = ", ".join(f"“{found.title}”" for found in lists) or "no list"
        raise Refused(
            f"The page holds {seen}; it should hold both the recorded platforms and the companies "
            "revoked or suspended. Open every section of the page and save it whole."
        )


def _numbered(rows: Iterable[Record]) -> Iterator[Record]:
    """The rows, in which the numbers of the companies run from 1 without a gap.

    Further platforms of a company are in rows of their own, beside which its number, name and SEC
    number are one merged cell, and so empty: they are those of the row above.
    """
    company: Cells = {}
    companies = 0
    for cells, where in rows:
        own = {column: unwrap(cells[column]) for column in _NEEDED}
        if any(own.values()) or not company:
            company, companies = own, companies + 1
            check_number(own[NUMBER], companies, where, "the number", _GAP)
        yield Record(cells | company, where)

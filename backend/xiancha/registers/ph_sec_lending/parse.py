"""Philippines: the SEC's lists of recorded and of revoked lending companies (a saved HTML page)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup

from xiancha import names
from xiancha.model import Alias, Document, Reading, Row, Status
from xiancha.registers.parsing.dates import stated_day
from xiancha.registers.parsing.html import html_tables
from xiancha.registers.parsing.numbers import check_number
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, Record, joined_fields, joined_rows, records
from xiancha.registers.parsing.table import Table, below_titles, header_table
from xiancha.registers.parsing.text import text_of, unwrap

CATEGORY = "lending-company"

_NUMBER, _NAME, _SEC = "No.", "Company Name", "SEC Number"
_PLATFORM, _REMARKS = "Online Lending Platform", "Remarks"
_NEEDED = (_NUMBER, _NAME, _SEC)
_DATES = ("Date of Form 1", "Date of Letter")
_KNOWN = (*_NEEDED, _PLATFORM, *_DATES, _REMARKS)
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
_DAY = re.compile(
    r"(?:\d{1,2} [a-z]+\.?,?|[a-z]+\.? \d{1,2},?) ?\d{4}|\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}", re.I
)
_GAP = "A row is missing, or a column is shifted; save the whole page again."
_NOTHING = frozenset({"", "-", "–", "n/a", "none"})
_SEC_NUMBER = re.compile(r"[A-Z]{0,3}[ -]?[0-9][0-9 -]{4,19}")
_WORST_LAST = (Status.active, Status.suspended, Status.ended)
_SPELLINGS = (
    (re.compile(r"\bincorporated\b"), "inc"),
    (re.compile(r"\bcorporation\b"), "corp"),
    (re.compile(r"\bcompany\b"), "co"),
    (re.compile(r"&"), "and"),
)


class _List(NamedTuple):
    """One table of the page, and what its heading says of the companies in it."""

    title: str
    status: Status
    rows: list[Cells]


def read(document: Document) -> Reading:
    """Who is recorded, suspended and revoked. Of two entries of a company the worse one counts.

    A page holds both kinds completely: who is on no newer page left the list.
    """
    day = stated_day(document, "The page")
    headed = zip(_headings(document), html_tables(document), strict=True)
    lists = [_list(heading, table) for heading, table in headed if table]
    _refuse_half_a_page(lists)
    rows = (row for found in lists for row in _rows(found))
    return Reading(as_of=day, rows=joined_rows(rows, _joined), whole=frozenset({CATEGORY}))


def _list(heading: str, table: Table) -> _List:
    titles, rest = below_titles(table)
    title = " ".join(titles) or heading
    status = _status(title)
    columns = [unwrap(cell) for cell in rest[0]] if rest else []
    unknown = [column for column in columns if column not in _KNOWN]
    missing = [column for column in _NEEDED if column not in columns]
    if status is Status.active and _PLATFORM not in columns:
        missing.append(_PLATFORM)
    if unknown or missing or len(set(columns)) < len(columns):
        raise Refused(
            f"“{title}”: the columns are “{' · '.join(columns)[:200]}” (unknown: "
            f"{', '.join(unknown) or 'none'}; missing: {', '.join(missing) or 'none'}). Look at "
            "the page; if its columns changed, the parser must learn them."
        )
    return _List(title, status, header_table(rest, columns, f"“{title}”"))


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


def _refuse_half_a_page(lists: list[_List]) -> None:
    """A page without the revoked companies would make them look recorded again."""
    kinds = {found.status is Status.active for found in lists if found.rows}
    if kinds != {True, False}:
        seen = ", ".join(f"“{found.title}”" for found in lists) or "no list"
        raise Refused(
            f"The page holds {seen}; it should hold both the recorded platforms and the companies "
            "revoked or suspended. Open every section of the page and save it whole."
        )


def _rows(found: _List) -> Iterator[Row]:
    """The rows of a list; the numbers of its companies run from 1."""
    companies = 0
    for (cells, where), begins in _unmerged(records(found.rows, f"“{found.title}”, row")):
        if begins:
            companies += 1
            check_number(cells[_NUMBER], companies, where, "the number", _GAP)
        yield _row(cells, found.status, where)


def _unmerged(found: Iterable[Record]) -> Iterator[tuple[Record, bool]]:
    """Each row with number, name and SEC number, and whether a company begins with it.

    Further platforms of a company are in rows of their own, beside which these three cells are
    merged, and so empty: they are those of the row above.
    """
    company: Cells = {}
    for cells, where in found:
        own = {column: unwrap(cells[column]) for column in _NEEDED}
        begins = any(own.values()) or not company
        company = own if begins else company
        yield Record(cells | company, where), begins


def _row(cells: Cells, status: Status, where: str) -> Row:
    name, number = cells[_NAME], cells[_SEC].upper()
    if not names.company(name) or names.company(name).isdigit():
        raise Refused(f"{where}: “{name}” is no company name. Check the page.")
    if not _SEC_NUMBER.fullmatch(number):
        raise Refused(f"{where}: “{number}” of {name} is no SEC number. Check the page.")
    remark = unwrap(cells.get(_REMARKS, ""))
    if status is Status.active and remark.lower() not in _NOTHING:
        raise Refused(
            f"{where}: nobody knows what the remark “{remark[:120]}” means for {name}. Find out "
            "whether it is still recorded; the parser must learn the remark."
        )
    platforms = list(map(str.strip, re.split(r"[\n;]", cells.get(_PLATFORM, ""))))
    if any(map(_DAY.fullmatch, platforms)) or not all(_is_dated(cells.get(c, "")) for c in _DATES):
        raise Refused(
            f"{where}: a date of {name} is none, or is under {_PLATFORM}. Look at the page; a "
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
            if text and column not in (_NUMBER, _NAME)
        },
    )


def _is_dated(text: str) -> bool:
    return text.lower() in _NOTHING or bool(_DAY.search(text))


def _joined(first: Row, again: Row) -> Row:
    """One row for a company that is listed twice: all its platforms, the worse status."""
    if _comparable(first.name) != _comparable(again.name):
        raise Refused(
            f"The SEC number {again.fields[_SEC]} is beside “{first.name}” and “{again.name}”. "
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

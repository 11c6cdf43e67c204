"""Nigeria: the Commission's lists of digital money lenders and their apps (HTML tables)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xiancha import normalise
from xiancha.model import (
    Alias,
    Channel,
    ChannelType,
    Conversation,
    Document,
    Get,
    Reading,
    Row,
    Status,
)
from xiancha.registers.ng_fccpc_lenders.approvals import FULL, is_approval, of_cell, of_table
from xiancha.registers.ng_fccpc_lenders.columns import APP, APPROVAL, COMPANY, HEADINGS, NUMBER
from xiancha.registers.parsing.dates import stated_day
from xiancha.registers.parsing.headed import headed
from xiancha.registers.parsing.headings import plain
from xiancha.registers.parsing.hosts import printed_host
from xiancha.registers.parsing.html import links
from xiancha.registers.parsing.html_headings import HeadedTable, headed_tables
from xiancha.registers.parsing.numbers import check_number
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, joined_fields, joined_rows
from xiancha.registers.parsing.text import unwrap

__all__ = ["COLUMNS", "PAGE", "conversation", "read", "row"]

PAGE = "https://fccpc.gov.ng/registration-of-digital-money-lenders/"
COLUMNS = (COMPANY, APP, APPROVAL)
APPROVED, LISTED = "digital-lender", "listed-lender"

_LISTS = re.compile(r"https://(?:www\.)?fccpc\.gov\.ng/\S*approvals?-of-dmls?/?", re.I)
_NOTHING = frozenset({"", "na", "nil", "none"})
_BETWEEN = re.compile(r"[\n;,]")
_AND = re.compile(r"\s+(?:and|&)\s+", re.I)
_APP = re.compile(r"\s+app?(?:lication)?s?$", re.I)
_LONGEST_NAME = 150
_NO_NAME = re.compile(r"@|://|\+?\d[\d -]{8,}", re.I)
_GAP = "A row is missing, or a column is shifted; open the page and look."


def conversation() -> Conversation:
    """The page holds the tables, or links the page that does. It bears no date: it is of today."""
    page = yield Get(url=PAGE)
    if not _names_columns(page):
        addresses = sorted({a for a, _ in links(page) if _LISTS.fullmatch(a)})
        if len(addresses) != 1:
            seen = ", ".join(addresses) or "none"
            raise Refused(
                f"{page.url} holds no table of lenders and should link one page of them; it links "
                f"{seen}. Open the page; save the one with the tables and import it."
            )
        page = yield Get(url=addresses[0])
    return (page.model_copy(update={"as_of": page.retrieved_at.date()}),)


def _names_columns(page: Document) -> bool:
    text = plain(page.body.decode("utf-8", "ignore"))
    return b"<table" in page.body.lower() and plain(COMPANY) in text


def read(document: Document) -> Reading:
    """Who is listed, and who is listed as approved in full. The tables hold them completely."""
    tables = [
        one for one in headed_tables(document) if any(sum(map(bool, r)) > 1 for r in one.table)
    ]
    rows = [row for number, one in enumerate(tables, 1) for row in _rows(one, f"Table {number}")]
    return Reading(
        as_of=stated_day(document, "The page"),
        rows=joined_rows(rows, _joined),
        whole=frozenset({APPROVED, LISTED}),
    )


def row(cells: Cells, where: str) -> Row:
    """One company with its apps. Only a full approval makes it more than a name on the list."""
    name = unwrap(cells[COMPANY]).rstrip(" ,")
    if not re.search(r"[^\W\d_]{2}", name) or len(name) > _LONGEST_NAME or _NO_NAME.search(name):
        raise Refused(
            f"{where}: there is no company's name under “{COMPANY}”. Look at the page; a column "
            "may be shifted."
        )
    approval = cells[APPROVAL]
    is_full = approval == FULL
    apps = _apps(cells[APP], where)
    printed = {APP: unwrap(cells[APP]), APPROVAL: approval}
    return Row(
        key=normalise.company(name),
        name=name,
        category=APPROVED if is_full else LISTED,
        status=Status.active if is_full else Status.listed,
        aliases=tuple(Alias(text=app) for app in apps),
        channels=tuple(
            Channel(type=ChannelType.host, value=host)
            for host in dict.fromkeys(filter(None, map(printed_host, apps)))
        ),
        fields={column: text for column, text in printed.items() if text},
    )


def _rows(one: HeadedTable, where: str) -> Iterator[Row]:
    found = headed(one.table, HEADINGS, where)
    if 2 * sum(not cells[APP] for cells, _ in found.records) > len(found.records):
        raise Refused(
            f"{where}: most companies have no app beside them. Look at the page; a column may be "
            "shifted."
        )
    of_all = of_table(one, found.titles)
    for expected, (cells, at) in enumerate(found.records, 1):
        if NUMBER in cells:
            check_number(cells[NUMBER], expected, at, "the number", _GAP)
        approval = of_cell(unwrap(cells[APPROVAL]), at) if APPROVAL in cells else of_all
        yield row({**cells, APPROVAL: approval}, at)


def _apps(cell: str, where: str) -> list[str]:
    """The names of the apps in a cell, parted by commas or lines; “and” parts the last of several.

    “FAIRMONEY APP.” is called FAIRMONEY.
    """
    parts = [unwrap(part) for part in _BETWEEN.split(cell) if part.strip()]
    if len(parts) > 1:
        parts = [*parts[:-1], *_AND.split(parts[-1])]
    found = dict.fromkeys(_APP.sub("", part.strip(" .")).strip(" .") for part in parts)
    apps = [app for app in found if normalise.company(app) not in _NOTHING]
    if any(len(app) > _LONGEST_NAME or "@" in app or is_approval(app) for app in apps):
        raise Refused(
            f"{where}: there is no app's name under “{APP}”. Look at the page; a column may be "
            "shifted."
        )
    return apps


def _joined(first: Row, again: Row) -> Row:
    """One row for a company that is listed again: all its apps, and the lesser approval."""
    lesser = first if first.status is Status.listed else again
    return lesser.model_copy(
        update={
            "aliases": tuple(dict.fromkeys((*first.aliases, *again.aliases))),
            "channels": tuple(dict.fromkeys((*first.channels, *again.channels))),
            "fields": joined_fields(first.fields, again.fields),
        }
    )

"""Singapore: the Registry of Moneylenders' monthly list (PDF)."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import unquote

from xiancha import names
from xiancha.model import Channel, ChannelType, Conversation, Document, Get, Reading, Row, Status
from xiancha.registers.parsing.dates import confirmed_day, printed_day
from xiancha.registers.parsing.html import links
from xiancha.registers.parsing.numbers import page_number
from xiancha.registers.parsing.pdf_table import Line, Tables, check_lines, pdf_table
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, Record, unique_rows

PAGE = (
    "https://rom.mlaw.gov.sg/information-for-borrowers/list-of-licensed-moneylenders-in-singapore/"
)
COLUMNS = (
    "S/No.",
    "Business Name",
    "Business Address",
    "Licence No.",
    "Landline Number",
    "Business URL",
)
CATEGORY = "moneylender"

_LIST_FILE = re.compile(r"^https://([\w-]+\.)+gov\.sg/(?!.*exempt).*list[^/]*\.pdf$", re.I)
_TITLE = re.compile(r"LIST OF VALID MONEYLENDERS .* AS AT (\d{1,2} [A-Z]+ \d{4})", re.I)
_ABOUT_SUSPENDED = (
    "(Any moneylender whose licence has been suspended "
    "is set out in a separate list at the bottom*)"
)
_NOBODY_SUSPENDED = re.compile(r"\*\s*No suspended moneylenders? to date\.?", re.I)


def conversation() -> Conversation:
    """The page links one PDF, whose name changes every month."""
    page = yield Get(url=PAGE)
    document = yield Get(url=_list_file(page))
    return (document,)


def read(document: Document) -> Reading:
    """The list of active licences, and the suspended ones at the bottom."""
    found = pdf_table(document.body, COLUMNS)
    as_of = confirmed_day(document, _as_of(found.lines))
    active, suspended = _split(found)
    found_rows = unique_rows((*active, *suspended), row, "Ask the registry which row is right.")
    rows = (*found_rows[: len(active)], *map(_suspended, found_rows[len(active) :]))
    return Reading(as_of=as_of, rows=rows, whole=frozenset({CATEGORY}))


def row(cells: Cells, where: str) -> Row:
    """One moneylender with the licence, phone and addresses that the registry prints."""
    name, licence, phone = (
        cells[column] for column in ("Business Name", "Licence No.", "Landline Number")
    )
    if not names.company(name):
        raise Refused(f"{where}: the business name is empty. Check the document.")
    if not re.fullmatch(r"\d+/\d{4}", licence):
        raise Refused(
            f"{where}: “{licence}” of {name} is no licence number such as 32/2025. Check the "
            "document; a column may be shifted."
        )
    if not re.fullmatch(r"\d{8}|\d{11}", phone):
        raise Refused(
            f"{where}: “{phone}” of {name} is no landline number of 8 or 11 digits. Check the "
            "document; a column may be shifted."
        )
    hosts = _hosts(cells["Business URL"], where)
    return Row(
        key=names.company(name),
        name=name,
        category=CATEGORY,
        licence=licence,
        channels=(
            *(Channel(type=ChannelType.host, value=host) for host in hosts),
            Channel(type=ChannelType.phone, value=names.phone(phone)),
        ),
        fields={"Business Address": cells["Business Address"]},
    )


def _suspended(firm: Row) -> Row:
    return firm.model_copy(update={"status": Status.suspended})


def urls(cell: str) -> list[str]:
    """The addresses in a Business URL cell: parted by “;”, broken over lines, or N.A."""
    text = "".join(cell.split())
    return [] if text == "N.A." else [part for part in text.split(";") if part]


def _hosts(cell: str, where: str) -> list[str]:
    hosts = []
    for url in urls(cell):
        host = names.host(url)
        if not host:
            raise Refused(f"{where}: “{url}” is no web address. Check the document.")
        hosts.append(host)
    return list(dict.fromkeys(hosts))


def _list_file(page: Document) -> str:
    files = [address for address, _ in links(page) if address.lower().endswith(".pdf")]
    lists = {address for address in files if _LIST_FILE.match(unquote(address))}
    if len(lists) != 1:
        seen = ", ".join(sorted(lists or files)) or "no PDF at all"
        raise Refused(
            f"{page.url} should link one PDF list of moneylenders; it links {seen}. Open the page; "
            "import the right PDF by hand, and teach the parser the new name."
        )
    return lists.pop()


def _as_of(lines: tuple[Line, ...]) -> date:
    titles = [title for line in lines if (title := _TITLE.fullmatch(line.text))]
    if len(titles) != 1:
        raise Refused(
            f"{len(titles)} lines instead of one say “LIST OF VALID MONEYLENDERS … AS AT (date)”. "
            "Check that this is the registry's list."
        )
    day = printed_day(titles[0][1], "%d %B %Y")
    if not day:
        raise Refused(f"“{titles[0][1]}” in the title is no date. Check the document.")
    return day


def _split(found: Tables) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    """The active and the suspended rows; the line that starts with “*” parts them."""
    active, *others = found.tables
    starred = [line for line in found.lines if line.text.startswith("*")]
    check_lines((line for line in found.lines if line not in starred), _expected)
    if len(starred) != 1 or starred[0].after != len(active) or len(others) > 1:
        seen = " and ".join(f"“{line.text}” on page {line.page}" for line in starred) or "none"
        raise Refused(
            f"After row {len(active)} one line should start with “*” and tell of suspended "
            f"moneylenders, with at most one table under it; there is {seen}. Read the end of "
            "the document: it may be cut off, or its layout may be new."
        )
    nobody = bool(_NOBODY_SUSPENDED.fullmatch(starred[0].text))
    if nobody == bool(others) or "suspended" not in starred[0].text.lower():
        raise Refused(
            f"Page {starred[0].page}: under “{starred[0].text}” there is "
            f"{'a' if others else 'no'} table of suspended moneylenders that could be read. "
            "Read the end of the document; the parser must learn its layout."
        )
    suspended = others[0] if others else ()
    return active, tuple(Record(cells, f"suspended list, {where}") for cells, where in suspended)


def _expected(line: str) -> bool:
    return bool(_TITLE.fullmatch(line)) or line == _ABOUT_SUSPENDED or page_number(line)

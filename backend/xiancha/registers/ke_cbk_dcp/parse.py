"""Kenya: the Central Bank of Kenya's Directory of Digital Credit Providers (PDF, or its text).

Public notes on the directory of April 2026 tell of entries without a full stop behind the number,
of further labels, of colons inside addresses and of a first letter that stands apart.
"""

from __future__ import annotations

import re
from datetime import date

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
)
from xiancha.registers.ke_cbk_dcp.blocks import Line, entries
from xiancha.registers.parsing.dates import confirmed_day, printed_day
from xiancha.registers.parsing.hosts import printed_host
from xiancha.registers.parsing.html import links
from xiancha.registers.parsing.pdf import pdf_lines
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, Record, unique_rows
from xiancha.registers.parsing.text import kind, text_of

PAGE = "https://www.centralbank.go.ke/policy-procedures/credit-providers/"
COLUMNS = ("Name", "Postal Address", "Physical Address", "Date Licensed")
CATEGORY = "digital-credit-provider"

_WEBSITE = "Website"
_NEEDED = ("Name", "Date Licensed")
_BANK = "CENTRAL BANK OF KENYA"
_TITLE = "DIRECTORY OF DIGITAL CREDIT PROVIDERS"
_TITLES = re.compile(r"DIRECTORY OF (?:LICEN[CS]ED )?DIGITAL CREDIT PROVIDERS(?: \(DCPS\))?", re.I)
_MARK = "C2: CBK - OFFICIAL"
_UPDATED = re.compile(
    r"(?:UPDATED )?(?:ON|AS AT|AS OF) (?P<day>[A-Z]+ \d{1,2}(?:ST|ND|RD|TH)?, ?\d{4}"
    r"|\d{1,2}(?:ST|ND|RD|TH)? [A-Z]+,? ?\d{4})",
    re.I,
)
_FILE = re.compile(
    r"https://(?:www\.)?centralbank\.go\.ke/wp-content/uploads/(?P<year>\d{4})/(?P<month>\d{2})/"
    r"Directory-of-(?:Licen[cs]ed-)?Digital-Credit-Providers[^/]*\.pdf",
    re.I,
)
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b", re.I)
_APART = re.compile(r"^([B-HJ-Z]) (?=[a-z]{2})")
_PAGE_NUMBER = re.compile(r"(?:page )?(\d+)(?: of \d+)?", re.I)
_TRADING = re.compile(
    r"(?P<legal>.+?),?\s+(?P<open>\()?(?:trading (?:under|as)|t/a)\s+(?P<brand>.+?)(?(open)\))",
    re.I,
)
_MORE_THAN_A_NAME = re.compile(
    r":|\btrading\s*(?:under\b|as\b|$)|\b(?:t/a|formerly|previously)\b|\bp\.? ?o\.? ?box\b", re.I
)
_CONTACT = re.compile(
    r"@|\+\s?254|\b0[17]\d\d[ -]?\d{3}[ -]?\d{3}\b|\b(?:tel|telephone|e-?mail|contact)\b", re.I
)


def conversation() -> Conversation:
    """The page links a PDF for each edition; the newest is that of the newest folder."""
    page = yield Get(url=PAGE)
    files = {address: found for address, _ in links(page) if (found := _FILE.fullmatch(address))}
    newest = max((file["year"] + file["month"] for file in files.values()), default="")
    wanted = [a for a, file in files.items() if file["year"] + file["month"] == newest]
    if len(wanted) != 1:
        seen = ", ".join(wanted) or "no PDF called Directory of Digital Credit Providers"
        raise Refused(
            f"{page.url} should link one newest directory; it links {seen}. Open the page; import "
            "the right PDF by hand, and teach the parser its new name."
        )
    document = yield Get(url=wanted[0])
    return (document,)


def read(document: Document) -> Reading:
    """Every provider of the directory, numbered from 1 without a gap.

    A PDF tells that its end is there, so it holds the category whole; a text may be cut off.
    """
    is_pdf = document.body.lstrip().startswith(b"%PDF")
    pages = pdf_lines(document.body) if is_pdf else _pages_of_text(document)
    lines = [
        Line(" ".join(text.split()), page, number)
        for page, texts in enumerate(pages, 1)
        for number, text in enumerate(texts, 1)
        if text.strip()
    ]
    as_of = _as_of(document, lines)
    entered = entries(line for line in lines if not _is_furniture(line))
    rows = unique_rows(
        (Record(entry.cells((*COLUMNS, _WEBSITE), _NEEDED), entry.where) for entry in entered),
        _entry,
        "Ask the Central Bank of Kenya which entry is right.",
    )
    return Reading(as_of=as_of, rows=rows, whole=frozenset({CATEGORY} if is_pdf else ()))


def row(cells: Cells, where: str) -> Row:
    """One provider, from what is printed about it; of a copy of the names alone, its name."""
    legal, brand = _names(_APART.sub(r"\1", cells["Name"]), where)
    printed = {column: text for column, text in cells.items() if text and column != "Name"}
    if printed:
        _check(cells, legal, where)
    host = printed_host(cells.get(_WEBSITE, ""))
    return Row(
        key=normalise.company(legal),
        name=legal,
        category=CATEGORY,
        aliases=(Alias(text=brand, kind="brand"),) if brand else (),
        channels=(Channel(type=ChannelType.host, value=host),) if host else (),
        fields=printed,
    )


def _entry(cells: Cells, where: str) -> Row:
    """An entry of the directory, which never holds a name alone."""
    found = row(cells, where)
    _check(cells, found.name, where)
    return found


def _check(cells: Cells, legal: str, where: str) -> None:
    """Refuse an entry without an address and a day, or with more than these say."""
    addresses = [(column, cells[column]) for column in COLUMNS[1:3]]
    for column, text in addresses:
        if (text and not normalise.company(text)) or _CONTACT.search(text):
            raise Refused(
                f"{where}: the {column} of {legal} holds more than an address, or none. "
                "Look at the page; a label may be missing there."
            )
    if not any(text for _, text in addresses):
        raise Refused(
            f"{where}: {legal} has no address. Look at the page; a line may be missing, "
            "or a label may be new."
        )
    if not _day(cells["Date Licensed"]):
        raise Refused(
            f"{where}: the Date Licensed of {legal} is no date such as “July 9, 2026”. "
            "Look at the page; what follows the date may be a line that nobody knows."
        )


def _quotable(name: str) -> str:
    """A name as far as no contact stands in it."""
    contact = _CONTACT.search(name)
    return (name[: contact.start()] if contact else name).strip()[:120]


def _names(printed: str, where: str) -> tuple[str, str]:
    """The legal name and the brand, if there is one: “A Limited trading under B”."""
    found = _TRADING.fullmatch(printed)
    legal, brand = (found["legal"], found["brand"].strip("\"'“”")) if found else (printed, "")
    contact = _CONTACT.search(printed)
    if len(legal.split()) < 2 or _MORE_THAN_A_NAME.search(f"{legal} {brand}") or contact:
        seen = _quotable(printed) if contact else printed.partition(":")[0]
        raise Refused(
            f"{where}: “{seen}” is not the name of one company, with or "
            "without “trading under” a brand. Look at the page; a place or a label may be where "
            "a name should."
        )
    if found and not normalise.company(brand):
        raise Refused(f"{where}: “{printed}” names no brand after “trading”. Look at the page.")
    return legal, brand


def _pages_of_text(document: Document) -> list[list[str]]:
    return [page.splitlines() for page in text_of(document).split("\f")]


def _is_furniture(line: Line) -> bool:
    """True for the lines that every page may bear: titles, the bank's mark, its own number."""
    number = _PAGE_NUMBER.fullmatch(line.text)
    if number:
        return int(number[1]) == line.page
    is_title = _TITLES.fullmatch(line.text) or _UPDATED.fullmatch(line.text)
    return bool(is_title) or line.text.upper() in (_BANK, _MARK)


def _as_of(document: Document, lines: list[Line]) -> date:
    """The one date that the directory prints, which is also the one stated, if one is."""
    if not any(_TITLES.fullmatch(line.text) for line in lines):
        raise Refused(
            f"No line says “{_TITLE}”: this is {kind(document.body)}. Check that it is the Central "
            "Bank of Kenya's directory, with text and not pictures of pages."
        )
    printed = {found["day"] for line in lines if (found := _UPDATED.fullmatch(line.text))}
    days = set(map(_day, printed))
    day = days.pop() if len(days) == 1 else None
    if not day:
        raise Refused(
            "The lines “UPDATED ON (month day, year)” do not give one date. Check that all pages "
            "are of one directory."
        )
    return confirmed_day(document, day)


def _day(text: str) -> date | None:
    """“July 9, 2026” or “9th July 2026” as a date, None where a text is none."""
    plain = " ".join(_ORDINAL.sub(r"\1", text).replace(",", " ").split())
    return printed_day(plain, "%B %d %Y") or printed_day(plain, "%d %B %Y")

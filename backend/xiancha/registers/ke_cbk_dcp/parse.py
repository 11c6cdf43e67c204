"""Kenya: the Central Bank of Kenya's Directory of Digital Credit Providers (PDF, or its text)."""

from __future__ import annotations

import re
from datetime import date

from xiancha import names
from xiancha.model import Alias, Document, Reading, Row
from xiancha.registers.ke_cbk_dcp.blocks import Line, entries
from xiancha.registers.parsing.dates import confirmed_day, printed_day
from xiancha.registers.parsing.pdf import pdf_lines
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, Record, unique_rows
from xiancha.registers.parsing.text import kind, text_of

COLUMNS = ("Name", "Postal Address", "Physical Address", "Date Licensed")
CATEGORY = "digital-credit-provider"

_BANK = "CENTRAL BANK OF KENYA"
_TITLE = "DIRECTORY OF DIGITAL CREDIT PROVIDERS"
_MARK = "C2: CBK - OFFICIAL"
_UPDATED = re.compile(r"UPDATED ON ([A-Z]+ \d{1,2}, ?\d{4})", re.I)
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
        (Record(entry.cells(COLUMNS), entry.where) for entry in entered),
        row,
        "Ask the Central Bank of Kenya which entry is right.",
    )
    return Reading(as_of=as_of, rows=rows, whole=frozenset({CATEGORY} if is_pdf else ()))


def row(cells: Cells, where: str) -> Row:
    """One provider, from what is printed about it: name, addresses, day of the licence."""
    legal, brand = _names(cells["Name"], where)
    for column in ("Postal Address", "Physical Address"):
        if not names.company(cells[column]) or _CONTACT.search(cells[column]):
            raise Refused(
                f"{where}: the {column} of {legal} is empty or holds more than an address. Look at "
                "the page; a label may be missing there."
            )
    if not _day(cells["Date Licensed"]):
        raise Refused(
            f"{where}: the Date Licensed of {legal} is no date such as “July 9, 2026”. Look at the "
            "page; what follows the date may be a line that nobody knows."
        )
    return Row(
        key=names.company(legal),
        name=legal,
        category=CATEGORY,
        aliases=(Alias(text=brand, kind="brand"),) if brand else (),
        fields={column: cells[column] for column in COLUMNS[1:]},
    )


def _names(printed: str, where: str) -> tuple[str, str]:
    """The legal name and the brand, if there is one: “A Limited trading under B”."""
    found = _TRADING.fullmatch(printed)
    legal, brand = (found["legal"], found["brand"].strip("\"'“”")) if found else (printed, "")
    contact = _CONTACT.search(printed)
    if len(legal.split()) < 2 or _MORE_THAN_A_NAME.search(f"{legal} {brand}") or contact:
        seen = printed[: contact.start()].strip() if contact else printed.partition(":")[0]
        raise Refused(
            f"{where}: “{seen}” is not the name of one company, with or "
            "without “trading under” a brand. Look at the page; a place or a label may be where "
            "a name should."
        )
    if found and not names.company(brand):
        raise Refused(f"{where}: “{printed}” names no brand after “trading”. Look at the page.")
    return legal, brand


def _pages_of_text(document: Document) -> list[list[str]]:
    return [page.splitlines() for page in text_of(document).split("\f")]


def _is_furniture(line: Line) -> bool:
    """True for the lines that every page may bear: titles, the bank's mark, its own number."""
    number = _PAGE_NUMBER.fullmatch(line.text)
    if number:
        return int(number[1]) == line.page
    return line.text.upper() in (_BANK, _TITLE, _MARK) or bool(_UPDATED.fullmatch(line.text))


def _as_of(document: Document, lines: list[Line]) -> date:
    """The one date that the directory prints, which is also the one stated, if one is."""
    if not any(line.text.upper() == _TITLE for line in lines):
        raise Refused(
            f"No line says “{_TITLE}”: this is {kind(document.body)}. Check that it is the Central "
            "Bank of Kenya's directory, with text and not pictures of pages."
        )
    printed = {found[1] for line in lines if (found := _UPDATED.fullmatch(line.text))}
    day = _day(printed.pop()) if len(printed) == 1 else None
    if not day:
        raise Refused(
            "The lines “UPDATED ON (month day, year)” do not give one date. Check that all pages "
            "are of one directory."
        )
    return confirmed_day(document, day)


def _day(text: str) -> date | None:
    """“July 9, 2026” as a date, None where a text is none."""
    return printed_day(text.replace(",", ", "), "%B %d, %Y")

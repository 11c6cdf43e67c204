"""Singapore: the Registry of Moneylenders' monthly list (PDF)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from xiancha import normalise
from xiancha.model import Channel, ChannelType, Conversation, Document, Get, Reading, Row, Status
from xiancha.registers.parsing.addresses import addresses, is_nothing
from xiancha.registers.parsing.dates import confirmed_day
from xiancha.registers.parsing.html import links
from xiancha.registers.parsing.pdf_table import Shape, Tables, pdf_table
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, Record, unique_rows
from xiancha.registers.sg_mlaw_moneylenders.cells import LICENCE, hosts, phones
from xiancha.registers.sg_mlaw_moneylenders.columns import (
    ADDRESS,
    COLUMNS,
    HEADINGS,
    LICENCE_NO,
    NAME,
    PHONE,
    SUSPENSION,
    URL,
)
from xiancha.registers.sg_mlaw_moneylenders.sentences import Said, day_of, said

__all__ = ["COLUMNS", "PAGE", "SHAPE", "conversation", "read", "row"]

PAGE = (
    "https://rom.mlaw.gov.sg/information-for-borrowers/list-of-licensed-moneylenders-in-singapore/"
)
CATEGORY = "moneylender"

SHAPE = Shape(HEADINGS, always=(NAME, LICENCE_NO), joined={URL: addresses})
_LIST_FILE = re.compile(r"^https://([\w-]+\.)+gov\.sg/(?!.*exempt).*list[^/]*\.pdf$", re.I)
_ADDRESS_MARK = re.compile(r"#\d|\bSINGAPORE \d{5}|://")
_NUMERAL = re.compile(r"(?:^|(?<=\s))([IVX]+)[:)]", re.I)
_BRACKETS = re.compile(r"\([^()]*\)")
_MOST_LEFT_OUT = 5


def conversation() -> Conversation:
    """The page links one PDF, whose name changes every month."""
    page = yield Get(url=PAGE)
    document = yield Get(url=_list_file(page))
    return (document,)


def read(document: Document) -> Reading:
    """The list of active licences, and the suspended ones at the bottom."""
    found = pdf_table(document.body, SHAPE)
    sentences = said(found.lines)
    as_of = confirmed_day(document, day_of(sentences))
    active, suspended = _split(found, sentences)
    found_rows = unique_rows((*active, *suspended), row, "Ask the registry which row is right.")
    rows = (*found_rows[: len(active)], *map(_suspended, found_rows[len(active) :]))
    notes = (*_columns_missing(found), *_left_out((*active, *suspended)))
    return Reading(as_of=as_of, rows=rows, whole=frozenset({CATEGORY}), notes=notes)


def row(cells: Cells, where: str) -> Row:
    """One moneylender with the licence, phones and addresses that the registry prints."""
    name, address = cells[NAME], cells[ADDRESS]
    licence = "".join(cells[LICENCE_NO].split())
    if not normalise.company(name) or _ADDRESS_MARK.search(name):
        raise Refused(
            f"{where}: the business name is empty or an address. Check the document; a column may "
            "be shifted."
        )
    if not LICENCE.fullmatch(licence):
        raise Refused(
            f"{where}: “{licence}” of {name} is no licence number such as 32/2025. Check the "
            "document; a column may be shifted."
        )
    if not _is_whole(address):
        raise Refused(
            f"{where}: the addresses of {name} are not numbered from I on. Check the document; a "
            "part of another row may stand here."
        )
    who = f"{where}: {name}"
    return Row(
        key=normalise.company(name),
        name=name,
        category=CATEGORY,
        licence=licence,
        channels=(
            *(Channel(type=ChannelType.host, value=host) for host in hosts(cells[URL], who).values),
            *(Channel(type=ChannelType.phone, value=p) for p in phones(cells[PHONE], who).values),
        ),
        fields={ADDRESS: address} if address else {},
    )


def _is_whole(address: str) -> bool:
    """False where several addresses are numbered, and the first is not I, or a later one is."""
    numerals = _NUMERAL.findall(_BRACKETS.sub("", address).upper())
    first = _NUMERAL.match(address)
    return not numerals or (bool(first) and numerals[0] == "I" and numerals.count("I") == 1)


def _suspended(firm: Row) -> Row:
    return firm.model_copy(update={"status": Status.suspended})


def _columns_missing(found: Tables) -> Iterator[str]:
    missing = [column for column in (PHONE, URL) if column not in found.columns]
    return (
        f"The list has no column {column}, so that nothing of it is known." for column in missing
    )


def _left_out(listed: tuple[Record, ...]) -> list[str]:
    """What stands in the right column and is no phone or address. Many such are no slips."""
    notes = [
        f"{where}: “{text}” of {cells[NAME]} is no {what} and was left out."
        for cells, where in listed
        for what, found in (
            ("landline number", phones(cells[PHONE], where)),
            ("web address", hosts(cells[URL], where)),
        )
        for text in found.left_out
    ]
    if len(notes) > _MOST_LEFT_OUT:
        raise Refused(
            f"{len(notes)} phones and web addresses are none, first: {notes[0]} Check the "
            "document; a column may be shifted."
        )
    return notes


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


def _split(
    found: Tables, sentences: tuple[Said, ...]
) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    """The active and the suspended rows, parted by the sentence that tells of suspended ones.

    A list need not have that sentence, unless a star above promises one at the bottom.
    """
    active, *others = found.tables
    for cells, where in active:
        if not is_nothing(cells[SUSPENSION]):
            raise Refused(
                f"{where}: an active moneylender has a suspension beside it. Read the document; "
                "the parser must learn its layout."
            )
    bottom = [one for one in sentences if one.kind in ("nobody", "suspended")]
    if not bottom and not others and not any(one.star for one in sentences):
        return active, ()
    if len(bottom) != 1 or bottom[0].after != len(active) or len(others) > 1:
        seen = " and ".join(f"“{one.text}” on page {one.page}" for one in bottom) or "none"
        raise Refused(
            f"After row {len(active)} one line should start with “*” and tell of suspended "
            f"moneylenders, with at most one table under it; there is {seen}. Read the end of "
            "the document: it may be cut off, or its layout may be new."
        )
    if (bottom[0].kind == "nobody") == bool(others):
        raise Refused(
            f"Page {bottom[0].page}: under “{bottom[0].text}” there is "
            f"{'a' if others else 'no'} table of suspended moneylenders that could be read. "
            "Read the end of the document; the parser must learn its layout."
        )
    suspended = others[0] if others else ()
    return active, tuple(Record(cells, f"suspended list, {where}") for cells, where in suspended)

"""India: non-banking financial companies registered with the Reserve Bank (an XLSX of a person)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xiancha import normalise
from xiancha.model import Alias, Document, Reading, Row
from xiancha.registers.in_rbi_nbfc.formats import (
    CIN,
    KEPT,
    KIND,
    LAYER,
    NAME,
    OFFICE,
    About,
    redact,
)
from xiancha.registers.parsing.categories import categories
from xiancha.registers.parsing.csv import csv_table
from xiancha.registers.parsing.firm_remarks import Firm, firm
from xiancha.registers.parsing.minimised_csv import read_minimised
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, Record, records, unique_rows

__all__ = ["read", "redact"]

CATEGORIES = categories(__file__)

_CIN = re.compile(r"[LU]\d{5}[A-Z]{2}\d{4}[A-Z]{3}\d{6}")
_LAYERS = frozenset({"", "Base", "Middle", "Upper", "Top"})
_OFFICE = re.compile(r"[A-Za-z .-]{3,30}")
_MOST_SLIPS = 0.01


def read(document: Document) -> Reading:
    """The registered companies. None of them is said to be missing (see `whole` in the toml)."""
    about, table = read_minimised(document, About)
    listed = list(records(csv_table(table, KEPT)))
    rows = unique_rows(listed, row, "Check which row is right.")
    slips = [one.name for one in rows if not one.licence]
    if len(slips) > len(rows) * _MOST_SLIPS:
        raise Refused(
            f"{len(slips)} of {len(rows)} companies have no number such as U65990MH1994PLC080646, "
            f"the first is {slips[0]}. A column may be shifted; compare it with the list."
        )
    return Reading(as_of=about.as_on, rows=rows, notes=tuple(_notes(listed, slips)))


def row(cells: Cells, where: str) -> Row:
    """One company; its number at the Ministry of Corporate Affairs is its key."""
    told, number = firm(cells[NAME]), "".join(cells[CIN].split()).upper()
    if not re.search(r"[^\W\d_]{2}", told.name) or _CIN.fullmatch("".join(told.name.split())):
        raise Refused(f"{where}: “{told.name[:60]}” is no company's name. {_SHIFTED}")
    kind = cells[KIND].rstrip("* ")
    if kind not in CATEGORIES:
        raise Refused(
            f"{where}: {KIND} “{kind[:40]}” of {told.name} is unknown. Find out whether such "
            "companies lend to persons, then add it to [categories] in in_rbi_nbfc/register.toml."
        )
    if cells[LAYER] not in _LAYERS or not _OFFICE.fullmatch(cells[OFFICE]):
        raise Refused(f"{where}: the office or layer of {told.name} is unknown. {_SHIFTED}")
    licence = number if _CIN.fullmatch(number) else ""
    return Row(
        key=licence or normalise.company(told.name),
        name=told.name,
        category=CATEGORIES[kind],
        licence=licence,
        aliases=tuple(_aliases(told)),
        fields={KIND: kind, **({LAYER: cells[LAYER]} if cells[LAYER] else {})},
    )


_SHIFTED = "A column may be shifted; compare the row with the list."


def _aliases(told: Firm) -> Iterator[Alias]:
    if told.former:
        yield Alias(text=told.former, kind="former")
    if told.now:
        yield Alias(text=told.now, kind="legal")


def _notes(listed: list[Record], slips: list[str]) -> Iterator[str]:
    """What was ignored by name."""
    remarks = [remark for cells, _ in listed if (remark := firm(cells[NAME]).remark)]
    if remarks:
        yield f"{len(remarks)} remarks behind names were left out, the first: “{remarks[0][:80]}”."
    if slips:
        yield f"Without a valid number, so known by name alone: {', '.join(slips)}."

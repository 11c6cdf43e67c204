"""Indonesia: the warning list of the task force against illegal financial activity."""

from __future__ import annotations

import re
from datetime import date

from xiancha import normalise
from xiancha.model import Conversation, Document, Get, Reading, Row, Status
from xiancha.normalise import is_generic
from xiancha.registers.id_satgas_illegal import formats
from xiancha.registers.id_satgas_illegal.formats import (
    ACTIVITY,
    ENTERED,
    ENTITY,
    NAME,
    REMARK,
    WEBSITE,
    day,
)
from xiancha.registers.id_satgas_illegal.redact import IMITATES, redact
from xiancha.registers.id_satgas_illegal.warned_addresses import addresses, channel
from xiancha.registers.parsing.csv import csv_table
from xiancha.registers.parsing.dates import stated_day
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, joined_rows, records
from xiancha.registers.parsing.text import text_of

__all__ = ["PAGE", "conversation", "read", "redact", "row"]

PAGE = "https://emiten.ojk.go.id/Satgas/AlertPortal/IndexAlertPortal"

_ENTITIES = frozenset({"Fintech Ilegal", "Gadai Ilegal", "Investasi Ilegal"})
_ACTIVITIES = (
    "Crytocurrency/ Cryptoasset",  # so spelt on the list
    "Forex/ Futures",
    "Gadai Ilegal",
    "Jasa Periklanan",
    "Lain - Lain",
    "Money Game/ Ponzi",
    "Peer To Peer Lending",
    "Penjualan Langsung/ MLM",
)
_KNOWN_ACTIVITIES = {normalise.company(text): text for text in _ACTIVITIES}
_DIGITS = re.compile(r"\d+")
_PERSONAL = re.compile(r"@|//|www\.|\d{5}|\d{3,4}[ .-]\d{3,4}", re.I)


def conversation() -> Conversation:
    """One page holds the whole list, which bears no date: it is of the day it came."""
    document = yield Get(url=PAGE)
    return (document.model_copy(update={"as_of": document.retrieved_at.date()}),)


def read(document: Document) -> Reading:
    """The entries of a redacted list as of its day, those under one name joined."""
    entries = [row(*record) for record in records(csv_table(text_of(document), formats.COLUMNS))]
    warned = [entry for entry in entries if entry.key]
    silent = len(entries) - len(warned)
    note = (
        f"{silent} entries name only an account in a social network or ordinary words, with no "
        "site or app to warn of. They were left out."
    )
    return Reading(
        as_of=stated_day(document),
        rows=joined_rows(warned, _joined),
        notes=(note,) if silent else (),
    )


def row(cells: Cells, where: str) -> Row:
    """One redacted entry; its key is empty where it warns of nothing.

    It warns of the name itself unless that is made of ordinary words, which many bear with a
    number or without, or is said to be an imitation: then the name printed is that of the victim.
    """
    kinds, entered = _kinds(cells, where), _entered(cells, where)
    name, remark = cells[NAME], cells[REMARK]
    found = (channel(address) for address in addresses(cells[WEBSITE]))
    channels = tuple(dict.fromkeys(one for one in found if one))
    imitates = bool(IMITATES.search(name) or IMITATES.search(remark))
    own = bool(name) and not imitates and not is_generic(_DIGITS.sub(" ", name))
    printed = name if imitates or (channels and not own) else ""
    if own:
        key = normalise.company(name)
    elif printed:
        key = f"as printed: {normalise.company(printed)}"
    else:
        key = next((f"{one.type}: {one.value}" for one in channels), "")
    return Row(
        key=key,
        name=name if own else "",
        status=Status.warned,
        channels=channels,
        seen_on=entered.isoformat(),
        note=" · ".join(filter(None, (*kinds, remark))),
        fields={NAME: printed} if printed else {},
    )


def _kinds(cells: Cells, where: str) -> tuple[str, str]:
    """What the entity is and does; a word that is not reviewed is refused."""
    activity = _KNOWN_ACTIVITIES.get(normalise.company(cells[ACTIVITY]))
    unknown = ENTITY if cells[ENTITY] not in _ENTITIES else ACTIVITY
    if unknown == ENTITY or not activity:
        raise Refused(
            f"{where}: {_shown(cells, unknown)} is unknown. Find out what such entries are; if it "
            "is a new kind of warning, the parser must learn it, if columns have shifted, save "
            "the list again."
        )
    return cells[ENTITY], activity


def _entered(cells: Cells, where: str) -> date:
    entered = day(cells[ENTERED])
    if not entered:
        raise Refused(
            f"{where}: {_shown(cells, ENTERED)} is no date such as 13/12/2021. Look at the list; "
            "if its dates are written otherwise now, the parser must learn them."
        )
    return entered


def _shown(cells: Cells, column: str) -> str:
    """A cell for a message, unless it may be somebody's number or address."""
    text = cells[column]
    return f"{column} (not shown)" if _PERSONAL.search(text) else f"{column} “{text[:80]}”"


def _joined(first: Row, again: Row) -> Row:
    """One row for a name that is entered again: every channel and remark, the newest day."""
    notes = dict.fromkeys([*first.note.split("; "), again.note])
    return first.model_copy(
        update={
            "channels": tuple(dict.fromkeys((*first.channels, *again.channels))),
            "seen_on": max(first.seen_on, again.seen_on),
            "note": "; ".join(notes),
        }
    )

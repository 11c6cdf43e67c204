"""Lithuania: websites that the Bank of Lithuania warns of (CSV)."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from xiancha import normalise
from xiancha.model import Channel, ChannelType, Conversation, Document, Get, Reading, Row, Status
from xiancha.registers.parsing.csv import csv_table
from xiancha.registers.parsing.dates import stated_day
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, joined_fields, joined_rows, records
from xiancha.registers.parsing.text import text_of

URL = "https://www.lb.lt/illegalwww?export=csv"
COLUMNS = ("Domenas", "Bendrovės pavadinimas", "Prekės ženklas")

_NOT_STATED = ("", "pavadinimas nenurodytas", "nenurodytas", "nenurodyta")


def conversation() -> Conversation:
    """One address gives the whole list, which bears no date: it is of the day it came."""
    document = yield Get(url=URL)
    return (document.model_copy(update={"as_of": document.retrieved_at.date()}),)


def read(document: Document) -> Reading:
    """The sites warned of, as of the date that whoever brings the document gives."""
    table = csv_table(text_of(document), COLUMNS, ";", quoted=False)
    rows = joined_rows((row(*record) for record in records(table)), _joined)
    return Reading(as_of=stated_day(document), rows=rows)


def row(cells: Cells, where: str) -> Row:
    """One warning. It is about the site alone: the firm named may be the one imitated.

    A warning about one page of a site says nothing of the whole host.
    """
    address = normalise.refanged(cells["Domenas"])
    host = normalise.host(address)
    if not host:
        raise Refused(f"{where}: “{address}” is no web address. Compare it with {URL}.")
    parts = urlsplit(address if "//" in address else f"//{address}")
    path = urlunsplit(("", "", parts.path.rstrip("/"), parts.query, parts.fragment))
    printed = {column: " ".join(cells[column].split()) for column in COLUMNS[1:]}
    return Row(
        key=host + path,
        name="",
        status=Status.warned,
        channels=(Channel(type=ChannelType.host, value=host),) if not path else (),
        fields={c: text for c, text in printed.items() if text.lower() not in _NOT_STATED},
    )


def _joined(first: Row, again: Row) -> Row:
    """One row for a site that is listed again: what is printed beside it is kept."""
    return first.model_copy(update={"fields": joined_fields(first.fields, again.fields)})

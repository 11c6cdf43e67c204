"""Malaysia: the financial consumer alert list of Bank Negara (JSON). Its hosts are warned of.

Its names are not: the list does not say which of them imitate somebody.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic import Field

from xiancha.model import Conversation, Document, Get, Model, Reading, Row
from xiancha.registers.parsing.csv import csv_table, csv_text
from xiancha.registers.parsing.dates import stated_day
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, joined_rows, records
from xiancha.registers.parsing.shapes import shaped_json
from xiancha.registers.parsing.text import text_of
from xiancha.registers.parsing.warned_sites import addresses, joined, left_out, own_hosts, site

URL = "https://api.bnm.gov.my/public/consumer-alert"
ACCEPT = "application/vnd.BNM.API.v1+json"
WEBSITES, ADDED = COLUMNS = ("websites", "added_date")

_DAY = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_ADDED = re.compile(rf"({_DAY})(?:[T ].*)?")


class _Meta(Model):
    last_updated: str = Field(pattern=rf"^{_DAY}")
    total_result: int


class _Alert(Model):
    """One alert. What is `Any` is ignored: names, which may be those of firms imitated."""

    name: Any
    registration_number: Any
    added_date: str
    websites: list[str] | None


class _List(Model):
    meta: _Meta
    data: list[_Alert]


def conversation() -> Conversation:
    """One address gives the whole list; it is of the day it came, whenever it last changed."""
    document = yield Get(url=URL, accept=ACCEPT)
    return (document.model_copy(update={"as_of": document.retrieved_at.date()}),)


def redact(document: Document) -> Document:
    """The list as CSV: addresses without mail, and days. Refuses one that is not whole."""
    held = shaped_json(
        text_of(document),
        _List,
        f"{document.url} did not answer with the list as it is known",
        "Try again later; if its fields changed, the parser must learn them.",
    )
    if held.meta.total_result != len(held.data):
        raise Refused(
            f"{document.url} counts {held.meta.total_result} alerts and gives {len(held.data)}. "
            "Nothing is read of a part of the list; try again later."
        )
    as_of, changed = document.as_of, held.meta.last_updated[:10]
    if as_of and changed > as_of.isoformat():
        raise Refused(
            f"The list last changed on {changed}, so it cannot be of {as_of}. Check --as-of."
        )
    kept = (
        {WEBSITES: " ".join(addresses(" ".join(one.websites or ()))), ADDED: one.added_date}
        for one in held.data
    )
    body = csv_text(COLUMNS, kept).encode()
    return document.model_copy(update={"body": body, "headers": {}})


def read(document: Document) -> Reading:
    """The sites of a redacted list, those that several alerts give joined."""
    rows: list[Row] = []
    silent = 0
    for cells, where in records(csv_table(text_of(document), COLUMNS), "alert"):
        hosts = own_hosts(cells[WEBSITES])
        day = _day(cells, where)
        silent += not hosts
        rows += [site(host, day) for host in hosts]
    return Reading(
        as_of=stated_day(document), rows=joined_rows(rows, joined), notes=left_out(silent)
    )


def _day(cells: Cells, where: str) -> str:
    found = _ADDED.fullmatch(cells[ADDED])
    if not found:
        raise Refused(f"{where}: “{cells[ADDED][:20]}” is no date. Compare it with {URL}.")
    return found[1]

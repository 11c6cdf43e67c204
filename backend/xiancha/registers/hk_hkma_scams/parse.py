"""Hong Kong: sites in the fraud alerts of the Monetary Authority (JSON). Its hosts are warned of.

Every alert names the bank that somebody poses as, so no name is kept.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Literal

from xiancha import normalise
from xiancha.model import Conversation, Document, Get, Model, Reading, Row
from xiancha.registers.parsing.csv import csv_table, csv_text
from xiancha.registers.parsing.dates import printed_day, stated_day
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import joined_rows, records
from xiancha.registers.parsing.shapes import shaped_json
from xiancha.registers.parsing.text import text_of
from xiancha.registers.parsing.warned_sites import addresses, joined, left_out, own_hosts, site

MOST = 1000
URL = (
    "https://api.hkma.gov.hk/public/bank-svf-info/fraudulent-bank-scams"
    f"?lang=en&pagesize={MOST}&offset=0&sortby=issue_date&sortorder=desc"
)
WEBSITES, ISSUED = COLUMNS = ("fraud_website_address", "issue_date")

_STANDS = timedelta(days=365)
"""The alerts are never taken back: one warns for so long, as the site may have a new owner."""


class _Header(Model):
    success: Literal[True]
    err_code: Any
    err_msg: Any


class _Alert(Model):
    """One alert. What is `Any` is ignored: who is imitated, how, and where to read it."""

    issue_date: str
    alleged_name: Any
    scam_type: Any
    pr_url: Any
    fraud_website_address: str | None


class _Result(Model):
    datasize: int
    records: list[_Alert]


class _Answer(Model):
    header: _Header
    result: _Result


def conversation() -> Conversation:
    """One address gives the newest alerts; they are of the day they came."""
    document = yield Get(url=URL)
    return (document.model_copy(update={"as_of": document.retrieved_at.date()}),)


def redact(document: Document) -> Document:
    """The alerts as CSV: addresses as they are, without mail, and days."""
    held = shaped_json(
        text_of(document),
        _Answer,
        f"{document.url} did not answer with the alerts as they are known",
        "Try again later; if their fields changed, the parser must learn them.",
    ).result
    if held.datasize != len(held.records):
        raise Refused(
            f"{document.url} counts {held.datasize} alerts and gives {len(held.records)}. "
            "Nothing is read of a part of them; try again later."
        )
    kept = (
        {WEBSITES: " ".join(addresses(one.fraud_website_address or "")), ISSUED: one.issue_date}
        for one in held.records
    )
    body = csv_text(COLUMNS, kept).encode()
    return document.model_copy(update={"body": body, "headers": {}})


def read(document: Document) -> Reading:
    """The sites of the alerts of the last year. Refuses a list that does not reach so far back."""
    as_of = stated_day(document)
    rows: list[Row] = []
    silent = old = 0
    found = list(records(csv_table(text_of(document), COLUMNS), "alert"))
    for cells, where in found:
        day = _day(cells[ISSUED], where, as_of)
        if as_of - day > _STANDS:
            old += 1
            continue
        printed = cells[WEBSITES].replace("[:]", ":").split()
        hosts = own_hosts(" ".join(map(normalise.refanged, printed)))
        silent += not hosts
        rows += [site(host, day.isoformat()) for host in hosts]
    if len(found) >= MOST and not old:
        raise Refused(
            f"All {len(found)} alerts are of the last year, so there may be more of it. The parser "
            "must learn to ask for the next page."
        )
    note = f"{old} alerts are older than a year. They were left out."
    return Reading(
        as_of=as_of,
        rows=joined_rows(rows, joined),
        notes=((note,) if old else ()) + left_out(silent),
    )


def _day(text: str, where: str, as_of: date) -> date:
    day = printed_day(text, "%Y-%m-%d")
    if not day or day > as_of:
        raise Refused(
            f"{where}: “{text[:20]}” is no day up to {as_of}. Compare it with {URL}, or check "
            "--as-of."
        )
    return day

"""Singapore: the investor alert list of the Monetary Authority (JSON). Its hosts are warned of.

Its names are not: some of them are those of the firms imitated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from xiancha.model import Conversation, Document, Get, Model, Reading, Row
from xiancha.registers.parsing.csv import csv_table, csv_text
from xiancha.registers.parsing.dates import stated_day
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import joined_rows, records
from xiancha.registers.parsing.shapes import shaped_json
from xiancha.registers.parsing.text import text_of
from xiancha.registers.parsing.warned_sites import addresses, joined, left_out, own_hosts, site

URL = (
    "https://www.mas.gov.sg/api/v1/ialsearch"
    "?json.nl=map&wt=json&q=*:*&sort=date_dt+desc&rows=5000&start=0"
)
WEBSITES, DAY = COLUMNS = ("website_s", "date_dt")

_LIST = "Investor Alert List"
_BETWEEN_NAMES = re.compile(r";|,\s|\s/\s")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.I)
_DAY = re.compile(r"(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))T\S+")


class _Alert(Model):
    """One alert. What is `Any` is ignored: contacts, remarks, and what says a field again.

    Names are read for addresses that stand among them.
    """

    id: Any
    unregulatedpersons_t: list[str]
    website_s: str
    date_dt: str = ""
    agency_custom_categories: str
    unregulatedpersons_s: Any
    alternativename_t: Any
    alternativename_s: Any
    formername_t: Any
    formername_s: Any
    relatedunregulatedpersonsid_s: Any
    relatedunregulatedpersons_s: Any
    address_s: Any
    phonenumber_s: Any
    email_s: Any
    notes_s: Any
    url: Any
    date_s: Any = None
    modifieddate_dt: Any
    modifieddate_s: Any
    approveddate_dt: Any
    approveddate_s: Any
    last_updated_at: Any
    score: Any = None


class _Response(Model):
    numFound: int
    start: int
    docs: list[_Alert]
    maxScore: Any = None
    numFoundExact: Any = None


class _Answer(Model):
    response: _Response
    responseHeader: Any
    facet_counts: Any = None


def conversation() -> Conversation:
    """One address gives the whole list, which bears no date: it is of the day it came."""
    document = yield Get(url=URL)
    return (document.model_copy(update={"as_of": document.retrieved_at.date()}),)


def redact(document: Document) -> Document:
    """The list as CSV: addresses without mail, and days. Refuses one that is not whole."""
    held = shaped_json(
        text_of(document),
        _Answer,
        f"{document.url} did not answer with the list as it is known",
        "Try again later; if its fields changed, the parser must learn them.",
    ).response
    if held.start or held.numFound != len(held.docs):
        raise Refused(
            f"{document.url} counts {held.numFound} alerts and gives {len(held.docs)} from "
            f"{held.start} on. Nothing is read of a part of the list; ask for all of it."
        )
    kept = ({WEBSITES: " ".join(_sites(one)), DAY: one.date_dt} for one in held.docs)
    body = csv_text(COLUMNS, kept).encode()
    return document.model_copy(update={"body": body, "headers": {}})


def _sites(alert: _Alert) -> Iterator[str]:
    if alert.agency_custom_categories != _LIST:
        raise Refused(
            f"There is an alert of the list “{alert.agency_custom_categories[:40]}”. Find out whom "
            "it names; if it is a new kind of warning, the parser must learn it."
        )
    yield from addresses(alert.website_s)
    for name in alert.unregulatedpersons_t:
        parts = (part.strip() for part in _BETWEEN_NAMES.split(name))
        yield from (part for part in parts if _ADDRESS.fullmatch(part) and "@" not in part)


def read(document: Document) -> Reading:
    """The sites of a redacted list, those that several alerts give joined."""
    rows: list[Row] = []
    silent = 0
    as_of = stated_day(document)
    for cells, where in records(csv_table(text_of(document), COLUMNS), "alert"):
        hosts = own_hosts(cells[WEBSITES])
        day = _day(cells[DAY], where)
        if day > as_of.isoformat():
            raise Refused(f"{where} is of {day}, so the list cannot be of {as_of}. Check --as-of.")
        silent += not hosts
        rows += [site(host, day) for host in hosts]
    return Reading(as_of=as_of, rows=joined_rows(rows, joined), notes=left_out(silent))


def _day(text: str, where: str) -> str:
    """The day of an alert; some old ones have none."""
    found = _DAY.fullmatch(text)
    if text and not found:
        raise Refused(f"{where}: “{text[:20]}” is no date. Compare it with {URL}.")
    return found[1] if found else ""

"""Australia: the investor alert list of ASIC (JSON). Its hosts are warned of, its names never.

An alert of the category Imposter bears the name of the firm that is imitated, and what the others
are called is often an ordinary word or the name of a firm elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic import Field

from xiancha import normalise
from xiancha.model import (
    Channel,
    ChannelType,
    Conversation,
    Document,
    Get,
    Model,
    Reading,
    Row,
    Status,
)
from xiancha.registers.parsing.csv import csv_table, csv_text
from xiancha.registers.parsing.dates import stated_day
from xiancha.registers.parsing.hosts import front_host
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, records, unique_rows
from xiancha.registers.parsing.shapes import shaped_json
from xiancha.registers.parsing.text import kind, text_of
from xiancha.registers.shared_hosts import is_shared

URL = "https://static.moneysmart.gov.au/_data/investor-alert-list.json"
ID, CATEGORY, WEBSITES, ADDED, UPDATED = COLUMNS = (
    "uniqueIdentifier",
    "investorAlertCategoryMandatory",
    "websites",
    "dateAdded",
    "dateUpdated",
)

_CATEGORIES = ("Unlicensed", "Unlicensed (Legacy)", "Imposter")
_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"[1-9]\d{0,8}")


class _RealCompany(Model):
    """The firm that an alert says is imitated."""

    realCompanyName: Any
    realCompanyACN: Any
    realCompanyAFSL: Any
    realCompanyACL: Any
    realCompanyARorCR: Any
    realCompanyWebsite: str | None


class _Alert(Model):
    """One alert. What is `Any` is ignored: names, and what is about persons or accounts."""

    uniqueIdentifier: int = Field(ge=1, lt=10**9)
    investorAlertCategoryMandatory: str
    nameMandatory: Any
    addresses: Any
    websites: list[str] | None
    emails: Any
    phones: Any
    otherInformationGeneral: Any
    otherInformationAliases: Any
    otherInformationSocialAccount: Any
    dateAdded: date | None
    dateUpdated: date
    otherInformationAccounts: Any
    realCompany: list[_RealCompany]


def conversation() -> Conversation:
    """One address gives the whole list, which bears no date: it is of the day it came."""
    document = yield Get(url=URL)
    return (document.model_copy(update={"as_of": document.retrieved_at.date()}),)


def redact(document: Document) -> Document:
    """The list as CSV: number, category, websites and days, nothing about firms or persons.

    An address at the site of the real company of any alert is dropped: that firm is imitated.
    """
    alerts = _alerts(document)
    real = {normalise.host(one.realCompanyWebsite or "") for a in alerts for one in a.realCompany}
    body = csv_text(COLUMNS, (_cells(alert, real) for alert in alerts)).encode()
    return document.model_copy(update={"body": body, "headers": {}})


def _alerts(document: Document) -> list[_Alert]:
    text = text_of(document)
    if not text.lstrip().startswith("["):
        raise Refused(
            f"{document.url} answered with {kind(document.body)} instead of a JSON list. Open it "
            "in a browser; try again later, or import the list by hand."
        )
    return shaped_json(
        text,
        list[_Alert],
        f"{document.url} has a new shape",
        "Look at the list in a browser; if its fields changed, the parser must learn them.",
    )


def _cells(alert: _Alert, real: set[str | None]) -> Cells:
    kept = [
        address
        for address in (_SPACE.sub(" ", text).strip() for text in alert.websites or ())
        if address and "@" not in address and normalise.host(address) not in real
    ]
    return {
        ID: str(alert.uniqueIdentifier),
        CATEGORY: alert.investorAlertCategoryMandatory,
        WEBSITES: " | ".join(kept),
        ADDED: alert.dateAdded.isoformat() if alert.dateAdded else "",
        UPDATED: alert.dateUpdated.isoformat(),
    }


def read(document: Document) -> Reading:
    """The alerts of a redacted list that warn of a site; how many do not is noted."""
    as_of = stated_day(document)
    table = csv_table(text_of(document), COLUMNS)
    alerts = unique_rows(records(table, "alert"), row, "Compare it with the list.")
    newest = max((alert.seen_on for alert in alerts), default="")
    if newest > as_of.isoformat():
        raise Refused(
            f"The list holds an alert of {newest}, so it cannot be of {as_of}. Check --as-of."
        )
    rows = tuple(alert for alert in alerts if alert.channels)
    return Reading(as_of=as_of, rows=rows, notes=tuple(_notes(len(alerts) - len(rows))))


def _notes(silent: int) -> Iterator[str]:
    if silent:
        yield f"{silent} alerts give no site of their own to warn of. They were left out."


def row(cells: Cells, where: str) -> Row:
    """One alert about the front pages it gives; of a page within a site it says nothing."""
    number, category = cells[ID], cells[CATEGORY]
    if not _NUMBER.fullmatch(number):
        raise Refused(f"{where}: {ID} “{number[:20]}” is no number. Compare it with the list.")
    if category not in _CATEGORIES:
        raise Refused(
            f"{where}: the category “{category[:40]}” is unknown. Find out whom such alerts name; "
            "if it is a new kind of warning, the parser must learn it."
        )
    hosts = filter(None, map(front_host, cells[WEBSITES].split(" | ")))
    return Row(
        key=number,
        name="",
        status=Status.warned,
        channels=tuple(
            Channel(type=ChannelType.host, value=host)
            for host in dict.fromkeys(hosts)
            if not is_shared(host)
        ),
        seen_on=_day(cells[UPDATED] or cells[ADDED], where),
    )


def _day(text: str, where: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Refused(f"{where}: “{text[:20]}” is no date. Compare it with the list.") from None

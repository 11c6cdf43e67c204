"""Philippines: apps and sites that third parties give recorded companies (CSV kept here)."""

from __future__ import annotations

from xiancha import normalise
from xiancha.model import Channel, ChannelType, Document, Proof, Reading, Row
from xiancha.registers.parsing.csv import csv_table
from xiancha.registers.parsing.dates import stated_day
from xiancha.registers.parsing.hosts import check_own_host
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, records, unique_rows
from xiancha.registers.parsing.text import text_of

_STORE = "https://play.google.com/store/apps/details?id="
COLUMNS = ("legal_name", "host", "app", "source")


def read(document: Document) -> Reading:
    """Every claim, one per row, as of the day that is stated."""
    table = records(csv_table(text_of(document), COLUMNS))
    rows = unique_rows(table, row, "See whose the channel is; keep one of the rows, or none.")
    return Reading(as_of=stated_day(document, "The file"), rows=rows)


def row(cells: Cells, where: str) -> Row:
    """One claim: third parties say that this host, or this app, is this company's."""
    host, app = cells["host"], cells["app"]
    if not normalise.company(cells["legal_name"]) or bool(host) == bool(app):
        raise Refused(f"{where}: state legal_name, and one host or one app.")
    if host:
        check_own_host(host, where)
    if app and app not in (normalise.app(app), normalise.app_link(f"{_STORE}{app}")):
        raise Refused(
            f"{where}: “{app[:80]}” is no package or store id. Give one such as com.example.app."
        )
    if not cells["source"].startswith("https://"):
        raise Refused(f"{where}: state the https:// address of the source.")
    kind = ChannelType.host if host else ChannelType.app
    return Row(
        key=host or app,
        name=cells["legal_name"],
        status=None,
        channels=(Channel(type=kind, value=host or app),),
        proof=Proof.reported,
        sources=(cells["source"],),
    )

"""Makes warning lists in the shapes of the Indonesian portal."""

from __future__ import annotations

import csv
import io
from datetime import date
from html import escape
from typing import Any

from xiancha.model import Channel, ChannelType, Document, Reading
from xiancha.registers.id_satgas_illegal.formats import COLUMNS
from xiancha.registers.id_satgas_illegal.parse import read, redact

DAY = date(2026, 11, 24)
LETTER = "SP 03/SWI/VII/2023"
PLAY = "https://play.google.com/store/apps/details?id="


def line(name: str = "Dana Contoh", **changed: str) -> tuple[str, ...]:
    """An entry in the portal's columns: a lending app entered on 13 December 2021."""
    usual = {
        "Nama": name,
        "Jenis Entitas": "Fintech Ilegal",
        "Jenis Kegiatan": "Peer To Peer Lending",
        "Tgl Input": "13/12/2021",
        "Keterangan": LETTER,
    }
    return tuple((usual | changed).get(column, "") for column in COLUMNS)


def export(*rows: tuple[str, ...], header: tuple[str, ...] = COLUMNS) -> bytes:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([header, *rows])
    return ("\ufeff" + text.getvalue()).encode()


def page(*rows: tuple[str, ...], header: tuple[str, ...] = ("", *COLUMNS)) -> bytes:
    """The portal's page: checkboxes stand in the first column."""
    head = "".join(f"<th>{escape(name)}</th>" for name in header)
    cells = "".join(
        f"<tr><td><input type=checkbox></td>{''.join(f'<td>{escape(t)}</td>' for t in row)}</tr>"
        for row in rows
    )
    table = f"<table id=datatable><thead><tr>{head}</tr></thead><tbody>{cells}</tbody></table>"
    return f"<!DOCTYPE html><html><body>{table}</body></html>".encode()


def copied(**changed: Any) -> dict[str, Any]:
    """An entry of the JSON copy."""
    lists: dict[str, list[str]] = {key: [] for key in ("alias", "address", "web", "email", "phone")}
    return {
        "id": 1,
        "name": "Dana Contoh",
        **lists,
        "entity_type": "Fintech Ilegal",
        "activity_type": ["Peer To Peer Lending"],
        "input_date": "13/12/2021",
        "description": LETTER,
        **changed,
    }


def taken(document: Document) -> Reading:
    """The reading of a document as it is taken: redacted first."""
    return read(redact(document))


def app(value: str) -> Channel:
    return Channel(type=ChannelType.app, value=value)


def host(value: str) -> Channel:
    return Channel(type=ChannelType.host, value=value)

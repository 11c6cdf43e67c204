"""Registers of Indonesia: licensed lenders, and the warning list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import zip_longest

import office

from faults.printed import page, ruled, separated
from faults.shape import Shape
from faults.table import Sheet, Table, numbered

DAY = date(2026, 1, 31)
PERSON, HOME, PHONE = "Siti Contoh", "Jl. Melati 5, Bogor", "0812 3456 7890"
IDENTITY = "3201010101900001"


def licensed() -> Iterator[Shape]:
    """OJK's list: a PDF, a page, a workbook, a CSV."""
    header = (
        "No.",
        "Nama Sistem Elektronik",
        "Nama Perusahaan",
        "Alamat Website",
        "Surat Tanda Berizin/Terdaftar",
        "Tanggal",
        "Jenis Usaha",
    )
    rows = numbered(
        "Dana’s {d}",
        "PT Dana {d} Indonesia",
        "https://dana{d}.co.id",
        "KEP-{d}/D.05/2020",
        "27 Mei 2020",
        "Syariah",
    )
    drawn = Table(
        Sheet(header, rows, DAY),
        ruled(_titles),
        lambda _: {},
        renamed=("Tanggal", "Tanggal Berizin"),
        personal=("NIK Direktur", IDENTITY),
        unknown=("Jenis Usaha", "Campuran"),
    )
    stated = replace(drawn, known=lambda day: {"as_of": day}, charset="windows-1252")
    tables = {
        "pdf": drawn,
        "html": replace(stated, draw=page()),
        "xlsx": replace(drawn, draw=lambda s: office.xlsx([_titles(s.day), *s.lines])),
        "csv": replace(stated, draw=separated()),
    }
    for kind, table in tables.items():
        yield Shape("id-ojk-licensed", kind, table.good, table.faults(), (IDENTITY,), min_rows=1)


def _titles(day: date) -> list[str]:
    month = ("Januari",)[day.month - 1]
    return [f"Penyelenggara Fintech Lending Berizin di OJK per {day.day} {month} {day.year}"]


def warned() -> Iterator[Shape]:
    """The task force's list: the portal's export, its page, the public copy."""
    header = (
        "Nama",
        "Alamat",
        "No. Telp",
        "Website",
        "Jenis Entitas",
        "Jenis Kegiatan",
        "Tgl Input",
        "Keterangan",
    )
    rows = numbered(
        HOME,
        PHONE,
        f"https://www.facebook.com/{PERSON}",
        "Fintech Ilegal",
        "Peer To Peer Lending",
        "13/12/2021",
        "",
    )
    export = Table(
        Sheet(header, tuple((f"Dana’s {row[0]}", *row[1:]) for row in rows), DAY),
        separated(),
        lambda day: {"as_of": day},
        renamed=("Website", "Situs"),
        personal=("NIK", IDENTITY),
        unknown=("Jenis Entitas", "Bank Gelap"),
        charset="windows-1252",
    )
    copied = tuple(
        (f"10{row[0]}", f"Dana’s {row[0]}", "", HOME, "", PERSON, PHONE, *row[4:]) for row in rows
    )
    copy = replace(
        export,
        sheet=Sheet(_KEYS, copied, DAY),
        draw=_json,
        renamed=("web", "website"),
        personal=("nik", IDENTITY),
        unknown=("entity_type", "Bank Gelap"),
    )
    numbers = replace(
        export,
        sheet=Sheet(
            ("No.", *header), tuple((row[0], f"Dana’s {row[0]}", *row[1:]) for row in rows), DAY
        ),
        draw=page(),
    )
    for kind, table in {"csv": export, "html": numbers, "json": copy}.items():
        twice = "row-twice-with-its-own-number" if table.numbered else "row-twice"
        yield Shape(
            "id-satgas-illegal",
            kind,
            table.good,
            table.faults(),
            (PERSON, HOME, PHONE, IDENTITY),
            {twice: "entries under one name are joined"},
            min_rows=1,
        )


_LISTS = ("alias", "address", "web", "email", "phone", "activity_type")
_KEYS = (
    "id",
    "name",
    "alias",
    "address",
    "web",
    "email",
    "phone",
    "entity_type",
    "activity_type",
    "input_date",
    "description",
)


def _json(sheet: Sheet) -> bytes:
    entries = [
        {key: _value(key, cell) for key, cell in zip_longest(sheet.header, row, fillvalue="")}
        for row in sheet.rows
    ]
    return json.dumps(entries, ensure_ascii=False).encode()


def _value(key: str, cell: str) -> object:
    if key in _LISTS:
        return [cell] if cell else []
    return int(cell) if key == "id" and cell.isdigit() else cell


SHAPES = (*licensed(), *warned())

"""Write an edition's open data into a folder: tables as CSV and JSON Lines, entities, a package."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from xiancha.lookup import Edition
from xiancha.open_data import follow_the_money, tables
from xiancha.open_data.package import ENTITIES, FILE, Written, package
from xiancha.open_data.rows import ROWS, Values

NAMES = (
    *(f"{table}.{kind}" for table in tables.TABLES for kind in ("csv", "jsonl")),
    ENTITIES,
    FILE,
)
"""The files that are written."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""With what a formula begins (https://owasp.org/www-community/attacks/CSV_Injection)."""
_AT_ONCE = 100
"""Rows between two pauses."""


def export(edition: Edition, to: Path, pause: Callable[[], None] = lambda: None) -> list[Written]:
    """Write every file of NAMES into `to`, which is made; what is there is replaced.

    `pause` is called again and again: whoever has others waiting lets them go first. Raises
    OSError where it cannot be written.
    """
    to.mkdir(parents=True, exist_ok=True)
    written = []
    for table, rows in ROWS.items():
        columns = tables.columns(table)
        files = [_Csv(to, table, columns), _Lines(to, f"{table}.jsonl", columns)]
        written += _fill(files, rows(edition), pause)
    written += _fill([_Lines(to, ENTITIES)], follow_the_money.entities(edition), pause)
    descriptor = json.dumps(package(edition, written), ensure_ascii=False, indent=1)
    _put(to / FILE, descriptor.encode())
    return written


def _fill(files: list[_File], rows: Iterable[Values], pause: Callable[[], None]) -> list[Written]:
    for number, row in enumerate(rows, 1):
        for file in files:
            file.add(row)
        if not number % _AT_ONCE:
            pause()
    return [file.end() for file in files]


class _File:
    """A file that is written row by row and takes its place when it is whole."""

    def __init__(self, folder: Path, name: str) -> None:
        self._place = folder / name
        self._beside = folder / f".{name}.new"
        self._stream = self._beside.open("wb")
        self._digest = hashlib.sha256()
        self._size = self._rows = 0

    def add(self, row: Values) -> None:
        self._write(self._line(row))
        self._rows += 1

    def end(self) -> Written:
        self._stream.close()
        self._beside.replace(self._place)
        return Written(self._place.name, self._size, self._digest.hexdigest(), self._rows)

    def _write(self, text: str) -> None:
        body = text.encode()
        self._stream.write(body)
        self._digest.update(body)
        self._size += len(body)

    def _line(self, row: Values) -> str:
        raise NotImplementedError


class _Csv(_File):
    def __init__(self, folder: Path, table: str, columns: list[str]) -> None:
        super().__init__(folder, f"{table}.csv")
        self._columns = columns
        self._write(csv_line(columns))

    def _line(self, row: Values) -> str:
        return csv_line([row[name] for name in self._columns])


class _Lines(_File):
    def __init__(self, folder: Path, name: str, columns: list[str] | None = None) -> None:
        super().__init__(folder, name)
        self._columns = columns

    def _line(self, row: Values) -> str:
        found = {name: row[name] for name in self._columns} if self._columns else row
        return f"{_json(found)}\n"


def csv_line(cells: Iterable[Any]) -> str:
    """A line of CSV (RFC 4180) in which no cell is a formula to a spreadsheet."""
    line = io.StringIO()
    csv.writer(line).writerow(map(_cell, cells))
    return line.getvalue()


def _cell(value: Any) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _put(place: Path, body: bytes) -> None:
    made = place.with_name(f".{place.name}.new")
    made.write_bytes(body)
    made.replace(place)


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

"""Write an edition's open data into a folder: its tables, entities, and what describes them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from xiancha.csv_cell import harmless
from xiancha.lookup import Edition
from xiancha.open_data import follow_the_money, parquet, rows, tables
from xiancha.open_data.package import ENTITIES, FILE, Written, package
from xiancha.open_data.rows import Values

NAMES = (
    *(f"{table}.{kind}" for table in tables.TABLES for kind in ("csv", "jsonl")),
    ENTITIES,
    FILE,
)
"""The files that are always written; Parquet comes beside them where it is wanted."""
_AT_ONCE = 20
"""Lenders, or warnings, between two pauses."""
Each = TypeVar("Each")


def export(
    edition: Edition,
    to: Path,
    pause: Callable[[], None] = lambda: None,
    *,
    as_parquet: bool = False,
) -> list[Written]:
    """Write every file of NAMES into `to`, which is made; what is there is replaced.

    `pause` is called again and again: whoever has others waiting lets them go first. With
    `as_parquet` each table is there as `<table>.parquet` too. Raises OSError where it cannot be
    written, and Refused without the library for Parquet.
    """
    if as_parquet:
        parquet.must_be_there()
    to.mkdir(parents=True, exist_ok=True)
    parquet.remove(to)
    tables_of = {table: _Table(to, table) for table in tables.TABLES}
    entities = _File(to, ENTITIES, _json_line)
    keepers = follow_the_money.operators(edition)
    for one in _paced(rows.every_lender(edition), pause):
        tables_of["lenders"].add(rows.lender(one))
        tables_of["listings"].add(rows.listings(one))
        tables_of["names"].add(rows.names(one))
        tables_of["channels"].add(rows.channels(edition, one))
        entities.add(follow_the_money.lender(one, keepers))
    for entity in _paced(follow_the_money.warned(edition), pause):
        entities.add(entity)
    tables_of["warnings"].add(_paced(rows.warnings(edition), pause))
    tables_of["products"].add(rows.products(edition))
    written = [file.end() for table in tables_of.values() for file in table.files]
    written.append(entities.end())
    if as_parquet:
        written += parquet.write(to)
    descriptor = json.dumps(package(edition, written), ensure_ascii=False, indent=1)
    _put(to / FILE, descriptor.encode())
    return written


def _paced(found: Iterable[Each], pause: Callable[[], None]) -> Iterator[Each]:
    for number, one in enumerate(found, 1):
        yield one
        if not number % _AT_ONCE:
            pause()


class _File:
    """A file written row by row, each as `line` says; it takes its place when it is whole."""

    def __init__(
        self, folder: Path, name: str, line: Callable[[Values], str], heading: str = ""
    ) -> None:
        self._place = folder / name
        self._beside = folder / f".{name}.new"
        self._stream = self._beside.open("wb")
        self._digest = hashlib.sha256()
        self._size = self._rows = 0
        self._line = line
        self._write(heading)

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


class _Table:
    """A table in both forms."""

    def __init__(self, folder: Path, table: str) -> None:
        self._columns = tables.columns(table)
        self.files = (
            _File(folder, f"{table}.csv", _csv_row, csv_line(self._columns)),
            _File(folder, f"{table}.jsonl", _json_line),
        )

    def add(self, found: Iterable[Values]) -> None:
        for row in found:
            ordered = {name: row[name] for name in self._columns}
            for file in self.files:
                file.add(ordered)


def _csv_row(row: Values) -> str:
    return csv_line(row.values())


def _json_line(row: Values) -> str:
    return f"{_json(row)}\n"


def csv_line(cells: Iterable[Any]) -> str:
    """A line of CSV (RFC 4180) in which no cell is a formula to a spreadsheet."""
    line = io.StringIO()
    csv.writer(line).writerow(map(_cell, cells))
    return line.getvalue()


def _cell(value: Any) -> str:
    return "" if value is None else harmless(str(value))


def _put(place: Path, body: bytes) -> None:
    made = place.with_name(f".{place.name}.new")
    made.write_bytes(body)
    made.replace(place)


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

"""The tables of open data as Parquet, written from their JSON Lines by DuckDB (extra `parquet`)."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from xiancha.open_data import tables
from xiancha.open_data.package import Written
from xiancha.registers.parsing.refusals import Refused

if TYPE_CHECKING:
    import duckdb

_TYPES = {"string": "VARCHAR", "date": "DATE", "datetime": "TIMESTAMP"}
_BOUNDS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "256MB",
    "threads": 1,
    "autoinstall_known_extensions": False,
}


def must_be_there() -> None:
    """Raises Refused where DuckDB is not installed."""
    _connected().close()


def remove(folder: Path) -> None:
    """Take away what an earlier export left: it may say what was retracted since."""
    for table in tables.TABLES:
        (folder / f"{table}.parquet").unlink(missing_ok=True)


def write(folder: Path) -> list[Written]:
    """Each table as `<table>.parquet`, beside the `<table>.jsonl` that it is made of.

    Raises Refused without DuckDB, and OSError where it cannot be written.
    """
    with _connected() as base:
        return [_written(base, folder, table) for table in tables.TABLES]


def _connected() -> duckdb.DuckDBPyConnection:
    try:
        import duckdb
    except ImportError:
        raise Refused(
            "--parquet needs a library of its own: pip install 'xiancha[parquet]'"
        ) from None
    return duckdb.connect(config=_BOUNDS)


def _written(base: duckdb.DuckDBPyConnection, folder: Path, table: str) -> Written:
    place, made = folder / f"{table}.parquet", folder / f".{table}.parquet.new"
    kinds = {one["name"]: _TYPES[one["type"]] for one in tables.schema(table)["fields"]}
    lines = base.read_json(
        str(folder / f"{table}.jsonl"), columns=kinds, format="newline_delimited"
    )
    lines.write_parquet(str(made), compression="zstd")
    made.replace(place)
    with place.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    [[rows]] = base.read_parquet(str(place)).aggregate("count(*)").fetchall()
    return Written(place.name, place.stat().st_size, digest, rows)

"""The Data Package of an edition's open data (https://datapackage.org/standard/data-package/)."""

from __future__ import annotations

from typing import Any, NamedTuple

from xiancha.edition.time_format import instant
from xiancha.lookup import Edition
from xiancha.open_data import tables

FILE = "datapackage.json"
ENTITIES = "entities.ftm.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_ABOUT = (
    "What regulators publish about lenders, with the date and address of each document. A row says "
    "what its document says, no more: who is not in it need not be unlawful. The terms of each "
    "register stand with it in `sources`; there is no one licence for all rows. In CSV an "
    "apostrophe stands before a cell that begins with =, +, -, @, a tab or a line break, so that "
    "no spreadsheet takes it for a formula; JSON Lines have every value as it is."
)
_KINDS = {"csv": "text/csv", "jsonl": "application/jsonl"}
_PARQUET = {"format": "apache-parquet", "mediatype": "application/vnd.apache.parquet"}
"""A Parquet file brings its own columns; validators count no rows of it."""


class Written(NamedTuple):
    """A file that was written: its size in bytes, its SHA-256, its rows."""

    name: str
    size: int
    sha256: str
    rows: int


def package(edition: Edition, written: list[Written]) -> dict[str, Any]:
    """The descriptor of these files."""
    return {
        "$schema": _PROFILE,
        "name": "xiancha",
        "title": "Lenders, their channels, products, and the warnings of regulators",
        "description": _ABOUT,
        "version": str(edition.number),
        "created": instant(edition.whole.manifest.published_at),
        **edition.head(),
        "sources": [_source(one) for one in edition.coverage.registers],
        "not_covered": [
            {"country": one["country"], "category": one["category"], "title": one["title"]["en"]}
            for one in edition.coverage.not_covered
        ],
        "resources": [_resource(one) for one in written],
    }


def _source(register: dict[str, Any]) -> dict[str, Any]:
    """A register with its dates and terms, in English."""
    same = ("id", "country", "kind", "as_of", "retrieved_at", "rows", "via", "stale_after_days")
    terms = register["terms"]
    return {
        "title": register["title"]["en"],
        "path": register["page"],
        "operator": register["operator"]["en"],
        **{name: register[name] for name in same},
        "terms": {**terms, "title": terms["title"]["en"]},
    }


def _resource(one: Written) -> dict[str, Any]:
    table, _, kind = one.name.rpartition(".")
    file = {"path": one.name, "bytes": one.size, "hash": f"sha256:{one.sha256}"}
    if one.name == ENTITIES:
        about = "One entity of FollowTheMoney a line: https://followthemoney.tech"
        counted = {"encoding": "utf-8", "entities": one.rows, "format": "ftm.json"}
        return {"name": "entities", "description": about, **file, **counted}
    name = table if kind == "csv" else f"{table}-{kind}"
    described = {"name": name, "description": tables.TABLES[table].__doc__, **file}
    if kind == "parquet":
        return described | _PARQUET
    return {
        **described,
        "encoding": "utf-8",
        "rows": one.rows,
        "format": kind,
        "mediatype": _KINDS[kind],
        "schema": tables.schema(table),
        **({"dialect": {"json": {"keyed": True}}} if kind == "jsonl" else {}),
    }

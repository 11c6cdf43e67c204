"""Small editions, for who asks how something is done and not with what.

Every register's starter is 12,000 lenders: seconds of work for each publication. What is the same
each time is done once in a process.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import typer.main

from xiancha.commands import terminal
from xiancha.content.content import Content
from xiancha.content.export import published
from xiancha.merge.lender import Gathered
from xiancha.model import Row
from xiancha.products import load
from xiancha.publish import client_files, client_products, compressed, content_store, write_products
from xiancha.publish.documents import Places
from xiancha.refresh import starter
from xiancha.refresh.starter import load_starter
from xiancha.registers.catalogue import Register, Starter
from xiancha.store import Store

BANKS = "cn-nfra-institutions"
FEW = (BANKS, "reviewed-channels", "sg-mlaw-moneylenders")
"""The registers with whose starter rows the commands begin."""
_BANKS = 20
_QUICK = 1
"""A quality of brotli, and a level of gzip: what is unpacked is the same at any."""


def load_few(register: Register, store: Store) -> bool:
    """Store the rows shipped with a register, where it is one of the few; of banks only some."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(starter, "_starter_rows", _fewer_banks)
        return register.id in FEW and load_starter(register, store)


def _fewer_banks(*given: Any) -> tuple[Row, ...]:
    rows = _read_once(*given)
    kept = (*rows[:_BANKS], *(row for row in rows[_BANKS:] if row.category == "consumer-finance"))
    return kept if given[0].id == BANKS else rows


def publish_small(patch: pytest.MonkeyPatch) -> None:
    """Let the commands of this process begin with few rows, and publish quickly."""
    patch.setattr(terminal, "load_starter", load_few)
    patch.setattr(starter, "_starter_rows", _read_once)
    patch.setattr(terminal, "published", _published_once)
    patch.setattr(typer.main, "get_command", cache(typer.main.get_command))
    for place, level in (
        (content_store, "_BROTLI_QUALITY"),
        (content_store, "_GZIP_LEVEL"),
        (compressed, "_LEVEL"),
    ):
        patch.setattr(place, level, _QUICK)
    patch.setattr(write_products, "document", _products_once)
    patch.setattr(client_products, "products", _client_products_once)
    patch.setattr(client_files, "of_content", _content_once)
    patch.setattr(content_store, "written", _written_once)
    patch.setattr(content_store, "_packed", lru_cache(512)(_packed))
    nobody_cuts_the_power(patch)


def nobody_cuts_the_power(patch: pytest.MonkeyPatch) -> None:
    """Nothing in this process waits until the disk has written."""
    patch.setattr(os, "fsync", lambda _: None)
    sa.event.listen(sa.Engine, "connect", _do_not_wait)


def _do_not_wait(connection: object, _: object) -> None:
    if isinstance(connection, sqlite3.Connection):
        with suppress(sqlite3.Error):  # a damaged file is told where it is used
            connection.execute("PRAGMA synchronous = OFF")


def without_checklists(patch: pytest.MonkeyPatch) -> None:
    """Let commands publish no content: a third of the files, and less than half of the work."""
    patch.setattr(terminal, "_content", lambda: ({"n": 1}, []))


_carried: list[tuple[Content, date, dict[str, Any]]] = []


def _published_once(content: Content, on: date) -> dict[str, Any]:
    """What is published of the content that was published last, where that is the same."""
    if not (_carried and _carried[0][0] is content and _carried[0][1] == on):
        _carried[:] = [(content, on, published(content, on))]
    return _carried[0][2]


_document = write_products.document
_products_of: list[tuple[object, dict[str, Any]]] = []


def _products_once(gathered: Gathered, places: Places) -> dict[str, Any]:
    """Products as they were published last, where firms and documents are the same."""
    countries = load.countries()
    firms = [one for one in gathered.entries if one.country in countries]
    facts = [id(load.facts(one)) for one in countries]
    key = (facts, firms, dict(places) if firms else {})
    if not (_products_of and _products_of[0][0] == key):
        _products_of[:] = [(key, _document(gathered, places))]
    return _products_of[0][1]


_of_content = client_files.of_content
_content_of: list[tuple[dict[str, Any], dict[str, dict[str, Any]]]] = []


def _content_once(content: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The files of the content that was published last, where that is the same."""
    if not (_content_of and _content_of[0][0] is content):
        made = _of_content(content)
        _content_of[:] = [(content, made)]
        parts = (part for files in made.values() for part in files.values())
        _keep("content", content, *content.values(), *content.get("checklists", ()), *parts)
    return _content_of[0][1]


_client_products = client_products.products
_fetched: list[tuple[Mapping[str, Any], list[client_products.Spoken], dict[str, Any]]] = []


def _client_products_once(
    held: Mapping[str, Any], lenders: Iterable[client_products.Spoken]
) -> dict[str, Any]:
    """The products that browsers fetched last, where those are the same."""
    spoken = [*lenders]
    if not (_fetched and _fetched[0][0] is held and _fetched[0][1] == spoken):
        _fetched[:] = [(held, spoken, made := _client_products(held, spoken))]
        _keep("products", held, made)
    return _fetched[0][2]


_written, _packed = content_store.written, content_store._packed
_kept: dict[str, dict[int, tuple[Any, bytes | None]]] = {}
"""What is published again and again, by its id, and as it is written."""


def _keep(sort: str, *parts: Any) -> None:
    _kept[sort] = {id(part): (part, None) for part in parts}


def _written_once(content: Any) -> bytes:
    for kept in _kept.values():
        if id(content) in kept:
            body = kept[id(content)][1] or _written(content)
            kept[id(content)] = content, body
            return body
    return _written(content)


_read = starter._starter_rows
_known: dict[tuple[str, Starter, bytes], tuple[Row, ...]] = {}


def _read_once(register: Register, stated: Starter, body: bytes, file: Path) -> tuple[Row, ...]:
    """The rows of a starter, which nobody changes."""
    key = (register.id, stated, body)
    if key not in _known:
        _known[key] = _read(register, stated, body, file)
    return _known[key]

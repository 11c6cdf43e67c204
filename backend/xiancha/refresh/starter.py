"""The rows that are shipped with a register."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, time
from pathlib import Path

from xiancha.model import Document, Reading, Row, Source
from xiancha.registers.catalogue import Register, Starter
from xiancha.registers.parsing.csv import csv_table
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import records, unique_rows
from xiancha.store import Store


def load_starter(register: Register, store: Store) -> bool:
    """Store the rows shipped with a register; True where some were not there yet.

    Rows that an earlier version shipped and this one does not leave the store.
    """
    if not register.starters:
        store.forget_starters(register.id)
    loaded = [_load(register, one, store) for one in register.starters]
    return any(loaded)


def _load(register: Register, starter: Starter, store: Store) -> bool:
    file = register.folder / starter.file
    body = file.read_bytes()
    told = starter.model_dump(mode="json", exclude={"via_terms", "file"})
    stated = json.dumps({**told, "whole": sorted(starter.whole)})
    origin = f"starter:{hashlib.sha256(body + stated.encode()).hexdigest()}"
    last = store.last(register.id, "starter")
    is_older = starter in register.earlier
    if last and last.origin == origin:
        return False
    if is_older and origin in (held.origin for held in store.history(register.id)):
        return False
    source = Source(
        register=register.id,
        as_of=starter.as_of,
        retrieved_at=datetime.combine(starter.retrieved_at, time(), UTC),
        sha256=starter.sha256 or hashlib.sha256(body).hexdigest(),
        url=starter.url,
        via=starter.via,
    )
    rows = _starter_rows(register, starter, body, file)
    store.accept(origin, source, Reading(as_of=starter.as_of, rows=rows, whole=starter.whole))
    return True


def _starter_rows(register: Register, starter: Starter, body: bytes, file: Path) -> tuple[Row, ...]:
    try:
        if not register.has_columns:
            return register.read(_starter_document(starter, body)).rows
        table = csv_table(body.decode("utf-8"), register.starter_columns)
    except (Refused, UnicodeDecodeError) as problem:
        raise Refused(f"{file}: {problem}") from None
    found = records(table, f"{file}, row")
    return unique_rows(found, register.row, "Remove one of the rows.")


def _starter_document(starter: Starter, body: bytes) -> Document:
    at = datetime.combine(starter.retrieved_at, time(), UTC)
    return Document(
        body=body, url=starter.url, via=starter.via, retrieved_at=at, as_of=starter.as_of
    )

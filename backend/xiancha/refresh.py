"""Fetch → read → guard → store, one register at a time. A document that fails changes nothing."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

from xiancha.model import Document, Reading, Source
from xiancha.registers.catalogue import Register
from xiancha.registers.reading import Refused
from xiancha.store import Held, Store


def hold(register: Register, get: Callable[[str], Document]) -> Document:
    """Hold a register's conversation, answering each request with `get`; its final document."""
    conversation = register.conversation()
    request = next(conversation)
    while True:
        try:
            request = conversation.send(get(request.url))
        except StopIteration as end:
            final: Document = end.value
            return final


def take(register: Register, document: Document, store: Store, archive: Path) -> Held:
    """Read, guard and store one document; its bytes are archived under their SHA-256.

    Raises Refused with the page, row or count that is not as expected.
    """
    reading = register.read(document)
    guard(register, reading, store)
    digest = hashlib.sha256(document.body).hexdigest()
    archive.mkdir(parents=True, exist_ok=True)
    (archive / digest).write_bytes(document.body)
    source = Source(
        register=register.id,
        as_of=reading.as_of,
        retrieved_at=document.retrieved_at,
        sha256=digest,
        url=document.url,
        via=document.via,
    )
    origin = f"document:{digest}"
    store.accept(origin, source, reading)
    return next(held for held in store.history(register.id) if held.source.sha256 == digest)


def guard(register: Register, reading: Reading, store: Store) -> None:
    """Refuse a document with too few or too many rows, one that shrank, or one from the future."""
    count = len(reading.rows)
    if not register.min_rows <= count <= register.max_rows:
        raise Refused(
            f"{register.id}: {count} rows, expected between {register.min_rows} and "
            f"{register.max_rows}. Nothing was changed; open the document and see whether it is "
            "the whole list. If the register really changed so much, change min_rows or max_rows "
            "in its register.toml."
        )
    if reading.as_of > datetime.now(UTC).date():
        raise Refused(f"{register.id}: the document is dated {reading.as_of}, in the future.")
    before = [h for h in store.history(register.id) if h.source.as_of < reading.as_of]
    whole_before = [h for h in before if h.whole == reading.whole]
    if whole_before and count < whole_before[-1].row_count * (1 - register.max_shrink):
        raise Refused(
            f"{register.id}: {count} rows, but {whole_before[-1].row_count} on "
            f"{whole_before[-1].source.as_of}: a shrink of more than {register.max_shrink:.0%}. "
            "Nothing was changed; check the document. If it is right, raise max_shrink in its "
            "register.toml."
        )


def load_starter(register: Register, store: Store) -> bool:
    """Store the rows shipped with a register; True where they were not there yet."""
    body = (register.folder / "starter.csv").read_bytes()
    digest = hashlib.sha256(body).hexdigest()
    if store.has(register.id, f"starter:{digest}"):
        return False
    starter = register.starter
    table = csv.DictReader(io.StringIO(body.decode("utf-8")), strict=True)
    rows = tuple(
        register.row(cells, f"{register.id}/starter.csv line {number}")
        for number, cells in enumerate(table, start=2)
    )
    source = Source(
        register=register.id,
        as_of=starter.as_of,
        retrieved_at=datetime.combine(starter.retrieved_at, time(), UTC),
        sha256=starter.sha256 or digest,
        url=starter.url,
        via=starter.via,
    )
    reading = Reading(as_of=starter.as_of, rows=rows, whole=starter.whole)
    store.accept(f"starter:{digest}", source, reading)
    return True


def import_file(register: Register, file: Path, url: str, as_of: date | None) -> Document:
    """A person's file as a document; it is retrieved when the person gives it."""
    return Document(body=file.read_bytes(), url=url, retrieved_at=datetime.now(UTC), as_of=as_of)

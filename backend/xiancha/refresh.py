"""Fetch → read → guard → store, one register at a time. A document that fails changes nothing."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from xiancha.model import Document, Reading, Row, Source
from xiancha.registers.catalogue import Register
from xiancha.registers.reading import Refused, csv_table
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
    store.accept(f"document:{digest}", source, reading)
    held = store.last(register.id, "document")
    assert held  # noqa: S101  it was accepted in the line before
    return held


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
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    late = [reading.as_of.isoformat(), *(row.seen_on for row in reading.rows)]
    if max(late) > tomorrow.isoformat():
        raise Refused(
            f"{register.id}: the document speaks of {max(late)}, in the future. Nothing was "
            "changed; check its dates and this computer's clock."
        )
    _guard_shrink(register, reading, store)


def _guard_shrink(register: Register, reading: Reading, store: Store) -> None:
    """Compare, category by category, with the newest document that is not newer than this one."""
    before = [h for h in store.history(register.id) if h.source.as_of <= reading.as_of]
    if not before:
        return
    old = Counter(row.category for row in store.rows(before[-1]).values())
    new = Counter(row.category for row in reading.rows)
    for category in (before[-1].whole & reading.whole) or {""}:
        if new[category] < old[category] * (1 - register.max_shrink):
            raise Refused(
                f"{register.id}: {new[category]} rows {f'of {category}' if category else ''}, but "
                f"{old[category]} on {before[-1].source.as_of}: a shrink of more than "
                f"{register.max_shrink:.0%}. Nothing was changed; check the document. If it is "
                "right, raise max_shrink in its register.toml."
            )


def load_starter(register: Register, store: Store) -> bool:
    """Store the rows shipped with a register; True where they were not there yet."""
    file = register.folder / "starter.csv"
    body = file.read_bytes()
    digest = hashlib.sha256(body + register.starter.model_dump_json().encode()).hexdigest()
    last = store.last(register.id, "starter")
    if last and last.origin == f"starter:{digest}":
        return False
    starter = register.starter
    rows = _starter_rows(register, body, file)
    source = Source(
        register=register.id,
        as_of=starter.as_of,
        retrieved_at=datetime.combine(starter.retrieved_at, time(), UTC),
        sha256=starter.sha256 or hashlib.sha256(body).hexdigest(),
        url=starter.url,
        via=starter.via,
    )
    reading = Reading(as_of=starter.as_of, rows=rows, whole=starter.whole)
    store.accept(f"starter:{digest}", source, reading)
    return True


def _starter_rows(register: Register, body: bytes, file: Path) -> tuple[Row, ...]:
    try:
        table = csv_table(body.decode("utf-8"), register.starter_columns)
    except (Refused, UnicodeDecodeError) as problem:
        raise Refused(f"{file}: {problem}") from None
    rows: dict[str, Row] = {}
    for number, cells in enumerate(table, start=1):
        where = f"{file}, row {number}"
        row = register.row(cells, where)
        if row.key in rows:
            raise Refused(f"{where}: {row.key} stands here a second time. Remove one of the rows.")
        rows[row.key] = row
    return tuple(rows.values())


def import_file(file: Path, url: str, via: str, as_of: date | None) -> Document:
    """A person's file as a document; it is retrieved when the person gives it."""
    return Document(
        body=file.read_bytes(), url=url, via=via, retrieved_at=datetime.now(UTC), as_of=as_of
    )

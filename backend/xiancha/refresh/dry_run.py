"""A dry run: fetch, look, read and guard a register's documents, and take none of them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from xiancha import faults, sandbox
from xiancha.fetch.archive import Archive
from xiancha.fetch.client import FetchFailed
from xiancha.model import Document, Get, Outline, Reading
from xiancha.refresh.guard import guard
from xiancha.registers.catalogue import Register
from xiancha.registers.parsing.refusals import Refused
from xiancha.store import Held, Store


@dataclass(frozen=True)
class Asked:
    """One request, and the answer to it; of an address that failed only why."""

    url: str
    answered_by: str = ""
    size: int = 0
    sha256: str = ""
    content_type: str = ""
    last_modified: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Compared:
    """The rows of a document beside those held: keys that are new, gone, or say something else."""

    held: Held
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: int
    before: Counter[str]


@dataclass(frozen=True)
class Tried:
    """What would become of one document. `problem` is why it would be refused, if it would."""

    url: str
    sha256: str
    title: str
    outline: Outline
    as_of: date | None = None
    rows: int = 0
    categories: Counter[str] = field(default_factory=Counter)
    compared: Compared | None = None
    notes: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True)
class Rehearsal:
    """A dry run of one part. `problem` is why its conversation ended before its documents."""

    register: Register
    part: str
    asked: tuple[Asked, ...]
    tried: tuple[Tried, ...]
    problem: str = ""

    @property
    def failed(self) -> bool:
        return bool(self.problem or not self.tried or any(one.problem for one in self.tried))


def rehearse(
    register: Register, part: str, get: Callable[[Get], Document], store: Store, apart: Archive
) -> Rehearsal:
    """Fetch one part of a register, keep the bytes in `apart`, and say what would become of them.

    The store is read only: neither rows nor the attempt are recorded. Raises nothing that a
    document or its site can cause.
    """
    asked: list[Asked] = []

    def recorded(request: Get) -> Document:
        try:
            document = get(request)
        except FetchFailed as problem:
            asked.append(Asked(request.url, problem=str(problem)))
            raise
        asked.append(_answer(request, document, apart.keep(document)))
        return document

    try:
        documents = sandbox.hold(register, part, recorded)
    except Exception as problem:  # as in a refresh: a fault in one register must not stop others
        return Rehearsal(register, part, tuple(asked), (), _said(problem))
    tried = tuple(_tried(register, document, store) for document in documents)
    return Rehearsal(register, part, tuple(asked), tried)


def _answer(request: Get, document: Document, sha256: str) -> Asked:
    headers = document.headers
    return Asked(
        url=request.url,
        answered_by=document.url if document.url != request.url else "",
        size=len(document.body),
        sha256=sha256,
        content_type=headers.get("content-type", ""),
        last_modified=headers.get("last-modified", ""),
    )


def _tried(register: Register, document: Document, store: Store) -> Tried:
    digest = hashlib.sha256(document.body).hexdigest()
    found = Tried(document.url, digest, document.title, _seen(register, document))
    try:
        kept, reading = sandbox.read(register, document)
    except Refused as problem:
        return replace(found, problem=str(problem))
    read = replace(
        found,
        as_of=reading.as_of,
        rows=len(reading.rows),
        categories=Counter(row.category for row in reading.rows),
        compared=_compared(register, kept.part, reading, store),
        notes=reading.notes,
    )
    try:
        return replace(read, notes=(*guard(register, kept.part, reading, store), *reading.notes))
    except Refused as problem:
        return replace(read, problem=str(problem))


def _seen(register: Register, document: Document) -> Outline:
    try:
        return sandbox.look(register, document)
    except Refused as problem:
        return Outline(kind="a document that was not looked into", problem=str(problem))


def _compared(register: Register, part: str, reading: Reading, store: Store) -> Compared | None:
    history = store.history(register.id, part)
    if not history:
        return None
    before = store.rows(history[-1])
    now = {row.key: row for row in reading.rows}
    return Compared(
        held=history[-1],
        added=tuple(row.name or key for key, row in now.items() if key not in before),
        gone=tuple(row.name or key for key, row in before.items() if key not in now),
        changed=sum(1 for key, row in now.items() if key in before and before[key] != row),
        before=Counter(row.category for row in before.values()),
    )


def _said(problem: Exception) -> str:
    return str(problem) if isinstance(problem, Refused | FetchFailed) else faults.fault(problem)

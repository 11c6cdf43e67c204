"""Fetch → read → guard → store, one register at a time. A document that fails changes nothing."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from xiancha import faults, sandbox
from xiancha.fetch.archive import Archive
from xiancha.fetch.client import FetchFailed
from xiancha.model import Document, Get, Reading, Row, Source
from xiancha.registers.catalogue import Register, Starter
from xiancha.registers.parsing.csv import csv_table
from xiancha.registers.parsing.refusals import Refused
from xiancha.store import Store, StoreProblem


@dataclass(frozen=True)
class Outcome:
    """What became of a part of a register: its rows, or the problem that kept the old ones.

    `notes` tell what was taken with care or ignored by name.
    """

    register: str
    part: str
    rows: int = 0
    as_of: date | None = None
    problem: str = ""
    notes: tuple[str, ...] = ()


def renew(
    register: Register, part: str, get: Callable[[Get], Document], store: Store, archive: Archive
) -> list[Outcome]:
    """Fetch one part of a register and take its documents; the attempt is recorded.

    Whatever fails becomes an outcome with a problem and leaves the rows held as they are.
    """
    try:
        documents = sandbox.hold(register, part, get)
    except Exception as problem:  # a fault in one register must not stop the others
        outcomes = [Outcome(register.id, part, problem=_said(problem))]
    else:
        outcomes = [_tried(register, document, store, archive) for document in documents]
    return _recorded(register, part, outcomes, store)


def not_due(register: Register, part: str, store: Store, now: datetime) -> Outcome | None:
    """What is held of a part that need not be fetched yet, None for one that is due.

    Only what is looked up with the operator's key waits for its cadence: other registers are
    asked whether their document changed.
    """
    held = store.last(register.id, "document", part)
    if not register.credential or not held or held.source.via:
        return None
    due = held.source.retrieved_at + timedelta(days=register.cadence_days)
    if due <= now:
        return None
    note = (
        f"looked up on {held.source.retrieved_at.date()} and not due before {due.date()}. "
        f"Look it up now: xiancha refresh {register.id} --again"
    )
    return Outcome(register.id, part, held.row_count, held.source.as_of, notes=(note,))


def taken(register: Register, document: Document, store: Store, archive: Archive) -> Outcome:
    """Take a document that a person gave; the attempt is recorded."""
    outcome = _tried(register, document, store, archive)
    return _recorded(register, outcome.part, [outcome], store)[0]


def _recorded(
    register: Register, part: str, outcomes: list[Outcome], store: Store
) -> list[Outcome]:
    """The outcomes, once the attempt is recorded; that it could not be is a problem of its own."""
    problem = " ".join(outcome.problem for outcome in outcomes if outcome.problem)
    note = " ".join(note for outcome in outcomes for note in outcome.notes)
    try:
        store.record(register.id, part, datetime.now(UTC), problem=problem, note=note)
    except StoreProblem as fault:
        return [_unrecorded(one, fault) for one in outcomes or [Outcome(register.id, part)]]
    return outcomes


def _unrecorded(outcome: Outcome, fault: StoreProblem) -> Outcome:
    if outcome.problem:
        return outcome
    said = f"{outcome.rows} rows were taken, but the attempt was not recorded: {fault}"
    return replace(outcome, problem=said)


def _tried(register: Register, document: Document, store: Store, archive: Archive) -> Outcome:
    try:
        return take(register, document, store, archive)
    except Exception as problem:  # a fault in one register must not stop the others
        return Outcome(register.id, document.part, problem=_said(problem))


def _said(problem: Exception) -> str:
    """A failure in words for a person."""
    if isinstance(problem, Refused | FetchFailed | StoreProblem):
        return str(problem)
    if isinstance(problem, OSError):
        why = ": ".join(map(str, filter(None, (problem.strerror, problem.filename))))
        return (
            f"The document could not be kept ({why or type(problem).__name__}). Nothing was "
            "changed; make room there, or see who may write there, then try again."
        )
    return faults.fault(problem)


def take(register: Register, document: Document, store: Store, archive: Archive) -> Outcome:
    """Read, guard and store one document; its bytes are archived under their SHA-256.

    Raises Refused with the page, row or count that is not as expected.
    """
    document, reading = sandbox.read(register, document)
    _refuse_twins(register, reading)
    notes = (*guard(register, document.part, reading, store), *reading.notes)
    digest = archive.keep(document)
    source = Source(
        register=register.id,
        as_of=reading.as_of,
        retrieved_at=document.retrieved_at,
        sha256=digest,
        url=document.url,
        via=document.via,
    )
    as_of = store.accept(f"document:{digest}", source, reading, document.part)
    notes += _surpassed(register, document.part, reading.as_of, as_of, store)
    return Outcome(register.id, document.part, len(reading.rows), as_of, notes=notes)


def _surpassed(
    register: Register, part: str, given: date, as_of: date, store: Store
) -> tuple[str, ...]:
    """A note where a document is not the newest word: given as of one day, kept as of another."""
    if given < as_of:
        return (f"The same rows are held as of {as_of}, not {given}; that date stands.",)
    newest = store.history(register.id, part)[-1].source.as_of
    if as_of < newest:
        return (f"A newer one, of {newest}, is held; what it says goes before what this one says.",)
    return ()


def _refuse_twins(register: Register, reading: Reading) -> None:
    """No two rows of a document may have one key: one of them would be lost."""
    count = Counter(row.key for row in reading.rows)
    twice = [key for key, times in count.items() if times > 1]
    if twice:
        raise Refused(
            f"{twice[0]} stands in the document more than once. Nothing was "
            "changed; see which row is right."
        )


def guard(register: Register, part: str, reading: Reading, store: Store) -> list[str]:
    """Refuse a document with too few rows, one that shrank, or one from the future.

    More rows than expected are taken with a note: lists grow.
    """
    count = len(reading.rows)
    if count < register.min_rows:
        raise Refused(
            f"{count} rows, expected at least {register.min_rows}. Nothing was "
            "changed; open the document and see whether it is the whole list. If the register "
            "really became so short, change min_rows in its register.toml."
        )
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    late = [reading.as_of.isoformat(), *(row.seen_on for row in reading.rows)]
    if max(late) > tomorrow.isoformat():
        raise Refused(
            f"The document speaks of {max(late)}, in the future. Nothing was "
            "changed; check its dates and this computer's clock."
        )
    _guard_shrink(register, part, reading, store)
    if count > register.max_rows:
        return [
            f"{count} rows, more than the {register.max_rows} expected. They were "
            "taken; see whether the list is right, then raise max_rows in its register.toml."
        ]
    return []


def _guard_shrink(register: Register, part: str, reading: Reading, store: Store) -> None:
    """Compare, category by category, with the newest document that is not newer than this one."""
    before = [h for h in store.history(register.id, part) if h.source.as_of <= reading.as_of]
    if not before:
        return
    old = Counter(row.category for row in store.rows(before[-1]).values())
    new = Counter(row.category for row in reading.rows)
    compared = before[-1].whole & reading.whole
    if not before[-1].whole and not reading.whole:
        old, new = Counter({"": old.total()}), Counter({"": new.total()})
        compared = frozenset({""})
    for category in sorted(compared):
        if new[category] < old[category] * (1 - register.max_shrink):
            raise Refused(
                f"{new[category]} rows {f'of {category}' if category else ''}, but "
                f"{old[category]} on {before[-1].source.as_of}: a shrink of more than "
                f"{register.max_shrink:.0%}. Nothing was changed; check the document. If it is "
                "right, raise max_shrink in its register.toml."
            )


def load_starter(register: Register, store: Store) -> bool:
    """Store the rows shipped with a register; True where they were not there yet."""
    starter = register.starter
    if not starter:
        return False
    file = register.folder / "starter.csv"
    body = file.read_bytes()
    stated = json.dumps({**starter.model_dump(mode="json"), "whole": sorted(starter.whole)})
    digest = hashlib.sha256(body + stated.encode()).hexdigest()
    last = store.last(register.id, "starter")
    if last and last.origin == f"starter:{digest}":
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
    reading = Reading(as_of=starter.as_of, rows=rows, whole=starter.whole)
    store.accept(f"starter:{digest}", source, reading)
    return True


def _starter_rows(register: Register, starter: Starter, body: bytes, file: Path) -> tuple[Row, ...]:
    try:
        if not register.has_columns:
            return register.read(_starter_document(starter, body)).rows
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


def _starter_document(starter: Starter, body: bytes) -> Document:
    at = datetime.combine(starter.retrieved_at, time(), UTC)
    return Document(
        body=body, url=starter.url, via=starter.via, retrieved_at=at, as_of=starter.as_of
    )


def import_file(file: Path, mapping: Path | None) -> Document:
    """A person's file as a document; it is retrieved when the person gives it.

    Raises Refused where it is larger than 64 MiB, and where the mapping is no UTF-8 text.
    """
    try:
        text = _bounded(mapping).decode("utf-8") if mapping else ""
    except UnicodeDecodeError:
        raise Refused(f"{mapping} is no UTF-8 text. Save the mapping as UTF-8.") from None
    return Document(body=_bounded(file), url="", retrieved_at=datetime.now(UTC), mapping=text)


def _bounded(file: Path) -> bytes:
    """The bytes of a file of a person, of which no more are read than a document may have."""
    with file.open("rb") as opened:
        body = opened.read(sandbox.MOST_BODY + 1)
    if len(body) > sandbox.MOST_BODY:
        raise Refused(
            f"{file} is larger than {sandbox.MOST_BODY >> 20} MiB. Nothing was changed; see "
            "whether it is the right file."
        )
    return body

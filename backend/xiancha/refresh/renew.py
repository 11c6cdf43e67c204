"""Fetch and take the documents of a register, or take one that was given. Every try is recorded.

A document that fails changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from xiancha import faults, sandbox
from xiancha.fetch.archive import Archive
from xiancha.fetch.client import FetchFailed
from xiancha.model import Document, Get
from xiancha.refresh.accept import Outcome, take
from xiancha.registers.catalogue import Register
from xiancha.registers.parsing.refusals import Refused
from xiancha.store import Store, StoreProblem


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

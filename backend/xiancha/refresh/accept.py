"""Read → guard → store: one document of a register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xiancha import sandbox
from xiancha.fetch.archive import Archive
from xiancha.model import Document, Source
from xiancha.refresh.guard import guard
from xiancha.registers.catalogue import Register
from xiancha.store import Store


@dataclass(frozen=True)
class Outcome:
    """What became of a part of a register: its rows, or why the old ones stay.

    `notes` say what was taken with care, or left out and why.
    """

    register: str
    part: str
    rows: int = 0
    as_of: date | None = None
    problem: str = ""
    notes: tuple[str, ...] = ()


def take(register: Register, document: Document, store: Store, archive: Archive) -> Outcome:
    """Read, guard and store one document; its bytes are archived under their SHA-256.

    Raises Refused with the page, row or count that is not as expected.
    """
    document, reading = sandbox.read(register, document)
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
    """A note where a document is not the newest, or its date gives way to the one held."""
    if given < as_of:
        return (f"The same rows are held as of {as_of}, not {given}; that date stands.",)
    newest = store.history(register.id, part)[-1].source.as_of
    if as_of < newest:
        return (f"A newer one, of {newest}, is held; what it says goes before what this one says.",)
    return ()

"""What is read of a store: documents, their rows, and the attempts to renew them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Literal, TypeVar

import sqlalchemy as sa

from xiancha.model import Row, Source
from xiancha.store.schema import Held, Run, documents, metadata, rows, runs

_DOCUMENTS = sa.select(documents).order_by(
    documents.c.as_of, documents.c.origin.startswith("document:"), documents.c.id
)
_HISTORY = _DOCUMENTS.where(documents.c.register == sa.bindparam("register"))
_AT_ONCE = {"yield_per": 1000}
"""So many rows are in memory, of however many."""
Read = TypeVar("Read")


def parsed(_: str, text: str) -> Row:
    """A row from its JSON text."""
    return Row.model_validate_json(text)


class Reader:
    """Reads by the connections that `reading` opens: one of its own for each question, or one
    for all of them, which then see the store at one moment.
    """

    def __init__(self, reading: Callable[[], AbstractContextManager[sa.Connection]]) -> None:
        self._reading = reading

    def runs(self, register: str) -> list[Run]:
        """Every attempt to renew a register, oldest first."""
        query = sa.select(runs).where(runs.c.register == register).order_by(runs.c.at, runs.c.id)
        with self._reading() as connection:
            return [_run(found) for found in connection.execute(query).mappings()]

    def last(
        self, register: str, kind: Literal["document", "starter"], part: str = ""
    ) -> Held | None:
        """What was accepted last of this kind and part, whatever its date."""
        query = (
            sa.select(documents)
            .where(
                documents.c.register == register,
                documents.c.part == part,
                documents.c.origin.startswith(f"{kind}:"),
            )
            .order_by(documents.c.id.desc())
            .limit(1)
        )
        with self._reading() as connection:
            found = connection.execute(query).mappings().first()
            return _held(found) if found else None

    def history(self, register: str, part: str | None = None) -> list[Held]:
        """Accepted documents, oldest date first; of one date a document outranks a starter."""
        query = _HISTORY if part is None else _HISTORY.where(documents.c.part == part)
        with self._reading() as connection:
            found = connection.execute(query, {"register": register}).mappings()
            return [_held(one) for one in found]

    def rows(self, held: Held) -> dict[str, Row]:
        """The rows of one document by key, in the document's order."""
        return {row.key: row for row in self.each(held, parsed)}

    def each(self, held: Held, read: Callable[[str, str], Read]) -> Iterator[Read]:
        """What `read` makes of the key and the text of each row of one document, in its order.

        Few rows are in memory at once.
        """
        query = (
            sa.select(rows.c.key, rows.c.data)
            .where(rows.c.document == held.id)
            .order_by(rows.c.position)
        )
        with self._reading() as connection:
            for key, text in connection.execute(query, execution_options=_AT_ONCE):
                yield read(key, text)

    def newest_documents(self, register: str) -> list[Held]:
        """The newest document of each part of a register, in the order in which parts came."""
        history = self.history(register)
        newest = {held.part: held for held in history}
        came = dict.fromkeys(held.part for held in sorted(history, key=lambda held: held.id))
        return [newest[part] for part in came]

    def digest(self) -> str:
        """SHA-256 of all that is stored: documents, rows, attempts."""
        found = hashlib.sha256()
        with self._reading() as connection:
            for table in metadata.sorted_tables:
                found.update(f"{table.name}\n".encode())
                query = sa.select(table).order_by(*table.primary_key)
                for row in connection.execute(query, execution_options=_AT_ONCE):
                    found.update(f"{tuple(row)!r}\n".encode())
        return found.hexdigest()

    def last_given(self) -> datetime | None:
        """When a document was last fetched or given by a person; None where none ever was."""
        query = sa.select(sa.func.max(documents.c.retrieved_at)).where(
            documents.c.origin.startswith("document:")
        )
        with self._reading() as connection:
            found: datetime | None = connection.execute(query).scalar()
        return found.replace(tzinfo=UTC) if found else None


class Snapshot(Reader):
    """A store at one moment: a publication asks for the documents of each register several times,
    and they are read once.
    """

    def history(self, register: str, part: str | None = None) -> list[Held]:
        return [one for one in self._documents[register] if part in (None, one.part)]

    @cached_property
    def _documents(self) -> dict[str, list[Held]]:
        found = defaultdict[str, list[Held]](list)
        with self._reading() as connection:
            for one in connection.execute(_DOCUMENTS).mappings():
                found[one["register"]].append(_held(one))
        return found


def _held(found: sa.RowMapping) -> Held:
    retrieved: datetime = found["retrieved_at"]
    as_of: date = found["as_of"]
    return Held(
        id=found["id"],
        part=found["part"],
        origin=found["origin"],
        source=Source(
            register=found["register"],
            as_of=as_of,
            retrieved_at=retrieved.replace(tzinfo=UTC),
            sha256=found["sha256"],
            url=found["url"],
            via=found["via"],
        ),
        whole=frozenset(found["whole"]),
        row_count=found["row_count"],
        final=found["final"],
    )


def _run(found: sa.RowMapping) -> Run:
    at: datetime = found["at"]
    values = {name: found[name] for name in ("register", "part", "problem", "note")}
    return Run(at=at.replace(tzinfo=UTC), **values)

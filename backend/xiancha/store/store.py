"""The store: every accepted document with its rows, and every attempt to renew one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Literal

import sqlalchemy as sa

from xiancha.model import Reading, Source
from xiancha.store.copy import copy
from xiancha.store.engine import START_ANEW, StoreProblem, at_one_moment, locked, opened
from xiancha.store.reader import Reader, Snapshot
from xiancha.store.schema import Held, documents, rows, runs
from xiancha.store.version import make_or_check


class Store(Reader):
    """The tables behind a database URL, made where they are missing.

    Every method raises StoreProblem where the database cannot be used.
    """

    def __init__(self, url: str) -> None:
        self._engine = opened(url)
        super().__init__(self._connected)
        with self.alone("tables"):
            make_or_check(self._engine)

    @contextmanager
    def _connected(self) -> Iterator[sa.Connection]:
        with self._engine.connect() as connection, self._undamaged():
            yield connection

    @contextmanager
    def _undamaged(self) -> Iterator[None]:
        try:
            yield
        except ValueError:
            raise StoreProblem(
                f"The store at {self._engine.url} is damaged (what stands in it is not what "
                f"was written). {START_ANEW}"
            ) from None

    @contextmanager
    def snapshot(self) -> Iterator[Reader]:
        """Read the store as it is at one moment, whatever is accepted meanwhile.

        One connection answers every question. Who wants to write to SQLite waits until it ends.
        """
        with at_one_moment(self._engine) as connection:

            @contextmanager
            def same() -> Iterator[sa.Connection]:
                with self._undamaged():
                    yield connection

            yield Snapshot(same)

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def alone(self, what: str) -> Iterator[None]:
        """Wait until no other process does this, then be the only one."""
        with locked(self._engine, what, wait=True):
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only one who renews registers. Raises StoreProblem where another one does."""
        with locked(self._engine, "lock", wait=False) as held:
            if not held:
                raise StoreProblem(
                    "Another refresh or import is writing to this store. Nothing was done; wait "
                    "until it has ended, then try again."
                )
            yield

    def take_over(self, other: Store) -> int:
        """Copy all that another store holds into this one, which is empty; how many documents."""
        with self.writing():
            return copy(other._engine, self._engine)

    def record(
        self, register: str, part: str, at: datetime, *, problem: str = "", note: str = ""
    ) -> None:
        """Remember an attempt to renew a part of a register."""
        run = {"register": register, "part": part, "problem": problem, "note": note}
        with self._engine.begin() as connection:
            connection.execute(runs.insert().values(at=_naive(at), **run))

    def accept(self, origin: str, source: Source, reading: Reading, part: str = "") -> date:
        """Keep a document's rows, all of them or none; the day as of which they are held.

        The same bytes as last time, from the same place and read alike, only move their dates
        forward: an undated list that did not change is as new as the day it was fetched.
        """
        kind: Literal["document", "starter"] = (
            "starter" if origin.startswith("starter:") else "document"
        )
        last = self.last(source.register, kind, part)
        with self._engine.begin() as connection:
            if last and self._is_again(last, origin, source, reading):
                return _renewed(connection, last, source)
            _added(connection, origin, source, reading, part)
        return source.as_of

    def forget_starters(self, register: str) -> None:
        """Drop what was once shipped with a register, and its rows."""
        of_it = documents.c.register == register, documents.c.origin.startswith("starter:")
        with self._engine.connect() as connection:
            if not connection.execute(sa.select(documents.c.id).where(*of_it)).first():
                return
        with self._engine.begin() as connection:
            gone = sa.select(documents.c.id).where(*of_it)
            connection.execute(rows.delete().where(rows.c.document.in_(gone)))
            connection.execute(documents.delete().where(*of_it))

    def _is_again(self, last: Held, origin: str, source: Source, reading: Reading) -> bool:
        return (last.origin, last.source.url, last.source.via, last.whole) == (
            origin,
            source.url,
            source.via,
            reading.whole,
        ) and self.rows(last) == {row.key: row for row in reading.rows}


def _renewed(connection: sa.Connection, last: Held, source: Source) -> date:
    """Move the dates of what is held forward, never back."""
    as_of = max(source.as_of, last.source.as_of)
    retrieved_at = _naive(max(source.retrieved_at, last.source.retrieved_at))
    connection.execute(
        documents.update()
        .where(documents.c.id == last.id)
        .values(as_of=as_of, retrieved_at=retrieved_at)
    )
    return as_of


def _added(
    connection: sa.Connection, origin: str, source: Source, reading: Reading, part: str
) -> None:
    made = connection.execute(
        documents.insert().values(
            origin=origin,
            part=part,
            **asdict(source) | {"retrieved_at": _naive(source.retrieved_at)},
            whole=sorted(reading.whole),
            row_count=len(reading.rows),
            final=reading.final,
        )
    )
    document = made.inserted_primary_key[0] if made.inserted_primary_key else None
    values = [
        {"document": document, "position": n, "key": row.key, "data": row.model_dump_json()}
        for n, row in enumerate(reading.rows)
    ]
    if values:
        connection.execute(rows.insert(), values)


def _naive(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(tzinfo=None)

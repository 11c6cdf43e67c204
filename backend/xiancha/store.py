"""The store: every accepted document with its rows, and every attempt to renew one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Literal

import filelock
import sqlalchemy as sa

from xiancha.model import Model, Reading, Row, Source

metadata = sa.MetaData()

documents = sa.Table(
    "documents",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("register", sa.String, nullable=False, index=True),
    sa.Column("part", sa.String, nullable=False, server_default=""),
    sa.Column("origin", sa.String, nullable=False),
    sa.Column("sha256", sa.String, nullable=False),
    sa.Column("url", sa.String, nullable=False),
    sa.Column("via", sa.String, nullable=False),
    sa.Column("as_of", sa.Date, nullable=False),
    sa.Column("retrieved_at", sa.DateTime, nullable=False),
    sa.Column("whole", sa.JSON, nullable=False),
    sa.Column("row_count", sa.Integer, nullable=False),
    sa.Column("final", sa.Boolean, nullable=False, server_default=sa.false()),
)

rows = sa.Table(
    "rows",
    metadata,
    sa.Column("document", sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("key", sa.String, nullable=False),
    sa.Column("data", sa.String, nullable=False),
)

runs = sa.Table(
    "runs",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("register", sa.String, nullable=False, index=True),
    sa.Column("part", sa.String, nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("problem", sa.String, nullable=False),
    sa.Column("note", sa.String, nullable=False),
)


class Held(Model):
    """An accepted document: where its rows come from and what it holds whole.

    `origin` names what was read: "document:<sha256>" or "starter:<sha256>"; `part` the part
    of the register that it renews; a `final` one is never renewed.
    """

    id: int
    part: str
    origin: str
    source: Source
    whole: frozenset[str]
    row_count: int
    final: bool = False


@dataclass(frozen=True)
class Run:
    """One attempt to renew a part of a register. `problem` is empty where it succeeded."""

    register: str
    part: str
    at: datetime
    problem: str
    note: str


class StoreProblem(Exception):
    """The store cannot be used; the message says where it is, why, and what to do next."""


PATIENCE = 30.0
"""Seconds to wait for another program that is writing to the store."""
_START_ANEW = "Restore it from a copy, or move it away: a new one starts from the shipped rows."
_FAULTS = {
    "BUSY": ("is in use by another program", "Wait until it has ended, then try again."),
    "LOCKED": ("is in use by another program", "Wait until it has ended, then try again."),
    "FULL": ("has no room left", "Make room on its disk, then try again."),
    "READONLY": ("cannot be written", "See who may write to its folder, then try again."),
    "CANTOPEN": ("cannot be opened", "See who may write to its folder, then try again."),
    "IOERR": ("cannot be read or written", "See to its disk, then try again."),
}
"""What SQLite's errors mean; any other is damage."""


class Store:
    """The tables behind a database URL, made where they are missing.

    Every method raises StoreProblem where the database cannot be used.
    """

    def __init__(self, url: str) -> None:
        self._engine = sa.create_engine(url, connect_args={"timeout": PATIENCE})
        sa.event.listen(self._engine, "handle_error", self._explained, retval=True)
        metadata.create_all(self._engine)
        self._upgrade()

    def _explained(self, context: sa.engine.ExceptionContext) -> StoreProblem | None:
        """What a person is told of an error of the database, without any text of a row."""
        if not isinstance(context.sqlalchemy_exception, sa.exc.DBAPIError):
            return None
        error = getattr(context.original_exception, "sqlite_errorname", "")
        name = error.removeprefix("SQLITE_").partition("_")[0]
        what, advice = _FAULTS.get(name, ("is damaged", _START_ANEW))
        reason = context.original_exception if error else "a text in it cannot be read"
        return StoreProblem(f"The store at {self._engine.url} {what} ({reason}). {advice}")

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with self._engine.connect() as connection:
            try:
                yield connection
            except ValueError:
                raise StoreProblem(
                    f"The store at {self._engine.url} is damaged (what stands in it is not what "
                    f"was written). {_START_ANEW}"
                ) from None

    def _upgrade(self) -> None:
        """Add the columns that stores of the first version lack."""
        known = {column["name"] for column in sa.inspect(self._engine).get_columns("documents")}
        added = {"part": "VARCHAR NOT NULL DEFAULT ''", "final": "BOOLEAN NOT NULL DEFAULT 0"}
        with self._engine.begin() as connection:
            for name in added.keys() - known:
                connection.execute(
                    sa.text(f"ALTER TABLE documents ADD COLUMN {name} {added[name]}")
                )

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only one who renews registers. The system frees the lock of a killed process.

        Raises StoreProblem at once where another process holds it.
        """
        lock = filelock.FileLock(f"{self._engine.url.database}.lock")
        try:
            lock.acquire(timeout=0)
        except filelock.Timeout:
            raise StoreProblem(
                "Another refresh or import is writing to this store. Nothing was done; wait "
                "until it has ended, then try again."
            ) from None
        try:
            yield
        finally:
            lock.release()

    def record(
        self, register: str, part: str, at: datetime, *, problem: str = "", note: str = ""
    ) -> None:
        """Remember an attempt to renew a part of a register."""
        run = {"register": register, "part": part, "problem": problem, "note": note}
        with self._engine.begin() as connection:
            connection.execute(runs.insert().values(at=_naive(at), **run))

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
                as_of = max(source.as_of, last.source.as_of)
                connection.execute(
                    documents.update()
                    .where(documents.c.id == last.id)
                    .values(
                        as_of=as_of,
                        retrieved_at=_naive(max(source.retrieved_at, last.source.retrieved_at)),
                    )
                )
                return as_of
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
        return source.as_of

    def _is_again(self, last: Held, origin: str, source: Source, reading: Reading) -> bool:
        return (last.origin, last.source.url, last.source.via, last.whole) == (
            origin,
            source.url,
            source.via,
            reading.whole,
        ) and self.rows(last) == {row.key: row for row in reading.rows}

    def history(self, register: str, part: str | None = None) -> list[Held]:
        """Accepted documents, oldest date first; of one date a document outranks a starter."""
        query = (
            sa.select(documents)
            .where(documents.c.register == register)
            .order_by(documents.c.as_of, documents.c.origin.startswith("document:"), documents.c.id)
        )
        if part is not None:
            query = query.where(documents.c.part == part)
        with self._reading() as connection:
            return [_held(found) for found in connection.execute(query).mappings()]

    def rows(self, held: Held) -> dict[str, Row]:
        """The rows of one document by key, in the document's order."""
        query = (
            sa.select(rows.c.key, rows.c.data)
            .where(rows.c.document == held.id)
            .order_by(rows.c.position)
        )
        with self._reading() as connection:
            return {key: Row.model_validate_json(data) for key, data in connection.execute(query)}

    def standing(self, register: str) -> list[Held]:
        """The newest document of each part of a register, in the order of their dates."""
        newest = {held.part: held for held in self.history(register)}
        return sorted(newest.values(), key=lambda held: held.source.as_of)


def _naive(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(tzinfo=None)


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

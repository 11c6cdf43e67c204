"""The store: every accepted document with its rows, and what the registers say now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Literal

import sqlalchemy as sa

from xiancha.model import Model, Reading, Row, Source

metadata = sa.MetaData()

documents = sa.Table(
    "documents",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("register", sa.String, nullable=False, index=True),
    sa.Column("origin", sa.String, nullable=False),
    sa.Column("sha256", sa.String, nullable=False),
    sa.Column("url", sa.String, nullable=False),
    sa.Column("via", sa.String, nullable=False),
    sa.Column("as_of", sa.Date, nullable=False),
    sa.Column("retrieved_at", sa.DateTime, nullable=False),
    sa.Column("whole", sa.JSON, nullable=False),
    sa.Column("row_count", sa.Integer, nullable=False),
)

rows = sa.Table(
    "rows",
    metadata,
    sa.Column("document", sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("key", sa.String, nullable=False),
    sa.Column("data", sa.String, nullable=False),
)


class Held(Model):
    """An accepted document: where its rows come from and what it holds whole.

    `origin` names what was read: "document:<sha256>" or "starter:<sha256>".
    """

    id: int
    origin: str
    source: Source
    whole: frozenset[str]
    row_count: int


class Current(Model):
    """A row as it stands now, the document that holds it, and the names it bore before.

    `gone` is the newer document, whole in the row's category, that no longer has it.
    """

    row: Row
    source: Source
    gone: Source | None = None
    former: tuple[str, ...] = ()


class Change(Model):
    """A row whose fields differ between two documents: field → (before, after)."""

    key: str
    name: str
    fields: dict[str, tuple[str, str]]


class Changes(Model):
    """The difference between the two newest dates of a register."""

    before: Held
    after: Held
    added: tuple[Row, ...]
    removed: tuple[Row, ...]
    changed: tuple[Change, ...]


class StoreProblem(Exception):
    """The store cannot be opened; the message says where it is and what to do."""


class Store:
    """The tables behind a database URL; made where they are missing. Raises StoreProblem."""

    def __init__(self, url: str) -> None:
        self._engine = sa.create_engine(url)
        try:
            metadata.create_all(self._engine)
        except sa.exc.DBAPIError as problem:
            raise StoreProblem(
                f"The store at {self._engine.url} cannot be opened ({problem.orig}). Restore it "
                "from a copy, or move it away: a new one starts from the shipped rows."
            ) from problem

    def close(self) -> None:
        self._engine.dispose()

    def last(self, register: str, kind: Literal["document", "starter"]) -> Held | None:
        """What was accepted last of this kind, whatever its date."""
        query = (
            sa.select(documents)
            .where(documents.c.register == register, documents.c.origin.startswith(f"{kind}:"))
            .order_by(documents.c.id.desc())
            .limit(1)
        )
        with self._engine.connect() as connection:
            found = connection.execute(query).mappings().first()
        return _held(found) if found else None

    def accept(self, origin: str, source: Source, reading: Reading) -> None:
        """Keep a document's rows, all of them or none.

        The same bytes as last time only move their dates forward: an undated list that did
        not change is as new as the day it was fetched.
        """
        kind: Literal["document", "starter"] = (
            "starter" if origin.startswith("starter:") else "document"
        )
        last = self.last(source.register, kind)
        with self._engine.begin() as connection:
            if last and last.origin == origin:
                connection.execute(
                    documents.update()
                    .where(documents.c.id == last.id)
                    .values(as_of=source.as_of, retrieved_at=_naive(source.retrieved_at))
                )
                return
            made = connection.execute(
                documents.insert().values(
                    origin=origin,
                    **asdict(source) | {"retrieved_at": _naive(source.retrieved_at)},
                    whole=sorted(reading.whole),
                    row_count=len(reading.rows),
                )
            )
            document = made.inserted_primary_key[0] if made.inserted_primary_key else None
            connection.execute(
                rows.insert(),
                [
                    {"document": document, "position": n, "key": row.key, "data": data}
                    for n, (row, data) in enumerate(
                        (row, row.model_dump_json()) for row in reading.rows
                    )
                ],
            )

    def history(self, register: str) -> list[Held]:
        """Accepted documents, oldest date first; of one date a document outranks a starter."""
        query = (
            sa.select(documents)
            .where(documents.c.register == register)
            .order_by(documents.c.as_of, documents.c.origin.startswith("document:"), documents.c.id)
        )
        with self._engine.connect() as connection:
            return [_held(found) for found in connection.execute(query).mappings()]

    def rows(self, held: Held) -> dict[str, Row]:
        """The rows of one document by key, in the document's order."""
        query = (
            sa.select(rows.c.key, rows.c.data)
            .where(rows.c.document == held.id)
            .order_by(rows.c.position)
        )
        with self._engine.connect() as connection:
            return {key: Row.model_validate_json(data) for key, data in connection.execute(query)}

    def newest(self, register: str) -> Held | None:
        held = self.history(register)
        return held[-1] if held else None

    def current(self, register: str) -> Iterator[Current]:
        """What the register says now, row by row.

        A row of an older document that a newer one, holding its category whole, no longer
        has is `gone` as of the newest such document. Rows of the older documents of a
        category that no newer document holds whole still stand, with their own date.
        """
        history = self.history(register)
        standing: dict[str, Current] = {}
        for held in history:
            now = self.rows(held)
            for key, row in now.items():
                standing[key] = _renamed(standing.get(key), row, held.source)
            for key, old in standing.items():
                if key not in now and old.row.category in held.whole:
                    standing[key] = old.model_copy(update={"gone": held.source})
        yield from standing.values()

    def newest_rows(self, register: str) -> Iterator[Current]:
        """The rows of the newest document alone: a row that left a warning list is gone."""
        held = self.newest(register)
        if held:
            for row in self.rows(held).values():
                yield Current(row=row, source=held.source)

    def changes(self, register: str) -> Changes | None:
        """The two newest dates compared by key; None where there are not two.

        A row of a category that the newer document does not hold whole was not removed.
        """
        by_date = {held.source.as_of: held for held in self.history(register)}
        if len(by_date) < 2:
            return None
        before, after = [by_date[day] for day in sorted(by_date)[-2:]]
        old, new = self.rows(before), self.rows(after)
        return Changes(
            before=before,
            after=after,
            added=tuple(row for key, row in new.items() if key not in old),
            removed=tuple(
                row
                for key, row in old.items()
                if key not in new and (row.category in after.whole or not row.category)
            ),
            changed=tuple(_differences(old, new)),
        )


def _differences(old: dict[str, Row], new: dict[str, Row]) -> Iterable[Change]:
    for key in (key for key in new if key in old):
        before, after = _printed(old[key]), _printed(new[key])
        fields = {
            field: (before.get(field, ""), after.get(field, ""))
            for field in before | after
            if before.get(field, "") != after.get(field, "")
        }
        if fields:
            yield Change(key=key, name=new[key].name, fields=fields)


def _printed(row: Row) -> dict[str, str]:
    return {
        "name": row.name,
        "status": row.status or "",
        "category": row.category,
        "licence": row.licence,
        "channels": "; ".join(f"{channel.type} {channel.value}" for channel in row.channels),
        **row.fields,
    }


def _renamed(before: Current | None, row: Row, source: Source) -> Current:
    former = before.former if before else ()
    if before and before.row.name != row.name:
        former = (*former, before.row.name)
    return Current(row=row, source=source, former=former)


def _naive(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(tzinfo=None)


def _held(found: sa.RowMapping) -> Held:
    retrieved: datetime = found["retrieved_at"]
    as_of: date = found["as_of"]
    return Held(
        id=found["id"],
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
    )

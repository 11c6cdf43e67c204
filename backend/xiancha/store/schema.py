"""The tables of a store, and the values for a document and an attempt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from xiancha.model import Model, Source

VERSION = 1
"""Of the tables below: raise it with them."""

metadata = sa.MetaData()

schema_version = sa.Table(
    "schema_version",
    metadata,
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
)

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

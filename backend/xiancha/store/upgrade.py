"""Which version a store is of: an empty one is made, an older one upgraded, a newer one refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from xiancha.store.engine import StoreProblem
from xiancha.store.schema import VERSION, metadata, schema_version

_COLUMNS = (
    "id INTEGER NOT NULL PRIMARY KEY",
    "register VARCHAR NOT NULL",
    "part VARCHAR DEFAULT '' NOT NULL",
    "origin VARCHAR NOT NULL",
    "sha256 VARCHAR NOT NULL",
    "url VARCHAR NOT NULL",
    "via VARCHAR NOT NULL",
    "as_of DATE NOT NULL",
    "retrieved_at DATETIME NOT NULL",
    "whole JSON NOT NULL",
    "row_count INTEGER NOT NULL",
    "final BOOLEAN DEFAULT 0 NOT NULL",
)
"""Those of the table `documents` in version 1."""
_NAMES = tuple(column.partition(" ")[0] for column in _COLUMNS)
_ALWAYS = {*_NAMES} - {"part", "final"}
"""The columns that every shape has."""
_RUNS = (
    "id INTEGER NOT NULL PRIMARY KEY, register VARCHAR NOT NULL, part VARCHAR NOT NULL, "
    "at DATETIME NOT NULL, problem VARCHAR NOT NULL, note VARCHAR NOT NULL"
)


def to_this_version(engine: sa.Engine) -> None:
    """Leave a store of this version behind this engine, or the store as it was.

    Call it alone. Raises StoreProblem, also where a newer program or another one made the tables.
    """
    with engine.connect() as connection:
        found = _version(connection)
    if found is not None and found > VERSION:
        raise StoreProblem(
            f"The store at {engine.url} was made by a newer version of this program (its schema "
            f"is {found}, this one knows {VERSION}). Install that version, or name another store."
        )
    if found == VERSION:
        return
    with _in_one_step(engine) as connection:
        if found is None:
            metadata.create_all(connection)
        elif found == 0:
            _from_unversioned(connection)
        connection.execute(schema_version.delete())
        connection.execute(schema_version.insert().values(version=VERSION))


def _version(connection: sa.Connection) -> int | None:
    """None for an empty database, 0 for a store that does not say its version."""
    tables = set(sa.inspect(connection).get_table_names())
    if schema_version.name in tables:
        said: int | None = connection.execute(sa.select(schema_version.c.version)).scalar()
        return said or 0
    foreign = sorted(tables.intersection(metadata.tables))
    if "documents" in tables:
        held = {one["name"] for one in sa.inspect(connection).get_columns("documents")}
        if held >= _ALWAYS:
            return 0
        foreign = ["documents"]
    if foreign:
        raise StoreProblem(
            f"The store at {connection.engine.url} is not as this program made it (another made "
            f"its table {foreign[0]}). Name an empty database in XIANCHA_STORE_URL."
        )
    return None


@contextmanager
def _in_one_step(engine: sa.Engine) -> Iterator[sa.Connection]:
    """All changes or none: SQLite's driver begins no transaction for a change of tables."""
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection


def _from_unversioned(connection: sa.Connection) -> None:
    """From the shapes of the time before stores said their version.

    A store of SQLite may lack the columns `part` and `final` and the table `runs`, and its first
    shape holds each origin of a register only once. PostgreSQL never had another shape than this.
    """
    schema_version.create(connection, checkfirst=True)
    if connection.dialect.name != "sqlite":
        return
    found = {column["name"] for column in sa.inspect(connection).get_columns("documents")}
    kept = ", ".join(name for name in _NAMES if name in found)
    for statement in (
        f"CREATE TABLE documents_1 ({', '.join(_COLUMNS)})",
        f"INSERT INTO documents_1 ({kept}) SELECT {kept} FROM documents",
        "DROP TABLE documents",
        "ALTER TABLE documents_1 RENAME TO documents",
        "CREATE INDEX ix_documents_register ON documents (register)",
        f"CREATE TABLE IF NOT EXISTS runs ({_RUNS})",
        "CREATE INDEX IF NOT EXISTS ix_runs_register ON runs (register)",
    ):
        connection.exec_driver_sql(statement)

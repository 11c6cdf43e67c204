"""Which version a store has: an empty database gets the tables, any other version is refused."""

from __future__ import annotations

import sqlalchemy as sa

from xiancha.store.engine import StoreProblem
from xiancha.store.schema import VERSION, metadata, schema_version


def make_or_check(engine: sa.Engine) -> None:
    """Make the tables in an empty database, or check that they are of this version.

    Raises StoreProblem where a newer program or another one made the tables.
    """
    with engine.connect() as connection:
        if schema_version.name in (tables := set(sa.inspect(connection).get_table_names())):
            _check(connection)
            return
    if foreign := sorted(tables.intersection(metadata.tables)):
        raise StoreProblem(
            f"The store at {engine.url} is not as this program made it (another made its "
            f"table {foreign[0]}). Name an empty database in XIANCHA_STORE_URL."
        )
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":  # its driver begins no transaction for tables
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        metadata.create_all(connection)
        connection.execute(schema_version.insert().values(version=VERSION))


def _check(connection: sa.Connection) -> None:
    found = connection.execute(sa.select(schema_version.c.version)).scalar()
    if found != VERSION:
        raise StoreProblem(
            f"The store at {connection.engine.url} was made by another version of this program "
            f"(its schema is {found}, this one knows {VERSION}). Install that version, or name "
            "another store."
        )

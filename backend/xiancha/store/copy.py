"""A store copied whole into an empty one, such as a file of SQLite into a team's PostgreSQL."""

from __future__ import annotations

import sqlalchemy as sa

from xiancha.store.engine import StoreProblem, at_one_moment
from xiancha.store.schema import documents, rows, runs

_TABLES = (documents, rows, runs)
_AT_ONCE = 1000


def copy(source: sa.Engine, to: sa.Engine) -> int:
    """Copy every document, row and attempt, all of them or none; how many documents.

    Raises StoreProblem where something is held there already: two histories are not mixed.
    """
    with at_one_moment(source) as reading, to.begin() as writing:
        if any(_count(writing, table) for table in _TABLES):
            raise StoreProblem(
                f"The store at {to.url} holds documents already, and nothing was copied. Name an "
                "empty database in XIANCHA_STORE_URL."
            )
        for table in _TABLES:
            found = reading.execution_options(yield_per=_AT_ONCE).execute(sa.select(table))
            for some in found.mappings().partitions():
                writing.execute(table.insert(), [dict(one) for one in some])
        if to.dialect.name == "postgresql":
            _count_on(writing, documents)
            _count_on(writing, runs)
        return _count(writing, documents)


def _count(connection: sa.Connection, table: sa.Table) -> int:
    return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def _count_on(connection: sa.Connection, table: sa.Table) -> None:
    """Let PostgreSQL give its next id after those that came with the rows."""
    sequence = sa.func.pg_get_serial_sequence(table.name, "id")
    last = sa.func.coalesce(sa.func.max(table.c.id), 0) + 1
    connection.execute(sa.select(sa.func.setval(sequence, last, False)).select_from(table))

"""Only a store of this version is opened; an empty database becomes one."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from commands import Command

from xiancha.settings import Settings
from xiancha.store import Store, StoreProblem
from xiancha.store.schema import VERSION, metadata


def connected(url: str) -> sa.Engine:
    address = sa.make_url(url)
    driver = "postgresql+psycopg" if address.get_backend_name() == "postgresql" else "sqlite"
    return sa.create_engine(address.set(drivername=driver), poolclass=sa.NullPool)


def tables(url: str) -> set[str]:
    return set(sa.inspect(connected(url)).get_table_names())


def test_an_empty_database_becomes_a_store_of_this_version(url: str) -> None:
    Store(url).close()
    assert tables(url) == set(metadata.tables)
    with connected(url).connect() as connection:
        said = connection.exec_driver_sql("SELECT version FROM schema_version").all()
    assert said == [(VERSION,)]


def test_a_store_of_another_version_is_refused_in_one_line(url: str) -> None:
    Store(url).close()
    with connected(url).begin() as connection:
        connection.exec_driver_sql(f"UPDATE schema_version SET version = {VERSION + 1}")
    with pytest.raises(StoreProblem, match="made by another version") as problem:
        Store(url)
    assert "\n" not in str(problem.value)


def test_a_command_says_so_in_one_line(settings: Settings, xiancha: Command) -> None:
    settings.data_dir.mkdir(parents=True)
    Store(settings.database).close()
    with connected(settings.database).begin() as connection:
        connection.exec_driver_sql(f"UPDATE schema_version SET version = {VERSION + 1}")
    code, out, err = xiancha("registers")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert f"its schema is {VERSION + 1}, this one knows {VERSION}" in err


@pytest.mark.parametrize("table", ["rows", "documents"])
def test_the_tables_of_another_program_are_left_alone(url: str, table: str) -> None:
    with connected(url).begin() as connection:
        connection.exec_driver_sql(f"CREATE TABLE {table} (title text)")
    with pytest.raises(StoreProblem, match=rf"another made its table {table}.*empty database"):
        Store(url)
    assert tables(url) == {table}


def test_who_changes_a_table_raises_the_version() -> None:
    """The columns of version 1. Changed them? Raise VERSION."""
    columns = {table.name: [one.name for one in table.columns] for table in metadata.sorted_tables}
    assert (VERSION, columns) == (
        1,
        {
            "documents": [
                *("id", "register", "part", "origin", "sha256", "url", "via"),
                *("as_of", "retrieved_at", "whole", "row_count", "final"),
            ],
            "runs": ["id", "register", "part", "at", "problem", "note"],
            "schema_version": ["version"],
            "rows": ["document", "position", "key", "data"],
        },
    )

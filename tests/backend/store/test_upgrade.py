"""Stores of every shape that this program ever made, each made by the code of its time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from commands import Command

from xiancha.model import Alias, Channel, ChannelType, Reading, Row, Source, Status
from xiancha.settings import Settings
from xiancha.store import Store, StoreProblem
from xiancha.store.schema import VERSION, metadata

SHAPES = sorted(Path(__file__).with_name("shapes").glob("*.sql"))
Restore = Callable[[Path], str]


@pytest.fixture
def restore(tmp_path: Path, request: pytest.FixtureRequest) -> Restore:
    """Makes a database out of a dump; its address."""

    def restored(dump: Path) -> str:
        text = dump.read_text("utf-8")
        if dump.name.startswith("sqlite"):
            with closing(sqlite3.connect(tmp_path / "store.sqlite")) as connection:
                connection.executescript(text)
            return f"sqlite:///{tmp_path / 'store.sqlite'}"
        url: str = request.getfixturevalue("postgres")
        with connected(url).begin() as connection:
            connection.exec_driver_sql(text.replace("%", "%%"))
        return url

    return restored


def connected(url: str) -> sa.Engine:
    address = sa.make_url(url)
    driver = "postgresql+psycopg" if address.get_backend_name() == "postgresql" else "sqlite"
    return sa.create_engine(address.set(drivername=driver), poolclass=sa.NullPool)


def shape(url: str) -> dict[str, object]:
    """The tables of a database: columns, keys and indexes."""
    found = sa.inspect(connected(url))
    return {
        table: (
            {one["name"]: (str(one["type"]), one["nullable"]) for one in found.get_columns(table)},
            found.get_pk_constraint(table)["constrained_columns"],
            [(one["constrained_columns"], one["referred_table"])
             for one in found.get_foreign_keys(table)],
            found.get_unique_constraints(table),
            [(one["name"], one["column_names"]) for one in found.get_indexes(table)],
        )
        for table in found.get_table_names()
    }  # fmt: skip


def fresh(url: str, tmp_path: Path) -> str:
    """The address of an empty store of the same kind."""
    if url.startswith("sqlite"):
        return f"sqlite:///{tmp_path / 'new.sqlite'}"
    with connected(url).begin() as connection:
        connection.exec_driver_sql("CREATE SCHEMA fresh")
    chosen = sa.make_url(url).update_query_dict({"options": "-c search_path=fresh"})
    return chosen.render_as_string(hide_password=False)


def cases() -> list[object]:
    marks = {"sqlite": (), "postgresql": (pytest.mark.slow,)}
    kinds = ((dump, marks[dump.name.partition("-")[0]]) for dump in SHAPES)
    return [pytest.param(dump, marks=mark, id=dump.stem) for dump, mark in kinds]


@pytest.mark.parametrize("dump", cases())
def test_every_older_store_becomes_one_of_this_version(
    dump: Path, restore: Restore, tmp_path: Path
) -> None:
    url = restore(dump)
    Store(url).close()
    new = fresh(url, tmp_path)
    Store(new).close()
    assert shape(url) == shape(new)
    with connected(url).connect() as connection:
        said = connection.exec_driver_sql("SELECT version FROM schema_version").all()
    assert said == [(VERSION,)]
    held_as_they_were(url)
    goes_on(url)


def held_as_they_were(url: str) -> None:
    store = Store(url)
    before, after = store.history("list")
    assert (before.origin, before.part, before.final) == ("starter:s", "", False)
    assert (after.origin, after.source.as_of) == ("document:d", date(2026, 1, 5))
    assert before.source == source("list", 1, "somebody's copy")
    assert after.whole == {"bank"}
    assert list(store.rows(after).values()) == [
        Row(
            key="a",
            name="甲消费金融有限公司",
            category="bank",
            licence="1/2026",
            aliases=(Alias(text="甲 Finance", kind="english"),),
            channels=(
                Channel(type=ChannelType.host, value="a.example"),
                Channel(type=ChannelType.phone, value="+6561234567"),
            ),
            fields={"序号": "1"},
        ),
        Row(key="b", name="B2 PTE. LTD.", category="bank", licence="2/2026"),
    ]
    (warned,) = store.rows(store.history("warnings")[0]).values()
    assert (warned.status, warned.note) == (Status.warned, "x")
    store.close()


def goes_on(url: str) -> None:
    """What the first shape refused is accepted: the same bytes, read better."""
    store = Store(url)
    better = Reading(as_of=date(2026, 1, 5), rows=(Row(key="a", name="Better Read"),))
    store.accept("document:d", source("list", 5), better, "part")
    store.record("list", "part", datetime(2026, 3, 1, tzinfo=UTC), note="again")
    assert [one.part for one in store.history("list")] == ["", "", "part"]
    assert store.runs("list")[-1].note == "again"
    store.close()


def source(register: str, day: int, via: str = "") -> Source:
    return Source(
        register=register,
        as_of=date(2026, 1, day),
        retrieved_at=datetime(2026, 2, day, 8, 30, tzinfo=UTC),
        sha256=f"{day:064x}",
        url=f"https://{register}.example/list",
        via=via,
    )


def test_attempts_to_renew_stay_too(restore: Restore) -> None:
    (dump,) = (one for one in SHAPES if one.name == "sqlite-cc282f2.sql")
    store = Store(restore(dump))
    assert [(run.at.day, run.note) for run in store.runs("list")] == [(5, "all is well")]
    store.close()


def test_a_store_of_a_newer_version_is_refused_in_one_line(url: str) -> None:
    Store(url).close()
    with connected(url).begin() as connection:
        connection.exec_driver_sql(f"UPDATE schema_version SET version = {VERSION + 1}")
    before = shape(url)
    with pytest.raises(StoreProblem, match="made by a newer version") as problem:
        Store(url)
    assert "\n" not in str(problem.value)
    assert shape(url) == before


def test_a_command_says_so_in_one_line(settings: Settings, xiancha: Command) -> None:
    settings.data_dir.mkdir(parents=True)
    Store(settings.database).close()
    with connected(settings.database).begin() as connection:
        connection.exec_driver_sql(f"UPDATE schema_version SET version = {VERSION + 1}")
    code, out, err = xiancha("registers")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert f"its schema is {VERSION + 1}, this one knows {VERSION}" in err


def test_an_upgrade_without_room_leaves_the_store_as_it_was(restore: Restore) -> None:
    url = restore(SHAPES[-1])
    before = shape(url)

    def limit(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")

    sa.event.listen(sa.Engine, "connect", limit)
    try:
        with pytest.raises(StoreProblem, match="has no room left"):
            Store(url)
    finally:
        sa.event.remove(sa.Engine, "connect", limit)
    assert shape(url) == before
    held_as_they_were(url)


@pytest.mark.parametrize("table", ["rows", "documents"])
def test_the_tables_of_another_program_are_left_alone(url: str, table: str) -> None:
    with connected(url).begin() as connection:
        connection.exec_driver_sql(f"CREATE TABLE {table} (title text)")
    with pytest.raises(StoreProblem, match=rf"another made its table {table}.*empty database"):
        Store(url)
    assert list(shape(url)) == [table]


def test_who_changes_a_table_raises_the_version() -> None:
    """The columns of version 1. Changed them? Raise VERSION, add a step and the former shape."""
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

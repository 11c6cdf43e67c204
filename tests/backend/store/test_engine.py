"""The database behind a store: its addresses, its faults in words, its locks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from commands import Command
from registry import EXPORT, LITHUANIA
from stored import accept, row

from xiancha.settings import Settings
from xiancha.store import Store, StoreProblem
from xiancha.store.engine import opened

pytestmark = pytest.mark.slow

HOLDER = """
import sys, time
from xiancha.store import Store
with Store(sys.argv[1]).writing():
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("nonsense", "XIANCHA_STORE_URL is no address of a database"),
        ("mysql://host/name", "cannot be kept in mysql"),
        ("postgresql://me:secret@127.0.0.1:1/name", "cannot be reached"),
    ],
)
def test_an_address_that_cannot_be_used_is_said_without_its_password(url: str, told: str) -> None:
    with pytest.raises(StoreProblem, match=told) as problem:
        Store(url)
    assert "secret" not in str(problem.value)


def test_a_database_that_is_not_there_is_said(postgres: str) -> None:
    with pytest.raises(StoreProblem, match=r'cannot be reached .*"missing" does not exist'):
        Store(sa.make_url(postgres).set(database="missing").render_as_string(hide_password=False))


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(StoreProblem, match="cannot be opened"):
        Store(f"sqlite:///{tmp_path}/data/store.sqlite")


def test_a_table_that_another_holds_is_waited_for_only_so_long(
    postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xiancha.store.engine.PATIENCE", 0.1)
    store = Store(postgres)
    other = sa.create_engine(sa.make_url(postgres).set(drivername="postgresql+psycopg"))
    with other.begin() as connection:
        connection.execute(sa.text("LOCK TABLE runs"))
        with pytest.raises(StoreProblem, match="is in use by another program"):
            store.runs("r")
    assert store.runs("r") == []
    store.close()
    other.dispose()


def test_a_killed_writer_leaves_no_lock_behind(postgres: str) -> None:
    store = Store(postgres)
    with subprocess.Popen([sys.executable, "-c", HOLDER, postgres], stdout=subprocess.PIPE) as one:
        assert one.stdout
        assert one.stdout.readline() == b"held\n"
        with pytest.raises(StoreProblem, match="Another refresh"), store.writing():
            pass
        os.kill(one.pid, signal.SIGKILL)
    deadline = time.monotonic() + 20
    while True:
        try:
            with store.writing():
                break
        except StoreProblem:
            assert time.monotonic() < deadline
    store.close()


def test_a_team_imports_reports_and_publishes_on_its_server(
    postgres: str,
    settings: Settings,
    xiancha: Command,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("XIANCHA_STORE_URL", postgres)
    (tmp_path / "export.csv").write_text(EXPORT, "utf-8")
    export = ["import", LITHUANIA, str(tmp_path / "export.csv"), "--as-of", "2026-11-21"]
    assert xiancha("keys", "new")[0] == 0
    assert xiancha(*export)[0] == 0
    code, told, _ = xiancha("registers", LITHUANIA)
    assert (code, "2026-11-21" in told) == (0, True)
    assert xiancha("publish")[0] == 0
    code, told, _ = xiancha("lookup", "1-cash.sg", "--json")
    assert (code, '"verdict":"licensed"' in told) == (0, True)
    assert not (settings.data_dir / "store.sqlite").exists()


def test_a_store_of_sqlite_moves_whole_and_goes_on(
    postgres: str, settings: Settings, xiancha: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = settings.data_dir / "store.sqlite"
    settings.data_dir.mkdir(parents=True)
    old = Store(f"sqlite:///{file}")
    accept(old, 1, row("a", "甲"), row("b"))
    accept(old, 2, row("a", "乙"))
    old.record("r", "", datetime(2026, 11, 28, tzinfo=UTC), problem="no answer")
    monkeypatch.setenv("XIANCHA_STORE_URL", postgres)
    assert xiancha("copy-store", str(file))[:2] == (
        0,
        "2 documents copied, with their rows and all attempts.\n",
    )
    new = Store(postgres)
    assert new.history("r") == old.history("r")
    assert new.runs("r") == old.runs("r")
    assert [new.rows(one) for one in new.history("r")] == [
        old.rows(one) for one in old.history("r")
    ]
    accept(new, 3, row("c"))
    new.record("r", "", datetime(2026, 11, 28, tzinfo=UTC))
    assert [one.row_count for one in new.history("r")] == [2, 1, 1]
    code, _, told = xiancha("copy-store", str(file))
    assert (code, "holds documents already" in told) == (1, True)


def test_a_server_that_lets_nobody_write_is_said(postgres: str) -> None:
    address = sa.make_url(postgres)
    engine = sa.create_engine(address.set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE ROLE reader LOGIN"))
    engine.dispose()
    with pytest.raises(StoreProblem, match="Give its user the right"):
        Store(address.set(username="reader").render_as_string(hide_password=False))


@pytest.fixture
def team(postgres: str) -> str:
    """The address of a schema of its own, chosen by the URL's options."""
    engine = sa.create_engine(sa.make_url(postgres).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE SCHEMA team"))
    engine.dispose()
    return with_query(postgres, options="-c search_path=team")


def with_query(url: str, **query: str) -> str:
    found = sa.make_url(url).update_query_dict(query)
    return found.render_as_string(hide_password=False)


def tables(url: str) -> dict[str, int]:
    """How many tables each schema of the database holds."""
    engine = sa.create_engine(sa.make_url(url).set(drivername="postgresql+psycopg"))
    query = "SELECT schemaname, count(*) FROM pg_tables WHERE schemaname IN ('public', 'team')"
    with engine.connect() as connection:
        found = connection.execute(sa.text(f"{query} GROUP BY 1"))
        held = {str(schema): int(count) for schema, count in found}
    engine.dispose()
    return held


def test_tables_lie_in_the_schema_that_the_options_name(postgres: str, team: str) -> None:
    store = Store(team)
    accept(store, 1, row("a"))
    store.close()
    assert tables(postgres) == {"team": 4}


def test_the_options_of_the_address_go_before_ours(postgres: str) -> None:
    asked = "-c lock_timeout=1234 -c statement_timeout=5678"
    engine = opened(with_query(postgres, options=asked))
    with engine.connect() as connection:
        shown = [
            connection.execute(sa.text(f"SHOW {name}")).scalar()
            for name in ("lock_timeout", "statement_timeout")
        ]
    assert shown == ["1234ms", "5678ms"]


def test_connecting_takes_as_long_as_the_address_says(
    postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    connect = psycopg.connect

    def watched(*given: Any, **options: Any) -> Any:
        seen.append(str(options["connect_timeout"]))
        return connect(*given, **options)

    monkeypatch.setattr(psycopg, "connect", watched)
    for url in (postgres, with_query(postgres, connect_timeout="3")):
        with opened(url).connect():
            pass
    assert seen == ["10", "3"]


def test_stores_in_two_schemas_do_not_wait_for_each_other(postgres: str, team: str) -> None:
    one, other = Store(postgres), Store(team)
    with one.writing(), other.writing():
        pass
    again = Store(team)
    with other.writing(), pytest.raises(StoreProblem, match="Another refresh"), again.writing():
        pass
    for store in (one, other, again):
        store.close()


def test_a_schema_that_is_not_there_is_said(postgres: str) -> None:
    with pytest.raises(StoreProblem, match=r"has no such schema .*Make the schema"):
        Store(with_query(postgres, options="-c search_path=nowhere"))

"""What the tests of the backend share: the starter edition, built once."""

from __future__ import annotations

import gc
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from commands import Command
from effort import SOAK
from forks import Forks
from real_documents import pytest_collection_modifyitems as leave_out
from real_documents import pytest_terminal_summary, shared
from small_editions import FEW, publish_small
from warned_sites import accept_warned_sites

from xiancha import cli, paths
from xiancha.checklists.load import load
from xiancha.checklists.published import published
from xiancha.edition import on_disk
from xiancha.lookup import Edition
from xiancha.publish import keyring, publication
from xiancha.refresh.starter import load_starter
from xiancha.registers import catalogue
from xiancha.settings import Settings
from xiancha.settings import load as load_settings
from xiancha.store import Store

__all__ = ["SOAK", "pytest_terminal_summary", "shared"]
TODAY = datetime(2026, 11, 24, 12, tzinfo=UTC)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files with slow tests come first: no processor is left alone with one of them at the end."""
    leave_out(config, items)
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


def pytest_collection_finish() -> None:
    """Nothing searches again for waste in five thousand tests and all that they import."""
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _nobody_watches() -> Iterator[None]:
    """Where tests run in parallel, COLUMNS is set as if a person's terminal were there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("COLUMNS", raising=False)
        yield


@pytest.fixture(scope="session", autouse=True)
def _nobody_cuts_the_power() -> Iterator[None]:
    """SQLite does not wait until the disk has written."""

    def set_quick(connection: object, _: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            with suppress(sqlite3.Error):  # a damaged file is told where it is used
                connection.execute("PRAGMA synchronous = OFF")

    sa.event.listen(sa.Engine, "connect", set_quick)
    yield
    sa.event.remove(sa.Engine, "connect", set_quick)


@pytest.fixture(scope="session", autouse=True)
def _editions_are_small() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        publish_small(patch)
        yield


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks]:
    """Runs commands as processes of their own."""
    with Forks() as made:
        yield made


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store."""
    return Store(f"sqlite:///{tmp_path / 'store.sqlite'}")


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with starter rows and warned sites. Read, don't add to it.

    Not those of India's list of 9,074 companies: each publication would take seconds more.
    """
    made = Store(f"sqlite:///{tmp_path_factory.mktemp('store') / 'store.sqlite'}")
    for register in catalogue.registers().values():
        if register.id != "in-rbi-nbfc":
            load_starter(register, made)
    accept_warned_sites(made)
    return made


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with the starter rows of a few registers and warned sites. Read, don't add to it."""
    made = Store(f"sqlite:///{tmp_path_factory.mktemp('few') / 'store.sqlite'}")
    for register in FEW:
        load_starter(catalogue.register(register), made)
    accept_warned_sites(made)
    return made


@pytest.fixture(scope="session")
def editions(started: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one edition of the starter rows, signed by the keys in its folder `keys`."""
    return first_edition(started, tmp_path_factory.mktemp("editions"))


@pytest.fixture(scope="session")
def few_editions(few: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As `editions`, of the few registers: for who copies it, publishes after it or damages it."""
    return first_edition(few, tmp_path_factory.mktemp("few-editions"))


def first_edition(store: Store, folder: Path) -> Path:
    ring = keyring.new(folder / "keys", TODAY)
    checked = published(load(paths.checklists()), TODAY.date())
    with pytest.MonkeyPatch.context() as patch:  # not expired whenever the tests are run
        patch.setattr(publication, "LIFETIME", timedelta(days=36500))
        publication.publish(store, checked, ring, folder, now=TODAY)
    return folder


@pytest.fixture(scope="session")
def edition(editions: Path) -> Edition:
    return Edition(on_disk.newest(editions))


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Data in a folder of its own, no key of an operator."""
    monkeypatch.setenv("XIANCHA_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("XIANCHA_FCA_KEY", raising=False)
    return load_settings()


@pytest.fixture
def xiancha(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command: its exit code, its output and its errors."""

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["xiancha", *arguments])
        with pytest.raises(SystemExit) as end:
            cli.main()
        printed = capsys.readouterr()
        return int(end.value.code or 0), printed.out, printed.err

    return run

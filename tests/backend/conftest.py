"""What the tests of the backend share: the starter edition, built once."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from commands import Command
from effort import SOAK
from filelock import FileLock
from small_editions import FEW, publish_small
from stored import accept, row
from warned_sites import accept_warned_sites

from xiancha import cli, paths
from xiancha.content.export import published
from xiancha.content.load import load
from xiancha.edition import on_disk
from xiancha.keys import keyring
from xiancha.lookup import Edition
from xiancha.model import Channel, ChannelType
from xiancha.publish import new_edition
from xiancha.refresh.starter import load_starter
from xiancha.registers import catalogue
from xiancha.settings import Settings
from xiancha.settings import load as load_settings
from xiancha.store import Store

__all__ = ["SOAK"]
Once = Callable[[str, Callable[[Path], object]], Path]
TODAY = datetime(2026, 11, 24, 12, tzinfo=UTC)
MEMORY, ROOM = Path("/dev/shm"), 4_000_000_000


def pytest_configure() -> None:
    """Let what tests write lie in memory, where that has room and may hold programs.

    Tens of thousands of small files: to write and remove them on a disk is a tenth of all work.
    """
    has_room = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    if has_room and not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC:
        os.environ.setdefault("TMPDIR", str(MEMORY))
        tempfile.tempdir = None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests come first: no processor is left alone with one of them at the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


def pytest_collection() -> None:
    """Search for no waste in thousands of tests and all that they import: it stays, all of it."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Search seldom for waste, and only in what came later."""
    gc.enable()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def _nobody_watches() -> Iterator[None]:
    """Where tests run in parallel, COLUMNS is set as if a person's terminal were there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("COLUMNS", raising=False)
        yield


@pytest.fixture(scope="session", autouse=True)
def _editions_are_small() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        publish_small(patch)
        yield


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an empty store, to be copied: to make its tables takes longer."""
    place = tmp_path_factory.mktemp("empty")
    _store(place).close()
    return place


@pytest.fixture
def store(empty: Path, tmp_path: Path) -> Store:
    """An empty store."""
    shutil.copytree(empty, tmp_path, dirs_exist_ok=True)
    return _store(tmp_path)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Makes a folder for all processes of this run: whoever asks first, the others wait for it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], object]) -> Path:
        place, done = shared / name, shared / f"{name}.made"
        with FileLock(shared / f"{name}.lock"):
            if not done.exists():
                shutil.rmtree(place, ignore_errors=True)
                place.mkdir()
                make(place)
                done.touch()
        return place

    return made


def _store(place: Path) -> Store:
    return Store(f"sqlite:///{place / 'store.sqlite'}")


def _starters(registers: Iterable[str], place: Path) -> None:
    made = _store(place)
    for register in registers:
        load_starter(catalogue.register(register), made)
    accept_warned_sites(made)
    made.close()


def _two_lenders(place: Path) -> None:
    made = _store(place)
    hosts = (Channel(type=ChannelType.host, value=f"{key}.example") for key in ("one", "two"))
    lenders = (
        row(host.value, category="moneylender").model_copy(update={"channels": (host,)})
        for host in hosts
    )
    accept(made, 1, *lenders, whole=("moneylender",), register="sg-mlaw-moneylenders")
    accept_warned_sites(made)
    made.close()


@pytest.fixture(scope="session")
def started(once: Once) -> Store:
    """A store with starter rows and warned sites. Read, don't add to it.

    Not those of India's list of 9,074 companies: each publication would take seconds more.
    """
    registers = [one for one in catalogue.registers() if one != "in-rbi-nbfc"]
    return _store(once("started", partial(_starters, registers)))


@pytest.fixture(scope="session")
def few(once: Once) -> Store:
    """A store with the starter rows of a few registers and warned sites. Read, don't add to it."""
    return _store(once("few", partial(_starters, FEW)))


@pytest.fixture(scope="session")
def tiny(once: Once) -> Store:
    """A store with two lenders and warned sites, for who publishes. Read, don't add to it."""
    return _store(once("tiny", _two_lenders))


@pytest.fixture(scope="session")
def editions(started: Store, once: Once) -> Path:
    """A folder with one edition of the starter rows, signed by the keys in its folder `keys`.

    Read it; who changes something copies it.
    """
    return once("editions", partial(first_edition, started))


@pytest.fixture(scope="session")
def few_editions(few: Store, once: Once) -> Path:
    """As `editions`, of the few registers: for who copies it, publishes after it or damages it."""
    return once("few-editions", partial(first_edition, few))


@pytest.fixture(scope="session")
def tiny_editions(tiny: Store, once: Once) -> Path:
    """As `editions`, of two lenders."""
    return once("tiny-editions", partial(first_edition, tiny))


def first_edition(store: Store, folder: Path) -> None:
    ring = keyring.new(folder / "keys", TODAY)
    checked = published(load(paths.checklists()), TODAY.date())
    with pytest.MonkeyPatch.context() as patch:  # not expired whenever the tests are run
        patch.setattr(new_edition, "LIFETIME", timedelta(days=36500))
        new_edition.publish(store, checked, ring, folder, now=TODAY)


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

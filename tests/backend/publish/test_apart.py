"""The keys lie with another user than the store: `publish --store FILE --every 1h`."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from commands import Command
from warned_sites import accept_warned_sites

from xiancha.publish import folder
from xiancha.settings import Settings
from xiancha.store import Store

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("without_checklists")]


@pytest.fixture
def fetched(tmp_path: Path) -> Path:
    """The store of the user who fetches."""
    file = tmp_path / "fetched" / "store.sqlite"
    file.parent.mkdir()
    store = Store(f"sqlite:///{file}")
    accept_warned_sites(store)
    store.close()
    return file


def test_a_copy_of_another_users_store_is_published_without_writing_there(
    fetched: Path, settings: Settings, xiancha: Command
) -> None:
    xiancha("keys", "new")
    before, beside = fetched.read_bytes(), sorted(fetched.parent.iterdir())
    code, out, err = xiancha("publish", "--store", str(fetched))
    assert (code, "published" in out) == (0, True), err
    assert fetched.read_bytes() == before
    assert sorted(fetched.parent.iterdir()) == beside


def test_the_store_of_this_data_folder_stays_as_it_was(
    fetched: Path, settings: Settings, xiancha: Command
) -> None:
    xiancha("keys", "new")
    xiancha("registers")
    own = settings.data_dir / "store.sqlite"
    before = own.read_bytes()
    assert xiancha("publish", "--store", str(fetched))[0] == 0
    assert own.read_bytes() == before


def test_what_is_no_store_is_one_line(fetched: Path, settings: Settings, xiancha: Command) -> None:
    xiancha("keys", "new")
    key = next(settings.keys.glob("editions-*.pem"))
    kept = key.read_bytes()
    fetched.unlink()
    fetched.symlink_to(key)
    for file in (fetched, fetched.with_name("none.sqlite")):
        code, _, err = xiancha("publish", "--store", str(file))
        assert code == 1
        assert err.startswith(f"xiancha: The store at {file} cannot be copied (")
        assert err.count("\n") == 1
    assert key.read_bytes() == kept


def test_every_hour_what_changed_is_published(
    fetched: Path, settings: Settings, xiancha: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store that cannot be read just now ends a round, not all of them; Ctrl+C does."""
    xiancha("keys", "new")
    aside = shutil.move(fetched, fetched.with_name("aside"))
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            raise KeyboardInterrupt
        if not fetched.exists():
            shutil.move(aside, fetched)

    monkeypatch.setattr(time, "sleep", sleep)
    code, out, err = xiancha("publish", "--store", str(fetched), "--every", "1h")
    assert (code, len(waits)) == (130, 3)
    assert "cannot be copied" in err
    assert (out.count(" published: "), out.count(" unchanged: ")) == (1, 1)
    assert folder.pointed(settings.editions)


@pytest.mark.parametrize("wrong", [("--confirm", "abc"), ("--unsigned", "out")])
def test_what_needs_a_person_is_not_done_every_hour(
    wrong: tuple[str, str], settings: Settings, xiancha: Command
) -> None:
    code, _, err = xiancha("publish", "--every", "1h", *wrong)
    assert (code, err.startswith("xiancha: --every goes with")) == (1, True)


def test_of_two_stores_one_is_named(
    fetched: Path, settings: Settings, xiancha: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XIANCHA_STORE_URL", "postgresql:///xiancha")
    code, _, err = xiancha("publish", "--store", str(fetched))
    assert (code, err.startswith("xiancha: --store names a file")) == (1, True)


def test_another_users_store_is_not_left_out_of_what_is_only_built(
    fetched: Path, settings: Settings, xiancha: Command, tmp_path: Path
) -> None:
    arguments = ("--store", str(fetched), "--unsigned", str(tmp_path / "built"))
    code, _, err = xiancha("publish", *arguments)
    assert (code, err.startswith("xiancha: --store publishes here")) == (1, True)

import json
import shutil
from pathlib import Path

import pytest

from xiancha.edition import opening, publish, sign
from xiancha.store import Store
from xiancha.web.current import CurrentEdition


@pytest.fixture
def folder(editions: Path, tmp_path: Path) -> Path:
    """A folder of its own with the starter edition."""
    return Path(shutil.copytree(editions, tmp_path / "editions"))


def newer(folder: Path, started: Store) -> publish.Published:
    key = sign.load_key(folder / "signing-key.pem")
    return publish.publish(started, {"checklists": ["newer"]}, key, folder)


def test_a_newer_edition_is_taken_up_without_a_restart(folder: Path, started: Store) -> None:
    current = CurrentEdition(folder)
    before = current.get().number
    made = newer(folder, started)
    assert made.number > before
    assert current.get().number == made.number
    assert current.manifest()["edition"] == made.number


def test_the_content_is_read_once_of_each_edition(folder: Path, started: Store) -> None:
    current = CurrentEdition(folder)
    before = current.content()
    assert current.content() is before
    newer(folder, started)
    assert current.content() == {"checklists": ["newer"]}


@pytest.mark.parametrize("damage", ["file", "manifest", "pointer"])
def test_a_damaged_newer_edition_is_not_taken_up(folder: Path, started: Store, damage: str) -> None:
    current = CurrentEdition(folder)
    held = current.get()
    made = newer(folder, started)
    broken = {
        "file": made.folder / "lookup.sqlite",
        "manifest": made.folder / "manifest.json",
        "pointer": folder / "latest.json",
    }[damage]
    broken.write_text("{")
    assert current.get() is held
    assert current.get() is held


def test_an_older_edition_is_not_taken_up(folder: Path, started: Store) -> None:
    old = (folder / "latest.json").read_bytes()
    newer(folder, started)
    current = CurrentEdition(folder)
    held = current.get()
    (folder / "latest.json").write_bytes(old)
    assert json.loads(old)["edition"] < held.number
    assert current.get() is held


def test_without_an_edition_there_is_nothing_to_serve(tmp_path: Path) -> None:
    with pytest.raises(opening.EditionRefused, match="xiancha publish"):
        CurrentEdition(tmp_path).get()

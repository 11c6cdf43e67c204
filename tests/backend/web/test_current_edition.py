import json
import logging
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from xiancha.edition import verify
from xiancha.publish import publication, sign
from xiancha.store import Store
from xiancha.web.current_edition import CurrentEdition

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(editions: Path, tmp_path: Path) -> Path:
    """A folder of its own with the starter edition."""
    return Path(shutil.copytree(editions, tmp_path / "editions"))


def newer(folder: Path, started: Store) -> publication.Published:
    key = sign.load_key(folder / "signing-key.pem")
    return publication.publish(started, {"checklists": ["newer"]}, key, folder)


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
    with pytest.raises(verify.EditionRefused, match="xiancha publish"):
        CurrentEdition(tmp_path).get()


def test_an_edition_that_comes_after_its_pointer_is_taken_up_once_it_is_whole(
    folder: Path, started: Store, tmp_path: Path
) -> None:
    replica = Path(shutil.copytree(folder, tmp_path / "replica"))
    current = CurrentEdition(replica)
    held = current.get()
    made = newer(folder, started)
    shutil.copy2(folder / "latest.json", replica)
    assert current.get() is held
    arriving = replica / made.folder.name
    arriving.mkdir()
    for file in sorted(made.folder.iterdir()):
        assert current.get() is held
        whole = file.read_bytes()
        for part in (whole[:-1], whole):
            assert current.get() is held
            (arriving / file.name).write_bytes(part)
    assert current.get().number == made.number


def test_a_file_that_arrives_in_place_is_seen(folder: Path, started: Store) -> None:
    """As some programs copy: the size is right from the start."""
    current = CurrentEdition(folder)
    held = current.get()
    made = newer(folder, started)
    file = made.folder / "cn.json"
    whole = file.read_bytes()
    file.write_bytes(b"\0" * len(whole))
    assert current.get() is held
    file.write_bytes(whole)
    assert current.get().number == made.number


def test_each_refusal_is_logged_once(
    folder: Path, started: Store, caplog: pytest.LogCaptureFixture
) -> None:
    current = CurrentEdition(folder)
    current.get()
    made = newer(folder, started)
    database = made.folder / "lookup.sqlite"
    whole = database.read_bytes()
    database.unlink()
    with caplog.at_level(logging.WARNING, "xiancha"):
        for _ in range(3):
            current.get()
            (made.folder / "cn.json").touch()
        assert current.refused
        (said,) = caplog.messages
        assert str(made.number) in said
        assert "lookup.sqlite is missing or was changed" in said
        database.write_bytes(whole)
        assert current.get().number == made.number
    assert not current.refused
    assert caplog.messages == [said]


def test_what_cannot_be_read_leaves_the_one_in_hand(folder: Path, started: Store) -> None:
    current = CurrentEdition(folder)
    held = current.get()
    made = newer(folder, started)
    (made.folder / "lookup.sqlite").unlink()
    (made.folder / "lookup.sqlite").mkdir()
    assert current.get() is held
    (folder / "latest.json").unlink()
    (folder / "latest.json").mkdir()
    assert current.get() is held


def test_files_are_read_again_only_after_something_changed(
    folder: Path, started: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    current = CurrentEdition(folder)
    current.get()
    made = newer(folder, started)
    (made.folder / "cn.json").write_text("{}")
    current.get()
    monkeypatch.setattr(verify, "manifest", lambda _: 1 / 0)
    for _ in range(3):
        current.get()


def test_a_newer_edition_that_has_expired_is_refused_and_the_one_in_hand_stays(
    folder: Path, started: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    current = CurrentEdition(folder)
    held = current.get()
    monkeypatch.setattr(publication, "LIFETIME", timedelta(seconds=-1))
    newer(folder, started)
    assert current.get() is held
    assert "expired" in current.refused
    assert CurrentEdition(folder).get().number > held.number

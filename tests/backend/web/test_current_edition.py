import logging
import shutil
import time
from datetime import timedelta
from pathlib import Path

import pytest
from newer_editions import NEWER, newer, settled, ticking

from xiancha.edition import files, on_disk
from xiancha.keys import keyring
from xiancha.publish import clock, new_edition
from xiancha.store import Store
from xiancha.web import current_edition
from xiancha.web.current_edition import CurrentEdition

pytestmark = pytest.mark.slow


def placed(folder: Path, name: str) -> Path:
    """Where a file of the newest edition lies."""
    return on_disk.newest(folder).path(name)


def test_a_newer_edition_is_taken_up_without_a_restart(folder: Path, tiny: Store) -> None:
    current = CurrentEdition(folder, ticking())
    before = current.get().number
    made = newer(folder, tiny)
    assert made.number > before
    assert settled(current).number == made.number
    assert current.about()["registers"]


def test_the_content_is_read_once_of_each_edition(folder: Path, tiny: Store) -> None:
    current = CurrentEdition(folder, ticking())
    before = current.content()
    assert current.content() is before
    newer(folder, tiny)
    settled(current)
    assert current.content()["checklists"] == [NEWER]


@pytest.mark.parametrize("damage", ["file", "manifest", "pointer"])
def test_a_damaged_newer_edition_is_not_taken_up(folder: Path, tiny: Store, damage: str) -> None:
    current = CurrentEdition(folder, ticking())
    held = current.get()
    made = newer(folder, tiny)
    broken = {
        "file": placed(folder, "lookup.sqlite"),
        "manifest": folder / files.manifest_path(made.number),
        "pointer": folder / files.TIMESTAMP,
    }[damage]
    broken.write_text("{")
    assert settled(current) is held
    assert settled(current) is held


def test_an_older_edition_is_not_taken_up(folder: Path, tiny: Store) -> None:
    old = (folder / files.TIMESTAMP).read_bytes()
    before = on_disk.newest(folder).number
    newer(folder, tiny)
    current = CurrentEdition(folder, ticking())
    held = current.get()
    (folder / files.TIMESTAMP).write_bytes(old)
    assert before < held.number
    assert settled(current) is held


def test_without_an_edition_there_is_nothing_to_serve(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with (
        caplog.at_level(logging.WARNING, "xiancha"),
        pytest.raises(on_disk.EditionRefused, match="xiancha publish"),
    ):
        CurrentEdition(tmp_path).get()
    assert not caplog.messages, "who asked is told"


def test_an_edition_that_comes_after_its_pointer_is_taken_up_once_it_is_whole(
    folder: Path, tiny: Store, tmp_path: Path
) -> None:
    replica = Path(shutil.copytree(folder, tmp_path / "replica"))
    current = CurrentEdition(replica, ticking())
    held = current.get()
    made = newer(folder, tiny)
    shutil.copy2(folder / files.TIMESTAMP, replica / files.TIMESTAMP)
    assert settled(current) is held
    paths = [files.manifest_path(made.number), *missing(folder, replica)]
    for path in paths:
        assert settled(current) is held
        body = (folder / path).read_bytes()
        for part in (body[:-1], body):
            assert settled(current) is held
            (replica / path).write_bytes(part)
    assert settled(current).number == made.number


def missing(folder: Path, replica: Path) -> list[str]:
    """The files of the newest edition of `folder` that a replica does not have."""
    named = on_disk.newest(folder).files.items()
    paths = sorted({files.file_path(ref.sha256, name) for name, ref in named})
    found = [path for path in paths if not (replica / path).exists()]
    assert len(found) > 1
    return found


def test_a_file_that_arrives_in_place_is_seen(folder: Path, tiny: Store) -> None:
    """As some programs copy: the size is right from the start."""
    current = CurrentEdition(folder, ticking())
    held = current.get()
    made = newer(folder, tiny)
    file = placed(folder, "content/order.json")
    whole = file.read_bytes()
    file.write_bytes(b"\0" * len(whole))
    assert settled(current) is held
    file.write_bytes(whole)
    assert settled(current).number == made.number


def test_each_refusal_is_logged_once(
    folder: Path, tiny: Store, caplog: pytest.LogCaptureFixture
) -> None:
    current = CurrentEdition(folder, ticking())
    current.get()
    made = newer(folder, tiny)
    database = placed(folder, "lookup.sqlite")
    whole = database.read_bytes()
    database.unlink()
    with caplog.at_level(logging.WARNING, "xiancha"):
        for _ in range(3):
            settled(current)
            (folder / files.manifest_path(made.number)).touch()
        assert current.refused
        (said,) = caplog.messages
        assert "(lookup.sqlite) is missing or was changed" in said
        database.write_bytes(whole)
        assert settled(current).number == made.number
    assert not current.refused
    assert caplog.messages == [said]


def test_what_cannot_be_read_leaves_the_one_in_hand(folder: Path, tiny: Store) -> None:
    current = CurrentEdition(folder, ticking())
    held = current.get()
    newer(folder, tiny)
    database = placed(folder, "lookup.sqlite")
    database.unlink()
    database.mkdir()
    assert settled(current) is held
    (folder / files.TIMESTAMP).unlink()
    (folder / files.TIMESTAMP).mkdir()
    assert settled(current) is held


def test_files_are_read_again_only_after_something_changed(
    folder: Path, tiny: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    current = CurrentEdition(folder, ticking())
    current.get()
    newer(folder, tiny)
    placed(folder, "content/order.json").write_text("{}")
    settled(current)
    openings: list[object] = []
    monkeypatch.setattr(on_disk, "opened", lambda *asked: openings.append(asked))
    for _ in range(3):
        settled(current)
    assert not openings


def test_a_newer_edition_that_has_expired_is_refused_and_the_one_in_hand_stays(
    folder: Path, tiny: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    current = CurrentEdition(folder, ticking())
    held = current.get()
    monkeypatch.setattr(new_edition, "LIFETIME", timedelta(seconds=-1))
    newer(folder, tiny)
    assert settled(current) is held
    assert "expired" in current.refused
    assert CurrentEdition(folder, ticking()).get().number > held.number


def test_a_folder_without_an_edition_is_refused_in_one_line(folder: Path) -> None:
    shutil.rmtree(folder / "v2")
    with pytest.raises(on_disk.EditionRefused, match=r"holds no edition yet\. Publish one: "):
        CurrentEdition(folder, ticking()).get()


def test_what_no_listed_key_signed_is_refused(folder: Path, tiny: Store, tmp_path: Path) -> None:
    stranger = keyring.new(tmp_path / "stranger", clock.moment())
    current = CurrentEdition(folder, ticking())
    held = current.get()
    new_edition.publish(tiny, {}, stranger, folder)
    (folder / files.KEYS).write_bytes(keyring.load(folder / "keys").published)
    assert settled(current) is held
    assert "signed by a key that v2/keys.json does not name" in current.refused


def test_what_is_refused_is_tried_once_a_second(
    folder: Path, tiny: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    current = CurrentEdition(folder, lambda: now)
    held = current.get()
    newer(folder, tiny)
    damaged = placed(folder, "content/order.json")
    whole = damaged.read_bytes()
    damaged.unlink()
    assert settled(current) is held
    looks = []
    look = on_disk.stamped
    monkeypatch.setattr(on_disk, "stamped", lambda place: looks.append(place) or look(place))
    for seconds in (0, 1, 2):
        for _ in range(100):
            assert current.get() is held
        assert len(looks) == seconds
        now += 1
    assert current.get() is held
    damaged.write_bytes(whole)
    assert current.get() is held
    now += 1
    assert settled(current) is held
    now += 1
    assert current.get().number > held.number


def test_a_folder_without_an_edition_is_looked_at_once_a_second(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    current = CurrentEdition(folder, lambda: now)
    aside = (folder / files.TIMESTAMP).rename(folder / "aside")
    for _ in range(2):
        with pytest.raises(on_disk.EditionRefused, match="holds no edition yet"):
            current.get()
    aside.rename(folder / files.TIMESTAMP)
    with pytest.raises(on_disk.EditionRefused, match="holds no edition yet"):
        current.get()
    now -= 3600
    assert current.get().number, "a clock that was set back waits for nothing"


def test_many_questions_share_a_look_at_the_pointers(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    current = CurrentEdition(folder)
    held = current.get()
    looks: list[str] = []
    look = current_edition.stamp_of
    monkeypatch.setattr(current_edition, "stamp_of", lambda file: looks.append(file) or look(file))
    began = time.monotonic()
    for _ in range(1000):
        assert settled(current) is held
    most = 1 + (time.monotonic() - began) / current_edition.LOOK
    assert len(looks) <= 2 * most

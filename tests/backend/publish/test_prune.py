"""What is removed from a folder of editions, and what stays for whoever is still reading it."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from publisher_desk import TODAY, Desk

from xiancha.edition import files, on_disk
from xiancha.publish import folder
from xiancha.publish.prune import UNNAMED_FOR, prune
from xiancha.store import Store

pytestmark = pytest.mark.slow


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> Desk:
    return Desk(store, tmp_path / "desk")


def lying(editions: Path) -> set[str]:
    return {file.name for file in (editions / files.FILES).iterdir()}


def named(desk: Desk) -> set[str]:
    """The names of the newest edition's files."""
    whole = on_disk.newest(desk.editions)
    return {whole.path(name).name for name in whole.files}


def test_the_oldest_are_removed_and_the_newest_stay(desk: Desk) -> None:
    made = [desk.publish().number for _ in range(5)]
    assert prune(desk.editions, 3) == 2
    assert folder.numbers(desk.editions) == made[2:]
    manifests = {file.name for file in (desk.editions / files.MANIFESTS).iterdir()}
    assert manifests == {f"{n}.json{end}" for n in made[2:] for end in ("", ".gz", ".br")}
    assert prune(desk.editions, 3) == 0
    assert prune(desk.editions, 1) == 2
    assert folder.numbers(desk.editions) == made[4:]


def test_the_one_that_is_served_and_any_newer_one_stay(desk: Desk) -> None:
    first, second = desk.publish(), desk.publish()
    stamp = (desk.editions / files.TIMESTAMP).read_bytes()
    third = desk.publish()
    (desk.editions / files.TIMESTAMP).write_bytes(stamp)
    assert prune(desk.editions, 1) == 1
    assert folder.numbers(desk.editions) == [second.number, third.number]
    (desk.editions / files.TIMESTAMP).unlink()
    assert prune(desk.editions, 1) == 0
    assert first.number not in folder.numbers(desk.editions)


def test_a_file_stays_for_a_week_after_no_edition_names_it(desk: Desk) -> None:
    desk.publish()
    before = named(desk)
    desk.publish()
    only_before, at = before - named(desk), TODAY + timedelta(days=1)
    assert only_before
    assert prune(desk.editions, 1, at) == 1
    assert only_before < lying(desk.editions)
    prune(desk.editions, 1, at + UNNAMED_FOR - timedelta(seconds=1))
    assert only_before < lying(desk.editions)
    prune(desk.editions, 1, at + UNNAMED_FOR)
    found = lying(desk.editions)
    assert {name.partition(".")[0] for name in found} == {
        name.partition(".")[0] for name in named(desk)
    }
    assert on_disk.newest(desk.editions)


def test_a_file_that_is_named_again_has_its_week_anew(desk: Desk) -> None:
    desk.publish()
    name = f"{'0' * 64}.json"
    file = desk.editions / files.FILES / name
    file.write_text("{}")
    prune(desk.editions, now=TODAY)
    (desk.editions / ".unnamed.json").write_text("[]")
    prune(desk.editions, now=TODAY + UNNAMED_FOR)
    assert file.exists()
    prune(desk.editions, now=TODAY + 2 * UNNAMED_FOR)
    assert not file.exists()


def test_no_file_goes_while_a_manifest_cannot_be_read(desk: Desk) -> None:
    first = desk.publish()
    desk.publish()
    file = desk.editions / files.FILES / f"{'0' * 64}.json"
    file.write_text("{}")
    (desk.editions / files.manifest_path(first.number)).write_text("{")
    prune(desk.editions, now=TODAY)
    prune(desk.editions, now=TODAY + 2 * UNNAMED_FOR)
    assert file.exists()


def test_what_is_remembered_is_what_is_unnamed(desk: Desk) -> None:
    desk.publish()
    prune(desk.editions, now=TODAY)
    assert not (desk.editions / ".unnamed.json").exists()
    desk.publish()
    prune(desk.editions, 1, now=TODAY)
    told = json.loads((desk.editions / ".unnamed.json").read_bytes())
    assert told
    assert {*told.values()} == {"2026-11-24T12:00:00Z"}

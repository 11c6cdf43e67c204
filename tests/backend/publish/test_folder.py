"""A folder of editions: its lock, its pointer, what is copied and what is removed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from commands import Command
from publisher_desk import TODAY, Desk

from xiancha.edition import files
from xiancha.publish import folder, new_edition
from xiancha.publish.folder import PublishProblem
from xiancha.settings import Settings
from xiancha.store import Store

pytestmark = pytest.mark.slow

HOLDER = """
import sys, time
from pathlib import Path
from xiancha.publish import folder
with folder.alone(Path(sys.argv[1])), folder.building(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> Desk:
    return Desk(store, tmp_path / "desk")


@contextmanager
def another(editions: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process publishes all the while."""
    order = [sys.executable, "-c", HOLDER, str(editions)]
    with subprocess.Popen(order, stdout=subprocess.PIPE) as one:
        try:
            assert one.stdout
            assert one.stdout.readline() == b"held\n"
            yield one
        finally:
            one.kill()


def test_another_publisher_is_waited_for_only_so_long(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "PATIENCE", 0.1)
    desk.publish()
    before = folder.newest_number(desk.editions)
    with (
        another(desk.editions),
        pytest.raises(PublishProblem, match=r"Another publication into .* has not ended"),
    ):
        desk.publish()
    assert folder.newest_number(desk.editions) == before


def test_what_a_killed_publisher_left_is_removed(desk: Desk) -> None:
    desk.publish()
    with another(desk.editions) as one:
        os.kill(one.pid, signal.SIGKILL)
    assert list(desk.editions.glob(".building-*"))
    (desk.editions / ".latest-left").write_text("{")
    made = desk.publish()
    left = {child.name for child in desk.editions.iterdir() if child.name.startswith(".")}
    assert left == {".lock", ".made-from.json"}
    assert folder.pointed(desk.editions) == made.number


def test_publishers_at_once_publish_one_after_another(desk: Desk) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: _published(desk), range(8)))
    assert len({one.number for one in made}) == 8
    assert folder.pointed(desk.editions) == max(one.number for one in made)
    assert folder.numbers(desk.editions) == sorted(one.number for one in made)


def _published(desk: Desk) -> new_edition.Published:
    return new_edition.publish(desk.store, {}, desk.ring, desk.editions, now=TODAY)


def test_what_is_no_number_is_no_edition(desk: Desk) -> None:
    made = desk.publish()
    for name in ("²", "١٢", "12a", ".building-1", "latest"):
        (desk.editions / files.MANIFESTS / f"{name}.json").touch()
        assert folder.numbers(desk.editions) == [made.number], name
    assert desk.publish().number == made.number + 1


def test_a_pointer_that_is_none_names_nothing_and_is_healed(desk: Desk) -> None:
    made = desk.publish()
    for wrong in ('{"edition": 1e999}', "[]", "{", "null"):
        (desk.editions / files.TIMESTAMP).write_text(wrong)
        assert folder.pointed(desk.editions) == 0
        with pytest.raises(PublishProblem, match="Move it away, then publish again"):
            desk.publish()
        (desk.editions / files.TIMESTAMP).unlink()
        before, made = made, desk.publish()
        assert made.number > before.number
        assert made.number == folder.pointed(desk.editions), wrong


def test_everybody_may_read_the_pointer_and_the_edition(desk: Desk) -> None:
    made = desk.publish()
    for path in (files.TIMESTAMP, files.KEYS, files.manifest_path(made.number)):
        assert (desk.editions / path).stat().st_mode & 0o004
    assert all(file.stat().st_mode & 0o004 for file in (desk.editions / files.FILES).iterdir())


@pytest.mark.usefixtures("without_checklists")
def test_the_command_keeps_as_many_as_it_is_told(
    settings: Settings, xiancha: Command, tmp_path: Path
) -> None:
    xiancha("keys", "new")
    to = str(tmp_path / "host")
    for _ in range(3):
        code, out, _ = xiancha("publish", "--keep", "2", "--to", to)
        assert code == 0
    assert re.search(r"^1 of the oldest editions removed; 2 stay$", out, re.M)
    assert len(folder.numbers(settings.editions)) == len(folder.numbers(tmp_path / "host")) == 2
    assert xiancha("publish", "--keep", "0")[0] != 0

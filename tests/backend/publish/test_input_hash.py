"""An edition of the same inputs is kept without building another; one of any other never is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from stored import accept

from xiancha.edition import files, on_disk
from xiancha.keys import keyring
from xiancha.publish import input_hash, new_edition
from xiancha.publish.new_edition import Published
from xiancha.situations import learning
from xiancha.store import Store

NOW = datetime(2026, 11, 24, 4, tzinfo=UTC)
CONTENT: dict[str, Any] = {"checklists": [], "doors": []}


class Built(Exception):
    """An edition was about to be built."""


class Desk:
    """A store with one document, what was published of it, and what publishes it again."""

    first: Published

    def __init__(self, place: Path) -> None:
        self.store = Store(f"sqlite:///{place / 'store.sqlite'}")
        self.ring, self.editions = keyring.load(place / "keys"), place / "editions"
        self.content, self.now = json.loads(json.dumps(CONTENT)), NOW

    def publish(self) -> Published:
        return new_edition.publish(
            self.store, self.content, self.ring, self.editions, only_changed=True, now=self.now
        )

    def file(self, name: str, suffix: str = "") -> Path:
        place = on_disk.newest(self.editions).path(name)
        return place.with_name(f"{place.name}{suffix}")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Published]:
    """The folder of a desk whose edition is published: copy it."""
    place = tmp_path_factory.mktemp("desk")
    keyring.new(place / "keys", NOW)
    made = Desk(place)
    accept(made.store, 1)
    first = made.publish()
    made.store.close()
    return place, first


@pytest.fixture
def desk(
    published: tuple[Path, Published], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Desk:
    place, first = published
    made = Desk(Path(shutil.copytree(place, tmp_path / "desk")))
    made.first = first

    def gather(*_: object) -> None:
        raise Built

    monkeypatch.setattr(new_edition, "gather", gather)
    return made


def test_of_the_same_inputs_nothing_is_built_and_the_same_is_told(desk: Desk) -> None:
    before = {file: file.read_bytes() for file in desk.editions.rglob("*") if file.is_file()}
    desk.now += timedelta(hours=3)
    assert desk.publish() == desk.first.model_copy(update={"kept": True})
    pointers = {desk.editions / files.TIMESTAMP, desk.editions / files.KEYS}
    after = {file: file.read_bytes() for file in desk.editions.rglob("*") if file.is_file()}
    assert {file for file in after if after[file] != before.get(file)} <= pointers
    assert on_disk.stamped(desk.editions).issued_at == desk.now


def _other_row(desk: Desk) -> None:
    accept(desk.store, 2)


def _attempt(desk: Desk) -> None:
    desk.store.record("sg-mlaw-moneylenders", "", NOW, problem="unreachable")


def _word(desk: Desk) -> None:
    desk.content["doors"].append({"id": "x", "phone": "", "title": {}})


def _order(desk: Desk) -> None:
    desk.content = dict(reversed(desk.content.items()))


def _key(desk: Desk) -> None:
    place = desk.ring.place
    shutil.rmtree(place)
    desk.ring = keyring.new(place, NOW)


def _day(desk: Desk) -> None:
    desk.now += timedelta(days=1)


def _damaged(name: str, suffix: str = "") -> Callable[[Desk], None]:
    def change(desk: Desk) -> None:
        file = desk.file(name, suffix)
        body = bytearray(file.read_bytes())
        body[len(body) // 2] ^= 1
        file.write_bytes(body)

    return change


def _lost(name: str, suffix: str = "") -> Callable[[Desk], None]:
    return lambda desk: desk.file(name, suffix).unlink()


def _memory(text: str) -> Callable[[Desk], None]:
    return lambda desk: _remembered(desk).write_text(text)


def _other_number(desk: Desk) -> None:
    told = json.loads(_remembered(desk).read_bytes())
    _remembered(desk).write_text(json.dumps(told | {"number": told["number"] - 1}))


def _remembered(desk: Desk) -> Path:
    return desk.editions / ".made-from.json"


CHANGES: dict[str, Callable[[Desk], None]] = {
    "another row": _other_row,
    "an attempt to renew": _attempt,
    "a word of the content": _word,
    "the order of the content": _order,
    "another key": _key,
    "another day": _day,
    "a damaged file": _damaged("zh-CN/known.json"),
    "a lost file": _lost("zh-CN/coverage.json"),
    "a damaged database": _damaged("lookup.sqlite"),
    "a lost gzip": _lost("zh-CN/known.json", ".gz"),
    "a lost brotli": _lost("zh-CN/known.json", ".br"),
    "a damaged gzip of the database": _damaged("lookup.sqlite", ".gz"),
    "a lost timestamp": lambda desk: (desk.editions / files.TIMESTAMP).unlink(),
    "nothing remembered": lambda desk: _remembered(desk).unlink(),
    "damaged memory": _memory('{"number": 1'),
    "memory of another shape": _memory("[]"),
    "memory of another edition": _other_number,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_of_anything_else_it_is_built(desk: Desk, change: Callable[[Desk], None]) -> None:
    change(desk)
    with pytest.raises(Built):
        desk.publish()


def test_another_program_builds(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(input_hash, "program", lambda: "another")
    with pytest.raises(Built):
        desk.publish()


def test_other_sentences_of_situations_build(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "published", lambda: b"{}")
    with pytest.raises(Built):
        desk.publish()


def test_half_its_lifetime_ends_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new_edition, "LIFETIME", new_edition.LIFETIME * 2)
    with pytest.raises(Built):
        desk.publish()


def test_who_asks_for_a_new_edition_gets_one(desk: Desk) -> None:
    with pytest.raises(Built):
        new_edition.publish(desk.store, desk.content, desk.ring, desk.editions, now=desk.now)


def test_a_program_is_its_files_by_name_and_content(tmp_path: Path) -> None:
    (tmp_path / "room").mkdir()
    code = tmp_path / "room" / "code.py"
    code.write_text("one")
    first = input_hash.digest_of(tmp_path)
    (tmp_path / "room" / "__pycache__").mkdir()
    (tmp_path / "room" / "__pycache__" / "code.pyc").write_text("compiled")
    assert input_hash.digest_of(tmp_path) == first
    code.write_text("two")
    second = input_hash.digest_of(tmp_path)
    code.rename(tmp_path / "code.py")
    third = input_hash.digest_of(tmp_path)
    assert len({first, second, third}) == 3

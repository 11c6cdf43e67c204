"""The manifest and its indexes: read back as written, and refused where they say something else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from laid_out import MANIFEST, SHA

from xiancha.edition.errors import Refused
from xiancha.edition.manifest import (
    DATABASE_LIMIT,
    FILE_LIMIT,
    INDEX_LIMIT,
    FileRef,
    Manifest,
    for_browsers,
    read_index,
)


def test_a_manifest_is_read_back_as_it_was_written() -> None:
    text = MANIFEST.text()
    assert Manifest.read(text) == MANIFEST
    said = json.loads(text)
    assert (said["type"], said["format"], said["published_at"]) == (
        "edition",
        2,
        "2026-11-27T09:00:00Z",
    )
    assert said["registers"]["lt-illegal-websites"]["documents"] == [
        ["2026-02-01", "2026-11-27T09:00:00Z"]
    ]


def test_what_a_later_version_adds_is_passed_over() -> None:
    said = json.loads(MANIFEST.text())
    assert Manifest.read(json.dumps({**said, "weights": 1})) == MANIFEST


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "timestamp"},
        {"format": 1},
        {"edition": 0},
        {"edition": "1764000000"},
        {"edition": 2**53},
        {"published_at": "2026-11-27"},
        {"expires_at": None},
        {"files": []},
        {"files": {"../etc": {"sha256": SHA, "size": 1}}},
        {"files": {"a.json": {"sha256": "A" * 64, "size": 1}}},
        {"files": {"a.json": {"sha256": SHA, "size": -1}}},
        {"files": {"a.json": {"sha256": SHA, "size": 2**26 + 1}}},
        {"files": {"CN/": {"sha256": SHA, "size": INDEX_LIMIT + 1}}},
        {"registers": {"x": {"as_of": "today", "retrieved_at": "2026-11-27T09:00:00Z", "rows": 1}}},
    ],
)
def test_a_manifest_that_says_something_else_is_refused(wrong: dict[str, Any]) -> None:
    said = {**json.loads(MANIFEST.text()), **wrong}
    with pytest.raises(Refused, match="malformed"):
        Manifest.read(json.dumps(said))


def test_a_database_may_be_larger_than_what_a_browser_holds() -> None:
    files = {"lookup.sqlite": FileRef(sha256=SHA, size=2**30)}
    larger = MANIFEST.model_copy(update={"files": files})
    assert Manifest.read(larger.text()).files == files


@pytest.mark.parametrize(
    ("name", "most"),
    [("a.json", FILE_LIMIT), ("CN/", INDEX_LIMIT), ("lookup.sqlite", DATABASE_LIMIT)],
)
def test_a_file_has_as_many_bytes_as_its_kind_may_have(name: str, most: int) -> None:
    def sized(size: int) -> Manifest:
        return MANIFEST.model_copy(update={"files": {name: FileRef(sha256=SHA, size=size)}})

    assert Manifest.read(sized(most).text()) == sized(most)
    with pytest.raises(Refused, match="malformed"):
        Manifest.read(sized(most + 1).text())


def test_browsers_fetch_what_the_indexes_of_their_languages_name() -> None:
    english, chinese = ["en/", "en/doors.json"], ["zh-CN/", "zh-CN/doors.json"]
    names = ["CN/", "lookup.sqlite", "laws.json", *english, *chinese]
    assert for_browsers(names, "en") == english
    assert for_browsers(names, "zh_CN") == chinese
    assert for_browsers(names) == [*english, *chinese]


def test_an_index_names_files_and_no_index() -> None:
    ref = {"sha256": SHA, "size": 1}
    assert read_index(json.dumps({"warned/00.json": ref}).encode()) == {
        "warned/00.json": FileRef(sha256=SHA, size=1)
    }
    for wrong in ({"warned/": ref}, {"lookup.sqlite": ref}, {"a//b": ref}, [], {"a.json": 1}):
        with pytest.raises(Refused, match="malformed"):
            read_index(json.dumps(wrong).encode())
    with pytest.raises(Refused, match="malformed"):
        read_index(b"\xff")

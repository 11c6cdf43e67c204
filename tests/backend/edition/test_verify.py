"""Which folders are editions, by what their manifests list."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from xiancha.edition import verify

FILES = {"cn.json": b"[1]", "sg.json": b"[" + b"2" * 300 + b"]"}
EXPIRES = "2027-01-08T12:00:00Z"


def listed(files: dict[str, bytes]) -> dict[str, Any]:
    return {
        name: {"size": len(body), "sha256": hashlib.sha256(body).hexdigest()}
        for name, body in files.items()
    }


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """The smallest edition that there can be, beside the pointer to it."""
    folder = tmp_path / "7"
    folder.mkdir()
    for name, body in FILES.items():
        (folder / name).write_bytes(body)
    content = {"edition": 7, "expires_at": EXPIRES, "files": listed(FILES)}
    (folder / "manifest.json").write_text(json.dumps(content))
    (tmp_path / "latest.json").write_text('{"edition": 7}')
    return folder


def test_the_newest_edition_is_the_one_that_the_pointer_names(edition: Path) -> None:
    assert verify.newest(edition.parent) == edition
    assert verify.manifest(edition)["edition"] == 7


def test_a_folder_without_editions_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(verify.EditionRefused, match=r"There is no edition in .* yet"):
        verify.newest(tmp_path)


@pytest.mark.parametrize(
    "wrong", ["{", "{}", "[]", "null", '{"edition": 1e999}', '{"edition": "x"}']
)
def test_a_pointer_that_is_none_is_refused(edition: Path, wrong: str) -> None:
    (edition.parent / "latest.json").write_text(wrong)
    with pytest.raises(verify.EditionRefused, match=r"latest\.json cannot be read"):
        verify.newest(edition.parent)


@pytest.mark.parametrize("name", ["latest.json", "7/manifest.json"])
def test_a_folder_in_the_place_of_a_file_is_refused(edition: Path, name: str) -> None:
    (edition.parent / name).unlink()
    (edition.parent / name).mkdir()
    with pytest.raises(verify.EditionRefused, match=r"json cannot be read"):
        verify.manifest(verify.newest(edition.parent))


def test_a_manifest_that_is_missing_is_named(edition: Path) -> None:
    (edition / "manifest.json").unlink()
    with pytest.raises(verify.EditionRefused, match=r"manifest\.json is missing"):
        verify.manifest(edition)


@pytest.mark.parametrize(
    "wrong",
    [
        "{",
        "[1]",
        "{}",
        '{"expires_at": "2027-01-08T12:00:00Z", "files": []}',
        '{"expires_at": "2027-01-08T12:00:00Z", "files": {"cn.json": {"size": 3}}}',
        '{"expires_at": "soon", "files": {}}',
        '{"expires_at": 1799409600, "files": {}}',
        '{"files": {}}',
    ],
)
def test_a_manifest_that_is_none_is_refused(edition: Path, wrong: str) -> None:
    (edition / "manifest.json").write_text(wrong)
    with pytest.raises(verify.EditionRefused, match=r"manifest\.json cannot be read"):
        verify.manifest(edition)


def refused(edition: Path, name: str) -> None:
    with pytest.raises(verify.EditionRefused, match=f"{name} is missing or was changed"):
        verify.manifest(edition)


@pytest.mark.parametrize("name", list(FILES))
def test_a_file_that_is_missing_or_was_changed_is_named(edition: Path, name: str) -> None:
    for other in range(256):
        body = bytes([other, *FILES[name][1:]])
        (edition / name).write_bytes(body)
        if body != FILES[name]:
            refused(edition, name)
    (edition / name).unlink()
    refused(edition, name)


def test_a_folder_of_the_size_of_a_file_is_no_file(edition: Path) -> None:
    (edition / "sg.json").unlink()
    (edition / "sg.json").mkdir()
    content = json.loads((edition / "manifest.json").read_text())
    content["files"]["sg.json"]["size"] = (edition / "sg.json").stat().st_size
    (edition / "manifest.json").write_text(json.dumps(content))
    refused(edition, "sg.json")


@pytest.mark.parametrize("body", [FILES["sg.json"][:-1], FILES["sg.json"] + b" "])
def test_nothing_is_read_of_an_edition_of_which_a_file_has_another_size(
    edition: Path, monkeypatch: pytest.MonkeyPatch, body: bytes
) -> None:
    read: list[object] = []
    monkeypatch.setattr(hashlib, "file_digest", lambda *given: read.append(given))
    (edition / "sg.json").write_bytes(body)
    refused(edition, "sg.json")
    assert not read

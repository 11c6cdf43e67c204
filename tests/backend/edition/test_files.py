"""Files by content address: found by their names, read whole or refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from laid_out import MANIFEST, laid

from xiancha.edition import files
from xiancha.edition.errors import Refused
from xiancha.edition.manifest import FileRef


def test_a_file_is_read_by_what_it_holds(tmp_path: Path) -> None:
    ref = laid(tmp_path, "known.json", b"[]")
    assert files.read(tmp_path, "known.json", ref) == b"[]"
    assert files.is_there(tmp_path, "known.json", ref)
    assert (tmp_path / "v2" / "files" / f"{ref.sha256}.json").is_file()
    assert files.file_path(ref.sha256, "lookup.sqlite").endswith(f"/{ref.sha256}.sqlite")


@pytest.mark.parametrize("body", [b"", b"[", b"{}", b"[]]", b"[]" * 1000])
def test_another_content_is_refused(tmp_path: Path, body: bytes) -> None:
    ref = laid(tmp_path, "known.json", b"[]")
    (tmp_path / files.file_path(ref.sha256)).write_bytes(body)
    assert not files.is_there(tmp_path, "known.json", ref)
    with pytest.raises(Refused, match="tampered"):
        files.read(tmp_path, "known.json", ref)


def test_what_is_not_there_or_too_large_is_refused(tmp_path: Path) -> None:
    ref = FileRef(sha256="b" * 64, size=1)
    assert not files.is_there(tmp_path, "known.json", ref)
    with pytest.raises(Refused, match="unreachable"):
        files.read(tmp_path, "known.json", ref)
    with pytest.raises(Refused, match="malformed"):
        files.read(tmp_path, "CN/", FileRef(sha256="b" * 64, size=2**20 + 1))


def test_every_file_of_an_edition_is_named_with_its_index(tmp_path: Path) -> None:
    shard = FileRef(sha256="c" * 64, size=7)
    body = json.dumps({"warned/00.json": shard.model_dump()}).encode()
    country = laid(tmp_path, "CN/", body)
    known = FileRef(sha256="d" * 64, size=2)
    manifest = MANIFEST.model_copy(update={"files": {"known.json": known, "CN/": country}})
    assert files.named(tmp_path, manifest) == {
        "known.json": known,
        "CN/": country,
        "CN/warned/00.json": shard,
    }

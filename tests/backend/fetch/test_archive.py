from __future__ import annotations

import hashlib
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from xiancha.fetch.archive import BODY_DIGEST, Archive
from xiancha.model import Document

URL = "https://register.example/list"
ROWS = b"rows"
DIGEST = hashlib.sha256(ROWS).hexdigest()
CAME = {BODY_DIGEST: DIGEST, "etag": '"1"', "last-modified": "Tue, 24 Nov 2026 12:00:00 GMT"}
ASKS = {"If-None-Match": '"1"', "If-Modified-Since": "Tue, 24 Nov 2026 12:00:00 GMT"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "documents"


def document(body: bytes = ROWS, url: str = URL, headers: dict[str, str] = CAME) -> Document:
    at = datetime(2026, 11, 24, 12, tzinfo=UTC)
    return Document(body=body, url=url, retrieved_at=at, headers=headers)


def written(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def test_a_document_is_kept_with_where_it_came_from(archive: Archive, folder: Path) -> None:
    headers = {**CAME, "content-type": "text/csv; charset=gbk", "set-cookie": "session=secret"}
    assert archive.keep(document(headers=headers)) == DIGEST
    assert archive.body(DIGEST) == ROWS
    assert archive.headers(DIGEST) == {**CAME, "content-type": "text/csv; charset=gbk"}
    assert archive.held(URL) == (ROWS, archive.headers(DIGEST))
    pointer = f"urls/{hashlib.sha256(URL.encode()).hexdigest()}.json"
    files = written(folder)
    assert set(files) == {DIGEST, f"{DIGEST}.json", pointer}
    assert not any(b"secret" in data for data in files.values())
    assert json.loads(files[f"{DIGEST}.json"])["retrieved_at"] == "2026-11-24T12:00:00+00:00"


def test_a_document_is_kept_once(archive: Archive, folder: Path) -> None:
    archive.keep(document())
    first = {name: data for name, data in written(folder).items() if "/" not in name}
    stamps = {name: os.stat(folder / name).st_mtime_ns for name in first}
    archive.keep(document(url=f"{URL}2"))
    again = {name: data for name, data in written(folder).items() if "/" not in name}
    assert again == first
    assert {name: os.stat(folder / name).st_mtime_ns for name in again} == stamps
    assert archive.held(URL) == archive.held(f"{URL}2")


@pytest.mark.parametrize("bare", [ROWS, b"ro"])
def test_bytes_kept_before_there_were_headers_are_taken_over(
    archive: Archive, folder: Path, bare: bytes
) -> None:
    folder.mkdir()
    (folder / DIGEST).write_bytes(bare)
    assert archive.headers(DIGEST) == {}
    archive.keep(document())
    assert archive.body(DIGEST) == ROWS
    assert archive.headers(DIGEST) == CAME


def test_a_url_is_asked_about_what_it_answered_last(archive: Archive) -> None:
    assert archive.validators(URL) == {}
    archive.keep(document())
    assert archive.validators(URL) == ASKS
    newer = hashlib.sha256(b"newer").hexdigest()
    archive.keep(document(b"newer", headers={BODY_DIGEST: newer, "etag": 'W/"2"'}))
    assert archive.validators(URL) == {"If-None-Match": 'W/"2"'}
    assert archive.validators(f"{URL}?page=2") == {}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {BODY_DIGEST: DIGEST},
        {"etag": '"1"'},
        {**CAME, BODY_DIGEST: hashlib.sha256(b"rows with persons").hexdigest()},
    ],
)
def test_a_url_is_not_asked_about_bytes_that_it_did_not_send_so(
    archive: Archive, headers: dict[str, str]
) -> None:
    archive.keep(document(headers=headers))
    assert archive.held(URL) is None
    assert archive.validators(URL) == {}


@pytest.mark.parametrize("damage", [b"", b"rowz", None])
def test_a_url_is_not_asked_about_bytes_that_are_damaged(
    archive: Archive, folder: Path, damage: bytes | None
) -> None:
    archive.keep(document())
    if damage is None:
        (folder / DIGEST).unlink()
    else:
        (folder / DIGEST).write_bytes(damage)
    assert archive.held(URL) is None
    assert archive.validators(URL) == {}


def test_a_damaged_note_is_as_if_it_were_not_there(archive: Archive, folder: Path) -> None:
    archive.keep(document())
    for note in folder.rglob("*.json"):
        note.write_bytes(b'{"url": ')
    assert archive.headers(DIGEST) == {}
    assert archive.validators(URL) == {}


def test_a_write_that_fails_leaves_nothing_behind(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        archive.keep(document())
    assert written(folder) == {}

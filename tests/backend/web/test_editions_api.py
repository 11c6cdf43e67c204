"""The second format as the server gives it: what caches may keep, and what comes compressed."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import brotli
import pytest
from starlette.testclient import TestClient

from xiancha.edition import files, on_disk
from xiancha.edition.on_disk import Whole
from xiancha.web.app import create_app

pytestmark = pytest.mark.slow
FOREVER = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def client(few_editions: Path) -> TestClient:
    return TestClient(create_app(few_editions), raise_server_exceptions=False)


@pytest.fixture(scope="module")
def whole(few_editions: Path) -> Whole:
    return on_disk.newest(few_editions)


def address(whole: Whole, name: str) -> str:
    return f"/editions/{files.file_path(whole.files[name].sha256, name)}"


def test_every_file_of_an_edition_can_be_fetched_compressed(
    client: TestClient, whole: Whole
) -> None:
    for name, ref in whole.files.items():
        answer = client.get(f"{address(whole, name)}.gz")
        assert answer.headers["content-type"] == "application/gzip"
        assert "content-encoding" not in answer.headers
        assert answer.headers["cache-control"] == FOREVER
        assert answer.headers["access-control-allow-origin"] == "*"
        files.checked(gzip.decompress(answer.content), ref)


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("identity", None),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br; q=0.0, gzip;q=0", None),
    ],
)
def test_a_file_comes_in_an_encoding_that_is_accepted(
    client: TestClient, whole: Whole, accepted: str, encoding: str | None
) -> None:
    with client.stream(
        "GET", address(whole, "zh-CN/coverage.json"), headers={"Accept-Encoding": accepted}
    ) as answer:
        raw = b"".join(answer.iter_raw())
    unpack = {"gzip": gzip.decompress, "br": brotli.decompress, None: bytes}[encoding]
    assert answer.headers.get("content-encoding") == encoding
    assert (answer.headers["content-type"], answer.headers["vary"]) == (
        "application/json",
        "Accept-Encoding",
    )
    files.checked(unpack(raw), whole.files["zh-CN/coverage.json"])


def test_who_holds_a_file_is_told_so_for_each_encoding(client: TestClient, whole: Whole) -> None:
    tags = set()
    for accepted in ("identity", "gzip", "br"):
        asked = {"Accept-Encoding": accepted}
        tag = client.get(address(whole, "zh-CN/known.json"), headers=asked).headers["etag"]
        again = client.get(
            address(whole, "zh-CN/known.json"), headers={**asked, "If-None-Match": tag}
        )
        assert (again.status_code, again.headers["cache-control"]) == (304, FOREVER)
        tags.add(tag)
    assert len(tags) == 3


@pytest.mark.parametrize("name", ["timestamp", "keys"])
def test_what_changes_is_kept_for_a_minute_and_asked_for_by_its_tag(
    client: TestClient, few_editions: Path, name: str
) -> None:
    path = {"timestamp": files.TIMESTAMP, "keys": files.KEYS}[name]
    answer = client.get(f"/editions/{path}")
    assert answer.content == (few_editions / path).read_bytes()
    assert answer.headers["cache-control"] == "public, max-age=60"
    again = client.get(f"/editions/{path}", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


def test_a_manifest_is_served_once_it_is_pointed_to(few_editions: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copytree(few_editions, tmp_path / "editions"))
    number = on_disk.newest(copied).number
    client = TestClient(create_app(copied))
    for suffix in ("", ".gz", ".br"):
        path = f"{files.manifest_path(number)}{suffix}"
        later = f"{files.manifest_path(number + 1)}{suffix}"
        shutil.copy(copied / path, copied / later)
        assert client.get(f"/editions/{path}").headers["cache-control"] == FOREVER
        assert client.get(f"/editions/{later}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        f"files/{'0' * 64}.json",
        "files/..%2ftimestamp.json",
        "files/.json",
        "files/",
        "manifests/0.json",
        "manifests/1.json",
        "manifests/latest.json",
        "manifests/..%2f..%2fkeys%2fkeys.json",
        "timestamp.json.gz",
        ".unnamed.json",
        "",
    ],
)
def test_nothing_else_can_be_fetched(client: TestClient, path: str) -> None:
    assert client.get(f"/editions/v2/{path}").status_code == 404

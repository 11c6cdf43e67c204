"""/v1/data: files, asked of the real application."""

from __future__ import annotations

import csv
import hashlib
import sqlite3
import tempfile
import threading
from pathlib import Path

import pytest
from published_site import Site
from starlette.testclient import TestClient

from xiancha.open_data.export import NAMES
from xiancha.web import data_api
from xiancha.web.app import create_app


@pytest.fixture(scope="module")
def client(tiny_editions: Path) -> TestClient:
    return TestClient(create_app(tiny_editions), raise_server_exceptions=False)


def test_the_files_are_those_of_the_package(client: TestClient) -> None:
    package = client.get("/v1/data/datapackage.json").json()
    for one in package["resources"]:
        sent = client.get(f"/v1/data/{one['path']}")
        assert hashlib.sha256(sent.content).hexdigest() == one["hash"].removeprefix("sha256:")
        assert sent.headers["content-encoding"] == "gzip"
        assert sent.headers["access-control-allow-origin"] == "*"
        plain = client.get(f"/v1/data/{one['path']}", headers={"Accept-Encoding": "identity"})
        assert plain.content == sent.content
        assert "content-encoding" not in plain.headers


def test_a_table_reads_as_a_table(client: TestClient) -> None:
    sent = client.get("/v1/data/lenders.csv")
    assert sent.headers["content-type"].startswith("text/csv")
    assert {row["name"] for row in csv.DictReader(sent.text.splitlines())} == {
        "ONE.EXAMPLE",
        "TWO.EXAMPLE",
    }


def test_what_is_held_already_is_not_sent_again(client: TestClient) -> None:
    for name in NAMES:
        tag = client.get(f"/v1/data/{name}").headers["etag"]
        again = client.get(f"/v1/data/{name}", headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")


def test_the_index_leads_to_every_file_and_to_each_registers_terms(client: TestClient) -> None:
    sent = client.get("/v1/data")
    told = sent.json()
    files = [one[kind] for one in told["tables"] for kind in ("csv", "jsonl")]
    files += [told["package"], told["entities"]]
    assert {one.removeprefix("/v1/data/") for one in files} == {*NAMES}
    assert all(client.get(one).status_code == 200 for one in files)
    package = client.get(told["package"]).json()
    assert (told["edition"], told["published_at"]) == (package["edition"], package["created"])
    terms = {one["id"]: one["terms"] for one in package["sources"]}
    assert {one.pop("register"): one for one in told["licences"]} == terms
    tag = {"If-None-Match": sent.headers["etag"]}
    assert client.get("/v1/data", headers=tag).status_code == 304


def test_who_asks_for_parquet_is_told_what_writes_it(client: TestClient) -> None:
    answer = client.get("/v1/data/lenders.parquet")
    assert answer.status_code == 404
    assert "export-data FOLDER --parquet" in answer.json()["detail"]
    assert "/v1/data lists" in client.get("/v1/data/houses").json()["detail"]


@pytest.mark.parametrize("name", ["houses.csv", "lenders.xlsx", "..%2Fkeys.json", "lenders.csv.gz"])
def test_there_are_no_other_files(client: TestClient, name: str) -> None:
    assert client.get(f"/v1/data/{name}").status_code == 404


def test_a_retraction_holds_in_the_files_at_once(tiny_editions: Path, tmp_path: Path) -> None:
    site = Site(tiny_editions, tmp_path / "editions")
    before = site.client.get("/v1/data/channels.csv")
    assert "one.example" in before.text
    site.retract("host", "one.example")
    tag = {"If-None-Match": before.headers["etag"]}
    after = site.client.get("/v1/data/channels.csv", headers=tag)
    assert after.status_code == 200
    assert "one.example" not in after.text
    assert "two.example" in after.text


def test_nothing_stays_on_the_disk_of_a_server_that_ended(
    tiny_editions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_api, "mkdtemp", lambda prefix: tempfile.mkdtemp(prefix, dir=tmp_path))
    with TestClient(create_app(tiny_editions)) as client:
        assert client.get("/v1/data/lenders.csv").status_code == 200
        assert [*tmp_path.iterdir()]
    assert not [*tmp_path.iterdir()]


def test_who_asks_while_they_are_written_is_told_to_wait(
    tiny_editions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = threading.Event()
    monkeypatch.setattr(data_api, "PATIENCE", 0.0)
    monkeypatch.setattr(data_api.time, "sleep", lambda _: None)
    written = data_api.export

    def slow(*given: object, **more: object) -> object:
        may_go_on.wait(30)
        return written(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(data_api, "export", slow)
    client = TestClient(create_app(tiny_editions), raise_server_exceptions=False)
    answer = client.get("/v1/data/lenders.csv")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
    may_go_on.set()
    monkeypatch.setattr(data_api, "PATIENCE", 30.0)
    assert client.get("/v1/data/lenders.csv").status_code == 200


@pytest.mark.parametrize(
    "fault", [OSError(28, "No space left on device"), sqlite3.DatabaseError("malformed")]
)
def test_what_cannot_be_written_is_told_and_tried_again(
    tiny_editions: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    client = TestClient(create_app(tiny_editions), raise_server_exceptions=False)

    def full(*given: object, **more: object) -> None:
        raise fault

    with monkeypatch.context() as patch:
        patch.setattr(data_api, "export", full)
        answer = client.get("/v1/data/lenders.csv")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
        assert "Try again in 30 seconds" in answer.json()["detail"]
    assert client.get("/v1/data/lenders.csv").status_code == 503, "it rests"
    monkeypatch.setattr(data_api, "_AGAIN", 0.0)
    assert client.get("/v1/data/lenders.csv").status_code == 200

"""/app/: the phone app on the server, and what is shared before it is ready."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from starlette.testclient import TestClient

from xiancha.app_build.assemble import Around, NotBuilt
from xiancha.web import phone_app
from xiancha.web.app import create_app


@pytest.fixture(scope="module")
def client(editions: Path) -> TestClient:
    return TestClient(create_app(editions))


def test_the_first_page_leads_to_it(client: TestClient) -> None:
    assert '<a class="next" href="/app/">' in client.get("/").text


def test_the_home_page_is_strict_and_revalidated(client: TestClient) -> None:
    answer = client.get("/app/")
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["cache-control"] == "no-cache"
    assert "set-cookie" not in answer.headers
    tag = {"If-None-Match": answer.headers["etag"]}
    assert client.get("/app/", headers=tag).status_code == 304


@pytest.mark.parametrize(
    ("asked", "sent"), [("gzip, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("", None)]
)
def test_it_is_sent_as_small_as_the_one_asking_can_read_it(
    client: TestClient, asked: str, sent: str | None
) -> None:
    answers = {
        coding: client.get("/app/", headers={"Accept-Encoding": coding}) for coding in (asked, "")
    }
    assert answers[asked].headers.get("content-encoding") == sent
    assert answers[asked].content == answers[""].content


def test_what_no_coding_makes_smaller_is_sent_as_it_is() -> None:
    body = hashlib.sha512(b"").digest()
    assert phone_app.Held(body).packed({"br", "gzip"}) == ("", body)


def test_who_asks_at_once_gets_the_files_of_one_making(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[bytes] = []

    def assembled(around: Around) -> dict[str, bytes]:
        made.append(around.keys)
        return {"index.html": around.keys}

    monkeypatch.setattr(phone_app, "assembled", assembled)
    app, begin = phone_app.PhoneApp("https://www.example.com/"), Barrier(8)

    def ask(_: int) -> bytes:
        begin.wait(10)
        return app.files(b"[]")["index.html"].plain

    with ThreadPoolExecutor(8) as threads:
        assert [*threads.map(ask, range(8))] == [b"[]"] * 8
    assert made == [b"[]"]


def test_a_server_without_the_app_says_how_to_build_it(
    editions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def assembled(around: Around) -> dict[str, bytes]:
        raise NotBuilt

    monkeypatch.setattr(phone_app, "assembled", assembled)
    client = TestClient(create_app(editions))
    answer = client.get("/app/")
    assert answer.status_code == 503
    assert "make app" in answer.text
    assert client.get("/").status_code == 200


def test_what_bears_its_hash_is_kept_forever(client: TestClient) -> None:
    page = client.get("/app/").text
    script = page.partition('modulepreload" href="')[2].partition('"')[0]
    answer = client.get(f"/app/{script}")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]


def test_it_trusts_the_keys_of_this_server_and_asks_it(client: TestClient, editions: Path) -> None:
    trust = client.get("/app/data/trust.json").json()
    assert trust["server"] == ".."
    assert trust["keys"] == client.get("/editions/v2/keys.json").json()


@pytest.mark.parametrize("path", ["/app/options.html", "/app/..%2Fmanifest.json", "/app/shell.gz"])
def test_nothing_else_is_there(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_without_its_slash_it_leads_to_itself(client: TestClient) -> None:
    answer = client.get("/app", headers={"Host": "evil.example"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, "/app/")


def test_what_is_shared_too_early_is_answered_unread(client: TestClient) -> None:
    answer = client.post("/app/share?lang=zh-CN", files={"text": (None, "某某贷 13800001111")})
    assert answer.status_code == 200
    assert "先打开一次应用" in answer.text
    assert "某某贷" not in answer.text
    assert answer.headers["cache-control"] == "no-store"
    again = client.get("/app/share", follow_redirects=False)
    assert (again.status_code, again.headers["location"]) == (303, "/app/")

"""Scripts of the server's pages and what they read, asked of the real application."""

from __future__ import annotations

import json
import re
from pathlib import Path

import brotli
import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from xiancha import paths
from xiancha.web.app import create_app

PAGES = {
    "lookup": "/",
    "threats": "/threats",
    "court": "/court-papers",
    "letter": "/help/letters/to-nfra",
    "planner": "/planner",
}
FIRST_READING = 46_700
"""Bytes of the code, the situations and the spelling that a first answer needs, compressed."""


@pytest.fixture(scope="module")
def client(editions: Path) -> TestClient:
    return TestClient(create_app(editions))


def page(client: TestClient, path: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(path).text, "lxml")


def scripts(client: TestClient, path: str) -> list[str]:
    """Every module that a page loads."""
    found = page(client, path)
    ahead = [str(one["href"]) for one in found.select("link[rel=modulepreload]")]
    return [*(str(one["src"]) for one in found.select("script[type=module]")), *ahead]


@pytest.mark.parametrize("path", PAGES.values())
def test_a_page_names_all_that_it_loads_and_that_lasts(client: TestClient, path: str) -> None:
    loaded = scripts(client, path)
    for one in loaded:
        answer = client.get(one)
        assert answer.headers["content-type"].startswith("text/javascript")
        assert "immutable" in answer.headers["cache-control"]
        for near in re.findall(r'from"\./([^"]+)"', answer.text):
            assert f"/site/{near}" in loaded
    for style in page(client, path).select("link[rel=stylesheet]"):
        answer = client.get(str(style["href"]))
        assert answer.headers["content-type"].startswith("text/css")
        assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("path", PAGES.values())
def test_a_page_that_reads_may_ask_this_server_alone(client: TestClient, path: str) -> None:
    answer = client.get(path)
    policy = dict(
        one.split(" ", 1) for one in answer.headers["content-security-policy"].split("; ")
    )
    assert (policy["default-src"], policy["connect-src"], policy["script-src"]) == (
        "'none'",
        "'self'",
        "'self'",
    )
    assert not re.findall(r"<script[^>]*>[^<]|\son\w+=|\sstyle=", answer.text)


@pytest.mark.parametrize(("name", "path"), PAGES.items())
def test_what_a_page_reads_is_in_its_language_alone(
    client: TestClient, name: str, path: str
) -> None:
    main = page(client, f"{path}?lang=en").select_one("#main")
    assert main is not None
    address = str(main["data-read"])
    answer = client.get(address)
    assert "immutable" in answer.headers["cache-control"]
    english = json.loads((paths.locales() / "en" / "messages.json").read_text("utf-8"))
    assert answer.json()["words"].items() <= english.items()
    assert '"zh_TW":' not in answer.text
    assert "immutable" not in client.get(f"/site/{name}.json?v=older").headers["cache-control"]


def test_a_situation_needs_few_bytes(client: TestClient) -> None:
    meta = client.get("/site/lookup.json").json()["meta"]
    read = json.dumps(meta["fold"], ensure_ascii=False)
    code = [client.get(one).text for one in scripts(client, "/")]
    assert sum(len(brotli.compress(one.encode())) for one in (read, *code)) <= FIRST_READING


def test_the_lookup_page_folds_the_characters_of_its_situations(client: TestClient) -> None:
    fold = client.get("/site/lookup.json").json()["meta"]["fold"]
    pairs = dict(zip(fold[::2], fold[1::2], strict=True))
    assert (pairs["還"], pairs["錢"], pairs["訴"]) == ("还", "钱", "诉")


@pytest.mark.parametrize("coding", ["br", "gzip", "identity"])
def test_pages_and_data_come_in_the_coding_that_is_taken(client: TestClient, coding: str) -> None:
    for path in ("/", "/site/lookup.json", "/pages/page.css"):
        answer = client.get(path, headers={"Accept-Encoding": coding})
        assert answer.headers.get("content-encoding", "identity") == coding
        assert "Accept-Encoding" in answer.headers["vary"]
        assert answer.text == client.get(path, headers={"Accept-Encoding": "identity"}).text


@pytest.mark.parametrize(
    "path",
    [
        "/site/nothing.js",
        "/site/nothing.json",
        "/site/..%2Fmanifest.json",
        "/pages/popup.js",
        "/pages/options.html",
        "/pages/nothing.css",
        "/_locales/en/messages.json",
        "/core/cost/offer.js",
    ],
)
def test_no_other_file_of_the_extension_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_lookup_page_names_the_table_of_situations_which_comes_behind_it(
    client: TestClient,
) -> None:
    place = str(page(client, "/").select("main")[0]["data-behind"])
    assert place.startswith("/site/situation-table.json?v=")
    answer = client.get(place)
    assert "immutable" in answer.headers["cache-control"]
    held = answer.json()
    assert {"crisis", "fee", "none"} <= {*held["situation_table"]["situations"]}
    assert "傳传" in held["fold"]
    stale = client.get("/site/situation-table.json?v=0")
    assert stale.headers["cache-control"] == "no-cache"

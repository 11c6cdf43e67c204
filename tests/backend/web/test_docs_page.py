"""/docs: every operation and shape of the description, on a page that loads nothing of others."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from xiancha import messages
from xiancha.web.app import create_app
from xiancha.web.openapi import DOCUMENT, OPERATIONS, TAGS


@pytest.fixture(scope="module")
def client(few_editions: Path) -> TestClient:
    return TestClient(create_app(few_editions), raise_server_exceptions=False)


@pytest.fixture(scope="module")
def page(client: TestClient) -> BeautifulSoup:
    return BeautifulSoup(client.get("/docs").text, "lxml")


def test_every_operation_and_shape_is_there(page: BeautifulSoup) -> None:
    ids = {str(found["id"]) for found in page.select("details[id]")}
    shapes = {f"schema-{name}" for name in DOCUMENT["components"]["schemas"]}
    assert ids == shapes | {one.id for one in OPERATIONS}
    targets = {str(found["id"]) for found in page.select("[id]")}
    links = {str(link["href"])[1:] for link in page.select('a[href^="#"]')}
    assert links <= targets


def test_what_it_says_to_type_is_answered(client: TestClient, page: BeautifulSoup) -> None:
    for one in OPERATIONS:
        found = page.select_one(f"details[id='{one.id}'] > pre")
        assert found
        words = shlex.split(found.text)
        assert words[:2] == ["curl", "-s"]
        address = urlsplit(words[-1])
        asked = f"{address.path}?{address.query}" if address.query else address.path
        if one.method == "post":
            answer = client.post(asked, content=words[words.index("--json") + 1])
        else:
            answer = client.get(asked)
        assert answer.status_code == 200, asked


@pytest.mark.parametrize("lang", ["zh-CN", "zh-TW", "en", "id"])
def test_its_own_words_are_in_the_language_asked_for(client: TestClient, lang: str) -> None:
    sent = client.get(f"/docs?lang={lang}")
    page = BeautifulSoup(sent.text, "lxml")
    assert page.html
    assert (page.html["lang"], sent.headers["content-language"]) == (lang, lang)
    chosen = messages.meant(lang) or ""
    shown = page.get_text()
    for name in [*TAGS, "title", "about", "shapes"]:
        assert messages.text(chosen, f"docs_{name}") in shown
    assert sent.headers["etag"] != client.get("/docs?lang=fr").headers["etag"] or lang == "zh-CN"


def test_the_parts_are_told_as_in_the_description() -> None:
    assert {name: messages.text("en", f"docs_{name}") for name in TAGS} == TAGS


def test_it_loads_and_runs_only_what_is_ours(client: TestClient, page: BeautifulSoup) -> None:
    policy = client.get("/docs").headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    loaded = [str(one.get("src") or one.get("href")) for one in page.select("script, link")]
    for address in loaded:
        assert re.fullmatch(r"/(static|pages)/[a-z.]+", address)
        assert client.get(address).status_code == 200
    assert not page.select("[style], [onclick], style")

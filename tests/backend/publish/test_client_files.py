"""Short files say what others say: what an edition carries, and what browsers fetch of it."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import deflate
import pytest

from xiancha import paths
from xiancha.content import topics
from xiancha.edition import files, on_disk, products
from xiancha.edition.manifest import for_browsers
from xiancha.messages import LANGUAGES, tag
from xiancha.publish import client_files, client_products, tables

CASE = json.loads((Path(__file__).parents[2] / "cases/short-files.json").read_text("utf-8"))
FULL: dict[str, Any] = CASE["full"]
KINDS = ("questions", "doors", "letters", "breaches", "threats", "court_papers", "apps")


def made() -> dict[str, Any]:
    order = FULL["content/order.json"]
    content = {
        "checklists": [FULL[f"content/checklists/{one}.json"] for one in order],
        "laws": FULL["laws.json"],
        **{name: FULL[f"content/{name}.json"] for name in KINDS},
    }
    lenders = {
        name: client_files.lenders(part, [register for register, _ in part["sources"]])
        for name, part in FULL.items()
        if name.endswith("/lenders.json") and part["lenders"]
    }
    return client_files.by_language(FULL, content, lenders, {})


@pytest.mark.parametrize("language", CASE["told"])
def test_each_language_has_its_texts_and_what_all_have(language: str) -> None:
    folder = f"{tag(language)}/"
    found = {name: part for name, part in made().items() if name.startswith(folder)}
    expected = CASE["short"] | CASE["told"][language]
    assert found == {folder + name: part for name, part in expected.items()}


def test_every_language_has_the_same_files() -> None:
    all_made = made()
    names = [
        {name.partition("/")[2] for name in all_made if name.startswith(f"{tag(language)}/")}
        for language in LANGUAGES
    ]
    assert names == [CASE["short"].keys() | CASE["told"]["id"].keys()] * len(LANGUAGES)


def test_without_content_there_are_no_checklists_and_no_help() -> None:
    bare = client_files.by_language(FULL, {"laws": [], "letters": None}, {}, {})
    expected = {"checklists": [], "help": {}, "laws": [], "letters": {}}
    assert {name: bare[f"en/{name}.json"] for name in expected} == expected
    assert "en/threats.json" not in bare


def test_readers_of_a_language_may_get_more_of_a_file() -> None:
    made = client_files.by_language(
        FULL, {}, {"NG/lenders.json": b"few"}, {"en": {"NG/lenders.json": b"all"}}
    )
    found = {
        name.partition("/")[0]: part
        for name, part in made.items()
        if name.endswith("NG/lenders.json")
    }
    assert found == {"zh-CN": b"few", "zh-TW": b"few", "en": b"all", "id": b"few"}


def test_browsers_fetch_what_the_index_of_their_language_names() -> None:
    names = [*FULL, "lookup.sqlite", "en/known.json", "id/known.json", "zh-CN/known.json"]
    assert for_browsers(names, "en") == ["en/known.json"]
    assert for_browsers(names, "zh_CN", "id") == ["id/known.json", "zh-CN/known.json"]
    assert for_browsers(names) == names[-3:]


def test_of_an_edition_of_before_browsers_fetch_all_but_the_database() -> None:
    assert for_browsers([*FULL, "lookup.sqlite"]) == list(FULL)


def test_a_lender_says_no_more_than_its_row(editions: Path) -> None:
    whole = on_disk.newest(editions)
    lenders = whole.content("SG/lenders.json")["lenders"]
    assert {tuple(one) for one in lenders} == {client_files.LENDER}


def test_readers_come_to_the_same_questions_back(editions: Path) -> None:
    """What is spelt as it sounds is left out of an edition: all of it follows, in its order."""
    whole = on_disk.newest(editions)
    held, lenders = whole.content(products.FILE), whole.content("CN/lenders.json")
    short = client_products.products(held, lenders)
    spoken = [*client_products.of_products(held), *client_products.of_lenders(lenders)]
    sounds = client_products.sounds_of(held)
    found = client_products.respelt(short["asks"], spoken, short["spelt"], sounds)
    assert [*found.items()] == [*held["asks"].items()]
    assert len(short["asks"]) < len(held["asks"]) / 4


def test_where_readers_would_come_to_others_all_of_it_is_told() -> None:
    held = FULL[products.FILE]
    backwards = held | {"asks": dict(reversed(held["asks"].items()))}
    short = client_products.products(backwards, FULL["CN/lenders.json"])
    assert short["asks"] == backwards["asks"]
    assert "spelt" not in short


MORE = {"en": 40_000, "id": 85_000}
"""What readers of these languages get beside: names of lenders abroad, and those of old lists."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_edition_is_fetched_in_less_than_345_kilobytes_and_36_requests(
    editions: Path, language: str
) -> None:
    """Of all countries, with the warnings from abroad; the tables that came with it are there."""
    more = MORE.get(language, 0)
    whole = on_disk.newest(editions)
    named = {whole.path(name) for name in for_browsers(whole.files, language)}
    own = {hashlib.sha256(one).hexdigest() for one in (tables.page_model(), topics.published())}
    assert own <= {place.stem for place in named}
    files_of_it = {editions / files.manifest_path(whole.number), *named}
    asked = [path for path in files_of_it if path.stem not in own]
    stamp = (editions / files.TIMESTAMP).stat().st_size
    assert stamp + sum(map(_packed, asked)) < 345_000 + more
    assert len(asked) + 1 < 36
    behind = {whole.files[f"{tag(language)}/{name}"].sha256 for name in _behind_in_the_app()}
    at_first = [path for path in asked if path.stem not in behind]
    assert len(at_first) == len(asked) - 1
    assert stamp + sum(map(_packed, at_first)) < 266_000 + more


@cache
def _packed(place: Path) -> int:
    """The size of its gzip as it is published; the tests pack less well."""
    return len(deflate.gzip_compress(place.read_bytes(), 12))


def _behind_in_the_app() -> list[str]:
    """What the phone app fetches once questions are answered."""
    text = (paths.extension() / "app/browser/own-signals.js").read_text("utf-8")
    (named,) = re.findall(r"LATER = (\[.*\]);", text)
    names: list[str] = json.loads(named)
    return names

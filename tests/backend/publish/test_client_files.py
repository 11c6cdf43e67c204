"""What browsers fetch of an edition, in each language."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import deflate
import pytest

from xiancha import normalise, paths
from xiancha.edition import files, on_disk, products
from xiancha.edition.manifest import for_browsers
from xiancha.merge.lender import Entry, Name
from xiancha.messages import LANGUAGES, tag
from xiancha.model import Listing, Proof, Source, Status
from xiancha.publish import client_files, client_products, tables, write_products
from xiancha.publish.client_rows import Country, Sources, lender_rows

CASE = json.loads((Path(__file__).parents[2] / "cases/client-files.json").read_text("utf-8"))
HELD: dict[str, Any] = CASE["held"]
AT = datetime(2026, 11, 1, tzinfo=UTC)


def entries(country: str) -> list[Entry]:
    register, _ = CASE["same"][f"{country}/lenders.json"]["sources"][0]
    source = Source(register, date(2026, 11, 1), AT, "0" * 64, "https://d.example/")
    listing = Listing(source=source, status=Status.active, lends=True)

    def name(normal: str, kind: Any, text: str, *said: Any) -> Name:
        proof, links, renamed = (*said, *("register", [], {})[len(said) :])
        now = renamed.get("now", "")
        return Name(normal, kind, text, source, Proof(proof), tuple(links), now=now)

    return [
        Entry(
            one["id"],
            one["name"],
            country,
            one["category"],
            one["licence"],
            tuple(name(*told) for told in one["names"]),
            (listing,) if one["is_listed"] else (),
        )
        for one in HELD["lenders"][country]
    ]


def made() -> dict[str, Any]:
    coverage = dict.fromkeys(LANGUAGES, HELD["coverage"])
    held = dict.fromkeys(LANGUAGES, CASE["same"]["CN/products.json"])
    return client_files.by_language(CASE["same"], HELD["content"], coverage, held)


@pytest.mark.parametrize("language", CASE["told"])
def test_each_language_has_its_texts_and_what_all_have(language: str) -> None:
    folder = f"{tag(language)}/"
    found = {name: part for name, part in made().items() if name.startswith(folder)}
    expected = CASE["same"] | CASE["told"][language]
    assert found == {folder + name: part for name, part in expected.items()}


def test_every_language_has_the_same_files() -> None:
    all_made = made()
    names = [
        {name.partition("/")[2] for name in all_made if name.startswith(f"{tag(language)}/")}
        for language in LANGUAGES
    ]
    assert names == [CASE["same"].keys() | CASE["told"]["id"].keys()] * len(LANGUAGES)


def test_without_content_there_are_no_checklists_and_no_help() -> None:
    coverage = dict.fromkeys(LANGUAGES, HELD["coverage"])
    bare = client_files.by_language(
        {}, {"laws": [], "letters": None}, coverage, dict.fromkeys(LANGUAGES)
    )
    expected = {"checklists": [], "help": {}, "laws": [], "letters": {}}
    assert {name: bare[f"en/{name}.json"] for name in expected} == expected
    assert "en/threats.json" not in bare


def test_tables_say_each_code_point_and_each_ending_once() -> None:
    fold = HELD["fold"]
    table = dict(zip(fold[::2], fold[1::2], strict=True))
    assert tables.folding(table) == CASE["same"]["shared.json"]["fold"]
    suffixes = {part: tables.by_ending(rules) for part, rules in HELD["public_suffixes"].items()}
    assert suffixes == CASE["same"]["public-suffixes.json"]


@pytest.mark.parametrize("country", HELD["lenders"])
def test_a_lender_is_a_row_without_what_follows_from_the_rest_of_it(country: str) -> None:
    sources = Sources()
    rows = lender_rows(entries(country), Country(), sources)
    assert rows["lenders"] == CASE["same"][f"{country}/lenders.json"]["lenders"]
    assert len([*sources]) == 1


def test_products_say_each_source_and_each_firm_once() -> None:
    spoken = client_products.of_lenders(entries("CN"))
    assert client_products.products(HELD["products"], spoken) == CASE["same"][products.FILE]


def test_browsers_fetch_what_the_index_of_their_language_names() -> None:
    names = ["laws.json", "lookup.sqlite", "en/known.json", "id/known.json", "zh-CN/known.json"]
    assert for_browsers(names, "en") == ["en/known.json"]
    assert for_browsers(names, "zh_CN", "id") == ["id/known.json", "zh-CN/known.json"]
    assert for_browsers(names) == names[-3:]


def test_readers_come_to_the_same_questions_back(editions: Path) -> None:
    """What is spelt as it sounds is left out of an edition: all of it follows, in its order."""
    whole = on_disk.newest(editions)
    held = write_products.at_home(whole.content(products.FILE))
    told = whole.content(f"zh-CN/{products.FILE}")
    rows = whole.content("zh-CN/CN/lenders.json")["lenders"]
    short = [
        (normal or normalise.known_company(text or name), name)
        for _, name, *_, listings, names in rows
        for normal, kind, text, *_ in (names if listings else ())
        if kind == "short"
    ]
    lenders = [spoken for one in short for spoken in client_products.spoken_of(*one)]
    spoken = [*client_products.of_products(held), *lenders]
    sounds = client_products.sounds_of(held)
    found = client_products.respelt(told["asks"], spoken, told["spelt"], sounds)
    assert [*found.items()] == [*held["asks"].items()]
    assert len(told["asks"]) < len(held["asks"]) / 4


def test_where_readers_would_come_to_others_all_of_it_is_told() -> None:
    held = HELD["products"]
    backwards = held | {"asks": dict(reversed(held["asks"].items()))}
    told = client_products.products(backwards, client_products.of_lenders(entries("CN")))
    assert told["asks"] == backwards["asks"]
    assert "spelt" not in told


MORE = {"en": 40_000, "id": 85_000}
"""What readers of these languages get beside: names of lenders abroad, and those of old lists."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_edition_is_fetched_in_less_than_440_kilobytes_and_36_requests(
    editions: Path, language: str
) -> None:
    """All countries with their help and warnings, without the tables that the app carries."""
    more = MORE.get(language, 0)
    whole = on_disk.newest(editions)
    named = {whole.path(name) for name in for_browsers(whole.files, language)}
    own = {hashlib.sha256(one).hexdigest() for one in (tables.page_model(),)}
    assert own <= {place.stem for place in named}
    files_of_it = {editions / files.manifest_path(whole.number), *named}
    asked = [path for path in files_of_it if path.stem not in own]
    stamp = (editions / files.TIMESTAMP).stat().st_size
    assert stamp + sum(map(_packed, asked)) < 440_000 + more
    assert len(asked) + 1 < 36
    behind = {whole.files[f"{tag(language)}/{name}"].sha256 for name in _behind_in_the_app()}
    at_first = [path for path in asked if path.stem not in behind]
    assert len(at_first) == len(asked) - 1
    assert stamp + sum(map(_packed, at_first)) < 400_000 + more


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

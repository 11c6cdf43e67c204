"""What browsers fetch: short files in an index of each language (docs/editions.md).

They say what other files of an edition say, in fewer bytes; those stay for servers and for
extensions of before. Pure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from pydantic_core import from_json

from xiancha import normalise
from xiancha.edition.products import FILE
from xiancha.messages import LANGUAGES, languages_for, tag
from xiancha.publish import client_products

_TOLD = ("threats", "court_papers", "apps")
"""The help that is a file of its own, in one language."""
_WRITTEN = ("letters", "breaches")
"""What letters are made of."""
_IN_LETTERS = ("label",)
"""What letters say of a rule: how it is cited."""
_ROWS = re.compile(r"[A-Z]{2}/(old-warned|warned/.+)\.json")
"""The files of a country that are short as they are."""
_LENDERS_BESIDE = FILE.replace("products", "lenders")
"""Those that products may name."""
_BY_ID = ("doors", "first")
"""The fields that hold doors."""
LENDER = ("id", "name", "category", "licence", "verdict", "reason", "listings")
"""What a row says of a lender, in turn; its names come behind."""
_IMPLIED = 0
_BY_NAME, _BY_LICENCE = 0, 1
"""Instead of an id."""
_Rule = tuple[str, str]
"""A law and what an article of it is called in Chinese."""


def by_language(
    whole: Mapping[str, Any],
    content: dict[str, Any],
    lenders: Mapping[str, Any],
    abroad: Mapping[str, Mapping[str, Any]],
) -> dict[str, Any]:
    """The short files of every language, by the tag of the language and their name.

    `whole` are the other files of the edition, `content` what checklists.json holds in the first
    format; `lenders` the text of each country's `lenders`, `abroad` the files of which
    readers of a language get more, as they get them.
    """
    same, told = {**_same(whole), **lenders}, of_content(content)
    coverage = {**whole["coverage.json"], "categories": whole["tables/categories.json"]}
    return {
        f"{tag(language)}/{name}": part
        for language in LANGUAGES
        for name, part in {
            **same,
            "coverage.json": in_language(coverage, language),
            **told[language],
            **abroad.get(language, {}),
        }.items()
    }


def of_content(content: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """By language: the files that hold nothing but content."""
    told, letters = _told(content), _letters(content)
    return {
        language: {
            **in_language(told, language),
            "letters.json": in_language(letters, language, is_letter=True),
        }
        for language in LANGUAGES
    }


def in_language(value: Any, language: str, *, is_letter: bool = False) -> Any:
    """With each text in this language alone, or in the one that is read where the text lacks it.

    What letters say is also in those that stand in for the language: theirs is that of who gets
    them.
    """
    if isinstance(value, list):
        return [in_language(one, language, is_letter=is_letter) for one in value]
    if not isinstance(value, dict):
        return value
    if LANGUAGES[0] in value:
        found = [one for one in languages_for(language) if value.get(one)]
        return {one: value[one] for one in (found if is_letter else found[:1])}
    return {
        key: in_language(one, language, is_letter=is_letter or key in _IN_LETTERS)
        for key, one in value.items()
    }


def shared(table: dict[str, Any]) -> dict[str, Any]:
    """The shared table with its folding as steps: simplified characters, then traditional ones.

    A step is the difference of two code points that follow each other; the first is from 0.
    """
    return table | {"fold": _folding(table["fold"])}


def public_suffixes(published: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Of each part: ending → the first labels of its rules; the ending of `com` is empty."""
    return {part: _by_ending(rules) for part, rules in published.items()}


def lenders(rows: dict[str, Any], registers: Sequence[str]) -> dict[str, Any]:
    """Each lender as a row with its names at the end, without what its name or licence implies.

    `registers` are those of its listings, by their place.
    """
    of: dict[int, list[list[Any]]] = defaultdict(list)
    for normal, place, kind, text, *said in rows["names"]:
        own = rows["lenders"][place]["name"]
        is_folded = normalise.known_company(text) == normal
        row = [_IMPLIED if is_folded else normal, kind, _IMPLIED if text == own else text, *said]
        of[place].append(row)
    listed = [
        [_id(one, registers), *(one[key] for key in LENDER[1:]), of[place]]
        for place, one in enumerate(rows["lenders"])
    ]
    rest = {key: part for key, part in rows.items() if key not in ("names", "licences")}
    return rest | {"lenders": listed}


def _id(lender: dict[str, Any], registers: Sequence[str]) -> str | int:
    """How an id follows from the register of the first listing: with the licence, or the name."""
    if not lender["listings"]:
        return str(lender["id"])
    register = registers[lender["listings"][0][0]]
    ways = {
        f"{register}:{normalise.known_company(lender['name'])}": _BY_NAME,
        f"{register}:{lender['licence']}": _BY_LICENCE,
    }
    return ways.get(lender["id"], str(lender["id"]))


def _same(whole: Mapping[str, Any]) -> dict[str, Any]:
    """What every language has."""
    documents = (part for name, part in whole.items() if name.endswith("/documents.json"))
    return {
        "known.json": whole["known.json"],
        "shared.json": shared(whole["tables/shared.json"]),
        "public-suffixes.json": public_suffixes(whole["tables/public-suffixes.json"]),
        "page-model.json": whole["tables/page-model.json"],
        "threat-points.json": whole["tables/threat-points.json"],
        "topics.json": whole["tables/topics.json"],
        "documents.json": {register: one for part in documents for register, one in part.items()},
        **{name: part for name, part in whole.items() if _ROWS.fullmatch(name)},
        **_products(whole),
    }


def _products(whole: Mapping[str, Any]) -> dict[str, Any]:
    if FILE not in whole:
        return {}
    rows = whole.get(_LENDERS_BESIDE, {})
    rows = from_json(rows) if isinstance(rows, bytes) else rows
    return {FILE: client_products.products(whole[FILE], rows)}


def _letters(content: dict[str, Any]) -> dict[str, Any]:
    parts = {name: content[name] for name in _WRITTEN if content.get(name)}
    named: dict[str, Any] = _by_id(parts, _rules(content))
    return named


def _told(content: dict[str, Any]) -> dict[str, Any]:
    """What is in one language, still in all of them."""
    apart = ("checklists", "laws", *_TOLD, *_WRITTEN)
    files = {
        "checklists.json": content.get("checklists", []),
        **{f"{name}.json": content[name] for name in _TOLD if content.get(name)},
    }
    rules = _rules(content)
    return {
        "laws.json": content.get("laws", []),
        "help.json": {name: part for name, part in content.items() if part and name not in apart},
        **{name: _by_id(part, rules) for name, part in files.items()},
    }


def _rules(content: dict[str, Any]) -> dict[_Rule, str]:
    return {
        (law["id"], article["label"]["zh_CN"]): f"{law['id']}/{article['id']}"
        for law in content.get("laws", ())
        for article in law["articles"]
    }


def _by_id(value: Any, rules: dict[_Rule, str]) -> Any:
    if isinstance(value, list):
        return [_by_id(one, rules) for one in value]
    if not isinstance(value, dict):
        return value
    made = {key: _by_id(one, rules) for key, one in value.items()}
    for key in _BY_ID:
        if isinstance(value.get(key), list):
            made[key] = [door["id"] for door in value[key]]
    if "cites" in value:
        made["cites"] = [rules[one["law"], one["label"]["zh_CN"]] for one in value["cites"]]
    return made


@lru_cache(2)
def _folding(text: str) -> list[list[int]]:
    pairs = sorted(zip(map(ord, text[1::2]), map(ord, text[::2]), strict=True))
    return [_steps(new for new, _ in pairs), _steps(old for _, old in pairs)]


def _steps(codes: Iterable[int]) -> list[int]:
    return [after - before for before, after in pairwise([0, *codes])]


@lru_cache(4)
def _by_ending(rules: str) -> dict[str, str]:
    found: dict[str, list[str]] = defaultdict(list)
    for rule in rules.split():
        first, _, ending = rule.partition(".")
        found[ending].append(first)
    named = sorted(found.items(), key=lambda one: one[0].split(".")[::-1])
    return {ending: " ".join(first) for ending, first in named}

"""The tables of an edition: what readers need to agree with the server."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from xiancha import normalise
from xiancha.edition.coverage import Coverage
from xiancha.lookalike import word_lists as lookalike
from xiancha.normalise.places import places
from xiancha.products.owners import super_apps
from xiancha.publish.namesakes import NearNames
from xiancha.registers import catalogue, shared_hosts

_PAGE_MODEL = Path(__file__).with_name("page-model.json")


def shared(near: NearNames) -> dict[str, Any]:
    """Folding, links to stores, words of lookalikes, places, shared hosts, the apps whose main use
    is another than loans, and what is like known hosts: hosts of one owner each, and words.
    """
    return {**_shared(), **near._asdict()}


@cache
def _shared() -> dict[str, Any]:
    return {
        "fold": folding(normalise.fold_table()),
        "shared_hosts": sorted(shared_hosts.shared_hosts()),
        "shorteners": sorted(shared_hosts.shorteners()),
        "stores": normalise.published_stores(),
        "lookalike": lookalike.PUBLISHED,
        "places": places(),
        "super_apps": sorted(one for one in super_apps() if normalise.app(one) == one),
    }


def folding(table: dict[str, str]) -> list[list[int]]:
    """Simplified characters, then the traditional ones that fold to them, by their code points.

    Each is written as the difference from the one before; the first is from 0.
    """
    pairs = sorted((ord(new), ord(old)) for old, new in table.items())
    return [_steps(new for new, _ in pairs), _steps(old for _, old in pairs)]


def _steps(codes: Iterable[int]) -> list[int]:
    return [after - before for before, after in pairwise([0, *codes])]


@cache
def public_suffixes() -> dict[str, dict[str, str]]:
    """Of each part: ending → the first labels of its rules; the ending of `com` is empty."""
    return {part: by_ending(rules) for part, rules in normalise.published_suffixes().items()}


def by_ending(rules: str) -> dict[str, str]:
    """Rules that stand in one text: what follows the first label → the first labels."""
    found: dict[str, list[str]] = defaultdict(list)
    for rule in rules.split():
        first, _, ending = rule.partition(".")
        found[ending].append(first)
    named = sorted(found.items(), key=lambda one: one[0].split(".")[::-1])
    return {ending: " ".join(first) for ending, first in named}


def page_model() -> bytes:
    """What the signals and words of a page say about whether it offers loans, as JSON.

    Written by tests/bench/learn.py. The extension carries the same bytes: it fetches no table that
    has their hash, and goes by them where an edition has none.
    """
    return _PAGE_MODEL.read_bytes()


def categories(coverage: Coverage) -> list[dict[str, Any]]:
    """Every category, and whether the edition holds it whole."""
    return [
        {
            "country": category.country,
            "category": category.id,
            "marks": list(category.marks),
            "lends": category.lends,
            "whole": coverage.whole(category.country, category.id) is not None,
            "title": category.title,
            "ask": category.ask and category.ask.model_dump(),
        }
        for category in catalogue.categories()
    ]

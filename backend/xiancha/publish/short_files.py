"""Short files: what other files of an edition say, in fewer bytes (docs/editions.md).

Browsers read these; the others stay for servers and for extensions of before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

_BY_ID = ("doors", "first")
"""The fields that hold doors."""
_HELP = ("letters", "breaches", "threats", "court_papers")
"""The help that names rules or doors."""
_Rule = tuple[str, str]
"""A law and what an article of it is called in Chinese."""


def content(content: dict[str, Any]) -> dict[str, Any]:
    """Checklists by their kind, and other help, with rules and doors by their ids."""
    rules = {
        (law["id"], article["label"]["zh_CN"]): f"{law['id']}/{article['id']}"
        for law in content.get("laws", ())
        for article in law["articles"]
    }
    kinds: dict[str, list[Any]] = defaultdict(list)
    for one in content.get("checklists", ()):
        kinds[one["id"].partition("/")[2]].append(_by_id(one, rules))
    help = {name: content[name] for name in _HELP if content.get(name)}
    return {
        **{f"content/short/checklists/{kind}.json": lists for kind, lists in kinds.items()},
        **{f"content/short/{name}.json": _by_id(part, rules) for name, part in help.items()},
    }


def shared(table: dict[str, Any]) -> dict[str, Any]:
    """The shared table with its folding as steps: simplified characters, then traditional ones.

    A step is the difference of two code points that follow each other; the first is from 0.
    """
    text = table["fold"]
    pairs = sorted(zip(map(ord, text[1::2]), map(ord, text[::2]), strict=True))
    return table | {"fold": [_steps(new for new, _ in pairs), _steps(old for _, old in pairs)]}


def public_suffixes(published: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Of each part: ending → the first labels of its rules; the ending of `com` is empty."""
    return {part: _by_ending(rules.split()) for part, rules in published.items()}


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


def _steps(codes: Iterable[int]) -> list[int]:
    return [after - before for before, after in pairwise([0, *codes])]


def _by_ending(rules: Iterable[str]) -> dict[str, str]:
    found: dict[str, list[str]] = defaultdict(list)
    for rule in rules:
        first, _, ending = rule.partition(".")
        found[ending].append(first)
    named = sorted(found.items(), key=lambda one: one[0].split(".")[::-1])
    return {ending: " ".join(first) for ending, first in named}

"""What browsers fetch: the files in the index of each language (docs/editions.md). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xiancha.edition import products
from xiancha.messages import LANGUAGES, languages_for, tag

_TOLD = ("threats", "court_papers", "apps")
"""The help that is a file of its own, in one language."""
_WRITTEN = ("letters", "breaches")
"""What letters are made of."""
_IN_LETTERS = ("label",)
"""What letters say of a rule: how it is cited."""
_BY_ID = ("doors", "first")
"""The fields that hold doors."""
_Rule = tuple[str, str]
"""A law and what an article of it is called in Chinese."""


def by_language(
    same: Mapping[str, Any],
    content: dict[str, Any],
    coverage: Mapping[str, Any],
    held: Mapping[str, Any],
) -> dict[str, Any]:
    """The files of every language, by the tag of the language and their name.

    `same` is what all languages have, `content` what maintainers wrote; `coverage` has what is
    covered by language, in all of them, `held` the products that readers of a language get.
    """
    told = of_content(content)
    return {
        f"{tag(language)}/{name}": part
        for language in LANGUAGES
        for name, part in {
            **same,
            products.FILE: held[language],
            "coverage.json": in_language(coverage[language], language),
            **told[language],
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

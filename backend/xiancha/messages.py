"""The message catalogues shared with the extension (`_locales`)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from xiancha import paths

NAMES = {"zh_CN": "简体中文", "zh_TW": "繁體中文", "en": "English", "id": "Bahasa Indonesia"}
"""Each language by its own name, in the order shown. The first is never missing from a text."""
LANGUAGES = tuple(NAMES)
_INSTEAD = {"zh_TW": ("zh_CN",), "en": ("zh_CN",), "id": ("en", "zh_CN")}
"""What is read where a text lacks the language, in turn."""
_TRADITIONAL = {"hant", "tw", "hk", "mo"}
_MORE = {
    "zh_CN": ("、", "等{all}家"),
    "zh_TW": ("、", "等{all}家"),
    "en": (", ", " and {more} more"),
    "id": (", ", " dan {more} lainnya"),
}
"""The separator of names in a list, and the words for those left out."""
_MOST_LIKED = 20
"""Nobody reads more languages."""
_WEIGHT = re.compile(r"0(\.[0-9]{0,3})?|1(\.0{0,3})?")
_PLACEHOLDER = re.compile(r"{(\w+)}")


@cache
def catalogue(language: str) -> dict[str, str]:
    """Key → text of one language."""
    file = paths.locales() / language / "messages.json"
    return {key: entry["message"] for key, entry in json.loads(file.read_text("utf-8")).items()}


def text(language: str, key: str, values: Mapping[str, str] | None = None) -> str:
    """The text of `key` with its {placeholders} filled; where `n` is 1, of its form for one.

    Raises KeyError for an unknown key.
    """
    texts = catalogue(language)
    if not values:
        return texts[key]
    said = texts.get(f"{key}_one", texts[key]) if values.get("n") == "1" else texts[key]
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), said)


@lru_cache(256)
def choose(accept_language: str) -> str:
    """The language that an Accept-Language header likes best; Chinese by default (RFC 9110)."""
    liked = [_liked(part) for part in accept_language.split(",")[:_MOST_LIKED]]
    for weight, tag in sorted(liked, key=lambda one: -one[0]):
        if weight > 0 and (found := meant(tag)):
            return found
    return LANGUAGES[0]


def _liked(part: str) -> tuple[float, str]:
    """The weight and the tag of one part of the header: `en;q=0.8`, `EN;Q=0.8`.

    A weight that is none, or is not from 0 to 1, is 0.
    """
    tag, parted, weight = part.replace(" ", "").lower().partition(";q=")
    known = not parted or _WEIGHT.fullmatch(weight)
    return (float(weight or 1) if known else 0.0), tag


def meant(tag: str) -> str | None:
    """The language that a tag means, such as `zh-HK`, `zh_TW` or `id-ID`; None for another."""
    main, *rest = tag.lower().replace("_", "-").split("-")
    if main == "zh":
        return "zh_CN" if "hans" in rest or not _TRADITIONAL & set(rest) else "zh_TW"
    return main if main in LANGUAGES else None


def tag(language: str) -> str:
    """The language as HTML and HTTP write it."""
    return language.replace("_", "-")


def languages_for(language: str) -> tuple[str, ...]:
    """The language, then those that are used where a text lacks it."""
    return (language, *_INSTEAD.get(language, ()))


def held(text: Mapping[str, str], language: str) -> str:
    """The language in which the text is read by somebody who reads this one."""
    return next(one for one in languages_for(language) if text.get(one))


def localised(text: Mapping[str, str], language: str) -> str:
    """The text in this language, or in the one used where it lacks it."""
    return text[held(text, language)]


def in_one_language(value: Any, language: str) -> Any:
    """A value of JSON, the same with every text in one language, or in what stands in for it."""
    if isinstance(value, list):
        return [in_one_language(each, language) for each in value]
    if not isinstance(value, dict):
        return value
    if LANGUAGES[0] in value:
        return localised(value, language)
    return {key: in_one_language(each, language) for key, each in value.items()}


def joined(language: str, *sentences: str) -> str:
    """Sentences after one another, as the language writes them; empty ones are left out."""
    return ("" if language.startswith("zh") else " ").join(filter(None, sentences))


def listed(language: str, names: Sequence[str], most: int = 3) -> str:
    """Names in a row, as the language writes them; how many more there are than `most`."""
    between, rest = _MORE[language]
    more = len(names) - most
    said = rest.format(all=len(names), more=more) if more > 0 else ""
    return between.join(names[:most]) + said

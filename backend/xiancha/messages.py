"""The message catalogues shared with the extension (`_locales`)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache

from xiancha import content

LANGUAGES = ("zh_CN", "en")
_PLACEHOLDER = re.compile(r"{(\w+)}")


@cache
def catalogue(language: str) -> dict[str, str]:
    """Key → text of one language."""
    file = content.locales() / language / "messages.json"
    return {key: entry["message"] for key, entry in json.loads(file.read_text("utf-8")).items()}


def text(language: str, key: str, values: Mapping[str, str] | None = None) -> str:
    """The text of `key` with its {placeholders} filled. Raises KeyError for an unknown key."""
    known = values or {}
    return _PLACEHOLDER.sub(lambda found: known.get(found[1], found[0]), catalogue(language)[key])


def choose(accept_language: str) -> str:
    """The language for an Accept-Language header or a `lang` parameter; Chinese by default."""
    for part in accept_language.lower().split(","):
        tag = part.split(";")[0].strip()
        if tag.startswith("zh"):
            return "zh_CN"
        if tag.startswith("en"):
            return "en"
    return LANGUAGES[0]


def localised(text: Mapping[str, str], language: str) -> str:
    """The text in this language, in Chinese where it is missing."""
    return text.get(language) or text[LANGUAGES[0]]


def joined(language: str, *sentences: str) -> str:
    """Sentences after one another, as the language writes them; empty ones are left out."""
    return ("" if language == "zh_CN" else " ").join(filter(None, sentences))


def listed(language: str, names: Sequence[str], most: int = 3) -> str:
    """Names in a row, as the language writes them; how many more there are than `most`."""
    more = len(names) - most
    if language == "zh_CN":
        return "、".join(names[:most]) + (f"等{len(names)}家" if more > 0 else "")
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")

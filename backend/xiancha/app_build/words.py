"""The words that the app says, one file a language: of the extension's those that it can speak."""

from __future__ import annotations

import re
from collections.abc import Iterable

from xiancha import messages

_WORD = re.compile(r"[\"'`](\w+)(?:[\"'`]|\$\{)")


Catalogue = dict[str, dict[str, str]]
"""As browsers have it."""


def path_of(language: str, name: str = "messages") -> str:
    """Where they lie in the app, as in the extension."""
    return f"_locales/{language}/{name}.json"


def spoken(language: str, texts: Iterable[str]) -> Catalogue:
    """The texts of which scripts or pages name the key or how it begins, as a browser's catalogue.

    A key may be put together: `refused_${code}` speaks of all that begin with `refused_`.
    """
    words = {word for text in texts for word in _WORD.findall(text)}

    def is_spoken(key: str) -> bool:
        parts = key.removesuffix("_one").split("_")
        begun = ["_".join(parts[:n]) for n in range(1, len(parts) + 1)]
        return begun[-1] in words or any(
            f"{one}_" in words or (one in words and "_" in one) for one in begun
        )

    said = messages.catalogue(language).items()
    return {key: {"message": text} for key, text in said if is_spoken(key)}

"""The lender whose name a text in Latin letters begins with, but for a slip or its legal form.

The extension does the same in `extension/core/lookup/firm-at-start.js`.
"""

from __future__ import annotations

import re
from typing import Any

from rapidfuzz.distance import OSA

from xiancha import normalise
from xiancha.lookalike.common_words import COMMON_WORDS
from xiancha.lookup.edition import Edition

LEAST = 7
LEAST_ABROAD = 8
"""The letters of the shortest name: in a text that says its country, and in one that does not."""
MOST_WORDS, MOST_LETTERS, MOST_READ = 3, 30, 400
_WORD = re.compile("[a-z0-9]+")


def named_ahead(edition: Edition, text: str, country: str) -> list[dict[str, Any]]:
    """The one name that “quick credit at bedok” or “hero fincrop loan status” begins with, of a
    lender of the text's country where that is known, as `Edition.near` has it; else none.
    """
    plain = normalise.fold(text).strip()[:MOST_READ]
    if re.search(r"[\u3400-\u9fff]", plain):
        return []
    starts = edition.products.question.starts(plain)
    for start in dict.fromkeys((0, starts[-1])):
        words = _WORD.findall(plain[start:])
        for size in range(min(MOST_WORDS, len(words) - (start == 0)), 0, -1):
            if found := _bearing(edition, words[:size], country):
                return found
    return []


def _bearing(edition: Edition, words: list[str], country: str) -> list[dict[str, Any]]:
    """The one name that these words nearly are; no name repeats a word."""
    if len({*words}) < len(words):
        return []
    phrase = " ".join(words)
    normal = normalise.company(phrase)
    is_said = edition.products.question.says_nothing(phrase) or normal in COMMON_WORDS
    least = LEAST if country else LEAST_ABROAD
    if is_said or not least <= len(normal) <= MOST_LETTERS:
        return []
    near = [one for one in edition.near(normal) if one["lender"]]
    mine = [one for one in near if country in ("", one["lender"]["country"])]
    stem = normalise.short(normal)
    found = [one for one in mine if _short(one) == stem]
    found = found or [one for one in mine if _short(one).startswith(stem)]
    found = found or [one for one in mine if _misspells(stem, _short(one))]
    return found if len(found) == 1 else []


def _short(near: dict[str, Any]) -> str:
    return normalise.short(normalise.company(near["name"]))


def _misspells(mine: str, theirs: str) -> bool:
    """True for a name in Latin letters that is another, or how that begins, but for a letter."""
    size = len(mine)
    is_begun = mine[0] == theirs[0]
    return is_begun and any(
        OSA.distance(mine, theirs[:end]) == 1 for end in (size - 1, size, size + 1)
    )

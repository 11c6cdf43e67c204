"""Whom a text names among other words: they are only asked back for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from xiancha import names
from xiancha.lookalike.common_words import COMMON_WORDS
from xiancha.lookup import asked_about, pasted
from xiancha.lookup.edition import Edition
from xiancha.lookup.suggestions import SUGGESTIONS

LEAST_INSIDE = 6
LEAST_OF_COUNTRY = 5
LEAST_FIRST = 4
"""The letters of the shortest name that is looked for among other words, among those that are of a
country, and as the first word.
"""
LONGEST_FIRM = 20
MOST_FIRMS = 8
"""The characters of the longest name in Chinese that is looked for in a text; so many of them."""
_FIRM = re.compile("(?<=[\u3400-\u9fff])(?:银行|金融|消金|小贷|公司)")
"""What a name in Chinese ends in."""
_NUMBER = re.compile("(?<![a-z0-9])(?=[a-z]*[0-9])(?=[0-9]*[a-z])[a-z0-9]{8,32}(?![a-z0-9])")
"""What may be a licence number among words."""
_LOAN = re.compile("(?:loans?|apps?|apk)")
"""What stands behind the name of a loan app."""


def inside(edition: Edition, text: str, language: str) -> list[str]:
    """The legal names of those whom a text names among other words.

    In Latin letters a short name may be a word of any language, and one of ordinary words is
    nobody's. Who stands there word for word is meant, and no other, and nobody of another country
    than the text names. The extension does the same in `extension/core/lookup/named-inside.js`.
    """
    plain = names.fold(text)
    first = _first(edition, plain)
    begun = first or _told_of(plain)
    normals = [*map(names.company, _firms(edition, plain)), *_latin(edition, text, begun)]
    answers = [
        *(one.answer for normal in normals for one in edition.database.bearers(normal)),
        *(one for number in _NUMBER.findall(plain) for one in edition.database.licences(number)),
    ]
    held = [edition.lender_of(one, language) for one in dict.fromkeys(answers) if one > 0]
    country = edition.products.country(plain)
    found = [one for one in held if one] or _begun(edition, first or _pair(edition, plain))
    meant = [one["name"] for one in found if country in ("", one["country"])]
    word_for_word = [name for name in meant if names.fold(name) in plain]
    return list(dict.fromkeys(word_for_word or meant))[:SUGGESTIONS]


def _first(edition: Edition, plain: str) -> str:
    """The word that a text begins with, where the next, or a country, says that it is a name.

    “zenka loan app”, “tala ph”.
    """
    words = re.findall("[a-z0-9]+", plain)
    country = edition.products.country
    if len(words) < 2 or not plain.strip().startswith(words[0]) or country(words[0]):
        return ""
    is_name = len(words[0]) >= LEAST_FIRST and (_LOAN.fullmatch(words[1]) or country(plain))
    return words[0] if is_name else ""


def _pair(edition: Edition, plain: str) -> str:
    """The two words that a question begins with, where another says of which country it is."""
    words = re.findall("[a-z0-9]+", plain)
    pair = " ".join(words[:2])
    is_name = edition.products.country(plain) and len(words) > 2 and len(pair) > LEAST_INSIDE
    return pair if is_name and plain.strip().startswith(pair) else ""


def _told_of(plain: str) -> str:
    """The word that a story begins with: “okash dey call my contacts”."""
    words = re.findall("[a-z0-9]+", plain) if pasted.topics(plain) else []
    return words[0] if words and plain.strip().startswith(words[0]) else ""


def _latin(edition: Edition, text: str, first: str) -> Iterator[str]:
    """What may be a name in Latin letters, in normal form: the longest first."""
    words = asked_about.phrases(text, edition.products.question)
    is_of_country = edition.products.country(names.fold(text))
    inside = LEAST_OF_COUNTRY if is_of_country else LEAST_INSIDE
    for phrase in words if len(words) > 1 else ():
        normal = names.company(phrase)
        least = LEAST_FIRST if phrase == first else inside
        if len(normal) >= least and normal not in COMMON_WORDS:
            yield normal


def _begun(edition: Edition, first: str) -> list[dict[str, Any]]:
    """Whose name begins with these words."""
    normal = names.company(first)
    near = [one["lender"] for one in edition.near(normal)] if first else []
    return [one for one in near if names.company(one["name"]).startswith(normal)]


def _firms(edition: Edition, plain: str) -> Iterator[str]:
    """The pieces of a folded text that may be a firm's name in Chinese and stand alone in it."""
    beside = edition.products.surroundings
    for end in (one.end() for one in islice(_FIRM.finditer(plain), MOST_FIRMS)):
        for start in range(max(0, end - LONGEST_FIRM), end - LEAST_FIRST + 1):
            if (piece := plain[start:end]) != plain and beside.stands_alone(piece, plain):
                yield piece

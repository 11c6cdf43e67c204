"""Whom a text names among other words: they are only asked back for."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from itertools import chain, islice
from typing import Any

from xiancha import normalise
from xiancha.edition.database import Bearer
from xiancha.lookalike.common_words import COMMON_WORDS
from xiancha.lookup import asked_about, did_you_mean, pasted
from xiancha.lookup.edition import Edition
from xiancha.lookup.formal_names import NUMBER
from xiancha.lookup.name_ahead import named_ahead
from xiancha.lookup.near_names import SUGGESTIONS

LEAST_INSIDE = 6
LEAST_OF_COUNTRY = 5
LEAST_FIRST = 4
"""The letters of the shortest name that is looked for among other words, among those that are of a
country, and as the first word.
"""
MOST_WARNED_WORDS = 4
"""The words of the longest warned name that is looked for at the head of a text."""
MOST_BEGUN = 8
MOST_OF_STORY = 2
"""So many words of a text are looked for at the beginning of names, and of one with a topic."""
MOST_SAME_FIRST = 3
"""A word with which more names begin says nothing: Shree."""
LONGEST_FIRM = 20
MOST_FIRMS = 8
"""The characters of the longest name in Chinese that is looked for in a text; so many of them."""
_DOTTED = re.compile(r"[A-Za-z0-9]\.[A-Za-z0-9]")
"""What an address is made with."""
_WORD = re.compile("[a-z0-9]+")
_FROM = re.compile("(?<![a-z0-9])(?:from|by|called) ([a-z0-9]{5,20})(?![a-z0-9])")
"""What stands before whom a story is of."""
SAID = re.compile(r"\b(?:a|an|and|are|be|for|i|in|is|it|me|my|of|on|or|the|they|to|we|you)\b")
"""What makes a phrase of ordinary words one that anybody says: lend me."""
_FIRM = re.compile("(?<=[\u3400-\u9fff])(?:银行|金融|消金|小贷|公司)")
"""What a name in Chinese ends in."""
_LOAN = re.compile("(?:loans?|apps?|apk)")
"""What stands behind the name of a loan app."""


def inside(edition: Edition, text: str, language: str) -> list[str]:
    """What those are called whom a text names among other words: as the text does where that is
    the name of one, else by their legal names; else what its Pinyin means.

    In Latin letters a short name may be a word of any language, and one of ordinary words is
    nobody's. Who stands there word for word is meant, and no other, and nobody of another country
    than the text names. The extension does the same in `extension/core/lookup/firm-in-words.js`.
    """
    plain = normalise.fold(text)
    first = _first(edition, plain)
    begun = (first,) if first else _told_of(plain)
    least = LEAST_OF_COUNTRY if edition.products.country(plain) else LEAST_INSIDE
    normals = [
        *map(normalise.company, _firms(edition, plain)),
        *_latin(edition, text, begun, least),
    ]
    bearers = [one for normal in normals for one in _bearers(edition, normal)]
    numbers = (edition.database.licences(number) for number in NUMBER.findall(plain))
    borne = {one.answer: one for one in reversed(bearers)}
    answers = dict.fromkeys([*(one.answer for one in bearers), *chain.from_iterable(numbers)])
    held = {one: edition.lender_of(one, language) for one in answers if one > 0}
    called = [(one, _called(borne.get(at), one)) for at, one in held.items() if one]
    ahead = [] if called else named_ahead(edition, text, country(edition, text))
    called = called or [(one["lender"], one["name"]) for one in ahead]
    called = called or [(one, one["name"]) for one in _begun_in(edition, text, plain, first)]
    own = edition.products.country(plain)
    meant = [(one["name"], name) for one, name in called if own in ("", one["country"])]
    word_for_word = [name for legal, name in meant if normalise.fold(legal) in plain]
    found = word_for_word or [name for _, name in meant] or _spelt(edition, text)
    return list(dict.fromkeys(found))[:SUGGESTIONS]


def warned(edition: Edition, text: str) -> list[str]:
    """The name of several words that a text begins with, where a regulator warns, or did, of it."""
    words = _WORD.findall(normalise.fold(text))
    begun = (
        " ".join(words[:size]) for size in range(min(MOST_WARNED_WORDS, len(words) - 1), 1, -1)
    )
    found = (
        one for one in begun if edition.database.warned_names(normalise.company(one), own=True)
    )
    return [*islice(found, 1)]


def country(edition: Edition, text: str) -> str:
    """The code of the one country of which the words of a text in Latin letters are; else ""."""
    return edition.products.country(normalise.fold(text)) or pasted.country(text).upper()


def _bearers(edition: Edition, normal: str) -> list[Bearer]:
    """Who bears a name; of a name that several bear none says how they are called."""
    found = [one for one in edition.database.bearers(normal) if one.answer > 0]
    is_of_one = len({one.answer for one in found}) == 1
    return found if is_of_one else [one._replace(evidence="") for one in found]


def _called(bearer: Bearer | None, lender: dict[str, Any]) -> str:
    """What a text calls a lender, where that is proven to be its name; else its legal name."""
    if not bearer or not bearer.evidence or not did_you_mean.is_proven(bearer):
        return str(lender["name"])
    return str(json.loads(bearer.evidence).get("name") or lender["name"])


def of_its_country(edition: Edition, text: str) -> list[str]:
    """The one lender in Latin letters that a text names, of the country of its words; by its legal
    name where others abroad bear the same.
    """
    own, begun = country(edition, text), _told_of(normalise.fold(text))
    found: dict[int, str] = {}
    for normal in _latin(edition, text, begun, LEAST_OF_COUNTRY) if own else ():
        answers = {one.answer for one in edition.database.bearers(normal) if one.answer > 0}
        held = {one: edition.lender_of(one, "en") for one in sorted(answers)}
        mine = {at: one["name"] for at, one in held.items() if one and one["country"] == own}
        for at, name in mine.items() if len(mine) == 1 else ():
            found.setdefault(at, normal if len(answers) == 1 else name)
    return [*found.values()] if len(found) == 1 else []


def _spelt(edition: Edition, text: str) -> Iterator[str]:
    """What is spelt in Pinyin, in a text without an address: weilidai shi na ge yinhang de."""
    if _DOTTED.search(text):
        return
    for phrase in asked_about.phrases(text, edition.products.question):
        if edition.products.may_ask(normal := phrase.replace(" ", "")):
            yield from edition.products.asked_back(normal)


def _first(edition: Edition, plain: str) -> str:
    """The word that a text begins with, where the next, or a country, says that it is a name.

    “zenka loan app”, “tala ph”.
    """
    words = _WORD.findall(plain)
    country_of = edition.products.country
    if len(words) < 2 or not plain.strip().startswith(words[0]) or country_of(words[0]):
        return ""
    is_name = len(words[0]) >= LEAST_FIRST and (_LOAN.fullmatch(words[1]) or country_of(plain))
    return words[0] if is_name else ""


def _pair(edition: Edition, plain: str) -> str:
    """The two words that a question begins with, where another says of which country it is."""
    words = _WORD.findall(plain)
    pair = " ".join(words[:2])
    is_name = edition.products.country(plain) and len(words) > 2 and len(pair) > LEAST_INSIDE
    return pair if is_name and plain.strip().startswith(pair) else ""


def _told_of(plain: str) -> tuple[str, ...]:
    """The word that a story begins with, and whom it is from: “okash dey call my contacts”, “they
    say i am guarantor, from zenka”.
    """
    words = _WORD.findall(plain) if pasted.topics(plain) else []
    first = words[:1] if words and plain.strip().startswith(words[0]) else []
    return (*first, *(_FROM.findall(plain) if words else ()))


def _latin(edition: Edition, text: str, told: Collection[str], shortest: int) -> Iterator[str]:
    """What may be a name in Latin letters, in normal form: the longest first."""
    words, plain = (
        asked_about.phrases(text, edition.products.question),
        normalise.fold(text).strip(),
    )
    for phrase in words if len(words) > 1 else ():
        normal = normalise.company(phrase)
        least = LEAST_FIRST if phrase in told else shortest
        is_said = _is_said(phrase, is_first=plain.startswith(phrase))
        if len(normal) >= least and not is_said and normal not in COMMON_WORDS:
            yield normal


def _is_said(phrase: str, *, is_first: bool) -> bool:
    """True for ordinary words that anybody says: lend me, and instant loan behind another word."""
    words = phrase.split()
    is_ordinary = all(SAID.fullmatch(one) or one in COMMON_WORDS for one in words)
    is_kind = words[-1] in ("loan", "loans") and not is_first
    return is_ordinary and bool(SAID.search(phrase) or is_kind)


def _begun_in(edition: Edition, text: str, plain: str, first: str) -> list[dict[str, Any]]:
    """Whose name begins as the text does; else the one of the text's country with whose first word
    a word of the text begins a name.
    """
    if found := _begun(edition, first or _pair(edition, plain)):
        return found
    own, read = country(edition, text), plain
    if pasted.topics(text):
        for word in _FROM.findall(plain):
            called = _begun(edition, word)
            if len(called) == 1 and _first_words(called, word):
                return called
        read = " ".join(_WORD.findall(plain)[:MOST_OF_STORY])
    words = [one for one in re.findall("[a-z]{5,}", read) if one not in COMMON_WORDS]
    for word in words[:MOST_BEGUN] if own else ():
        if len(called := _called_first(edition, word, own)) == 1:
            return called
    return []


def _called_first(edition: Edition, word: str, country: str) -> list[dict[str, Any]]:
    """The lenders of a country whose names have this first word; none where too many begin so."""
    rows = edition.database.connection.execute(
        "SELECT normal FROM normals WHERE normal >= ? AND normal < ? LIMIT ?",
        (word, f"{word}\U0010ffff", MOST_BEGUN + 1),
    ).fetchall()
    if len(rows) > MOST_BEGUN:
        return []
    bearers = (one for (normal,) in rows for one in edition.database.bearers(normal))
    answers = dict.fromkeys(one.answer for one in bearers if one.answer > 0)
    held = (edition.lender_of(one, "en") for one in answers)
    own = [one for one in held if one and one["country"] == country]
    return _first_words(own, word)


def _first_words(lenders: list[dict[str, Any]], word: str) -> list[dict[str, Any]]:
    """Those whose names have this first word; it is nobody's own where anybody says it."""
    found = [one for one in lenders if _WORD.findall(normalise.fold(one["name"]))[:1] == [word]]
    return [] if word in COMMON_WORDS else found


def _begun(edition: Edition, first: str) -> list[dict[str, Any]]:
    """Whose name begins with these words."""
    normal = normalise.company(first)
    near = [one["lender"] for one in edition.near(normal)] if first else []
    found = [one for one in near if normalise.company(one["name"]).startswith(normal)]
    return found if len(found) <= MOST_SAME_FIRST else []


def _firms(edition: Edition, plain: str) -> Iterator[str]:
    """The pieces of a folded text that may be a firm's name in Chinese and stand alone in it."""
    beside = edition.products.boundaries
    for end in (one.end() for one in islice(_FIRM.finditer(plain), MOST_FIRMS)):
        for start in range(max(0, end - LONGEST_FIRM), end - LEAST_FIRST + 1):
            if (piece := plain[start:end]) != plain and beside.stands_alone(piece, plain):
                yield piece

"""Whom a text speaks of whose answer is about nobody: what is shown and said of them."""

from __future__ import annotations

import re
from typing import Any

from xiancha import messages, normalise
from xiancha.lookalike.common_words import COMMON_WORDS
from xiancha.lookup import (
    asked_about,
    did_you_mean,
    named_in_sentence,
    named_inside,
    pasted,
    product_text,
    strange_names,
)
from xiancha.lookup.edition import Edition

LONGEST_ASKED, MOST_WORDS = 60, 3
"""The characters of the longest question, the words of the longest name in it that nobody bears."""
_SHORTEST_IN_FULL = 7
"""The characters of the shortest firm in full that may end a longer one: 看下甲乙丙有限公司."""
_NAME = re.compile("(?=.*[a-z])[a-z0-9 ]{4,40}")
_FILE = re.compile(r"[_+()-]|\.apk")
"""What parts the words of a file's name."""


def whom(
    edition: Edition, text: str, language: str, *, is_told: bool, by_name: bool
) -> tuple[dict[str, Any], dict[str, str]]:
    """Those of whom the text speaks, to be looked up with one tap, as parts of an answer; and what
    is said of them, by the part. Of one product is said what it is, unless products are only
    named (`by_name`).
    """
    named = _named(edition, text, language, is_told=is_told)
    said: dict[str, str] = {}
    strange = stranger(edition, text) or ("" if named else _asked_about(edition, text))
    if strange:
        if not (pasted.topics(strange) or _is_all(strange, text)):
            said["strange"] = messages.text(language, "says_part_strange", {"name": strange})
        named = named or did_you_mean.meant(edition, normalise.company(strange), language)
    shown: dict[str, Any] = {"suggestions": did_you_mean.suggested(edition, named, language)}
    products = [edition.products.named(normalise.company(one)) for one in named]
    if not (by_name or strange) and len(held := [one for one in products if one]) == 1:
        shown["product"] = held[0]
        said["named"] = product_text.kind(held[0], language)
    elif named:
        words = {"names": _listed(edition, text, shown["suggestions"], named, language)}
        said["named"] = messages.text(language, "says_part_named", words)
    return shown, said


def _listed(
    edition: Edition,
    text: str,
    suggestions: list[dict[str, Any]],
    named: list[str],
    language: str,
) -> str:
    """The names in a row; a lender's as the text has it, with its legal name."""
    found = named_in_sentence.named(edition, text) if pasted.is_chinese(text) else []
    said = named_in_sentence.as_said(edition, found, language)
    shown = [one | {"name": said.get(one["name"], one["name"])} for one in suggestions]
    return did_you_mean.listed(shown, named, language)


def _asked_about(edition: Edition, text: str) -> str:
    """What nobody bears and a text asks about: what looks like the name of something to borrow
    with; in Latin letters, what is left without the words of a question.
    """
    if pasted.is_chinese(text):
        return strange_names.loan_name(text)
    bare = asked_about.bare(text, edition.products.question, LONGEST_ASKED) or ""
    words = bare.split()
    is_said = named_inside.SAID.search(bare) or all(one in COMMON_WORDS for one in words)
    return bare if len(words) <= MOST_WORDS and not is_said and _NAME.fullmatch(bare) else ""


def _is_all(name: str, text: str) -> bool:
    """True for a text that is nothing but this name: its answer is about that already."""
    return normalise.short(normalise.company(name)) == normalise.short(normalise.company(text))


def stranger(edition: Edition, text: str) -> str:
    """The firm in a text that nobody knows: named in full, or whom the text asks about; else ""."""
    firm, subject = strange_names.firm(text), strange_names.subject(text)
    ends = (normalise.company(firm[at:]) for at in range(max(1, len(firm) - _SHORTEST_IN_FULL)))
    if firm and not any(edition.database.bearers(one) for one in ends):
        return firm
    begun = (subject[:size] for size in range(2, len(subject) + 1))
    is_known = any(edition.products.named(one) or edition.database.bearers(one) for one in begun)
    return "" if is_known else subject


def _named(edition: Edition, text: str, language: str, *, is_told: bool) -> list[str]:
    """The products, or else the lenders, that the text speaks of, to be looked up with one tap."""
    if normalise.installers(text):
        return _in_files(edition, text) or named_inside.inside(edition, text, language)
    if pasted.is_sentence(text) and (found := named_in_sentence.named(edition, text)):
        return named_in_sentence.called(edition, found, language)
    products = edition.products.spoken_of(normalise.fold(text), clear=not is_told)
    return products or named_inside.inside(edition, text, language)


def _in_files(edition: Edition, text: str) -> list[str]:
    """The products that a file's name speaks of, in Pinyin too: anyihua_release.apk."""
    plain, products = _FILE.sub(" ", normalise.fold(text)), edition.products
    asked = (one for word in plain.split() for one in products.asked_back(word))
    return products.spoken_of(plain, clear=False) or list(dict.fromkeys(asked))

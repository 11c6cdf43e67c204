"""Whom a text names beside a number, an address or another.

Who calls, writes or links says so of itself: nothing of it is proven. The extension does the same
in `extension/core/answer/claimed-firm.js`.
"""

from __future__ import annotations

from typing import Any

from xiancha import messages, normalise
from xiancha.lookup import did_you_mean, named_in_sentence, pasted
from xiancha.lookup.edition import Edition

LEAST_TOLD = 3
"""So many characters beside the names make a text that tells of them: no name with a link."""
KNOWN_HOSTS = 3
"""Of so many hosts of the lender that a text names is told."""
Said = tuple[list[dict[str, Any]], dict[str, str]]
"""Names to choose from, and what is said, by the part."""


def beside_number(edition: Edition, text: str, owner: str, language: str) -> Said:
    """Of a text with a number that third parties say is its owner's."""
    called = named_in_sentence.called(edition, _told(edition, text), language)
    others = [one for one in called if one != owner]
    suggestions, said = _named(edition, others, language)
    if owner in called:
        said["claims"] = messages.text(language, "says_part_claims", {"name": owner})
    return suggestions, said


def beside_address(edition: Edition, text: str, host: str, language: str) -> Said:
    """Of a text with an address of which nothing is known: the hosts known of the one lender."""
    pieces = _told(edition, text)
    called = named_in_sentence.called(edition, pieces, language)
    suggestions, said = _named(edition, called, language)
    answers = {one.answer for piece in pieces for one in edition.database.bearers(piece)}
    is_one = len(pieces) == 1 == len(answers) and not edition.products.named(pieces[0])
    hosts = _hosts(edition, answers.pop(), language) if is_one else []
    if hosts and not edition.lookalikes.is_owned(host):
        words = {"lender": called[0], "host": host, "known": " · ".join(hosts[:KNOWN_HOSTS])}
        said = {"mentioned": messages.text(language, "says_part_mentioned", words)}
    return suggestions, said


def beside_another(edition: Edition, text: str, found: dict[str, Any], language: str) -> Said:
    """Of a sentence whose answer is about one: whom else it names, but for those behind it."""
    product = found.get("product") or {"lenders": []}
    about = (found["lender"], product, product.get("operator"), *product["lenders"])
    own = {one["name"] for one in about if one and "name" in one}
    pieces = named_in_sentence.named(edition, text) if pasted.is_sentence(text) else []
    called = named_in_sentence.called(edition, pieces, language)
    return _named(edition, [one for one in called if one not in own], language)


def _told(edition: Edition, text: str) -> list[str]:
    """The names in a text that tells of them."""
    pieces = named_in_sentence.named(edition, text)
    return pieces if len(normalise.company(text)) - len("".join(pieces)) >= LEAST_TOLD else []


def _named(edition: Edition, called: list[str], language: str) -> Said:
    suggestions = did_you_mean.suggested(edition, called, language)
    words = {"names": did_you_mean.listed(suggestions, called, language)}
    said = {"named": messages.text(language, "says_part_named", words)} if called else {}
    return suggestions, said


def _hosts(edition: Edition, answer: int, language: str) -> list[str]:
    """The hosts of a lender, in the order of the alphabet."""
    found = edition.read(answer, language)["evidence"]
    channels = [one["channel"] for one in found if one["type"] == "claim"]
    return sorted(one["value"] for one in channels if one["type"] == "host")

"""The phone numbers in a pasted text, and whose they are said to be. None is printed unasked."""

from __future__ import annotations

import re

from xiancha import messages, names
from xiancha.lookup.edition import Edition

MOST = 5
"""Of so many numbers in one text something is said."""
_PHONE = re.compile(
    r"(?<![\d./-])(?:\+?86[ -]?)?(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8}"
    r"|[48]00[ -]?\d{3}[ -]?\d{4}|9[56]\d{3,6}|1[0-2]\d{3})"
    r"(?![\d./-]|元|块)",
    re.A,
)


def held(text: str, address: str = "") -> list[str]:
    """The Chinese numbers in a text beside its address, each once, in normal form."""
    plain = names.fold(text)
    around = plain.replace(names.fold(address), " ") if address else plain
    found = dict.fromkeys(names.phone(one[0]) for one in _PHONE.finditer(around))
    return [*filter(None, found)][:MOST]


def whose(edition: Edition, number: str, language: str) -> str:
    """What is said of a number that somebody typed; "" where nobody says whose it is."""
    if door := edition.doors.get(number):
        words = {"number": number, "door": messages.localised(door, language)}
        return messages.text(language, "says_part_door", words)
    if office := edition.products.office(number):
        words = {"number": number, "whose": messages.localised(office["title"], language)}
        return messages.text(language, "says_phone_of", words)
    if phone := edition.products.phone(number):
        words = {"number": number, "whose": phone["name"]}
        return messages.text(language, "says_phone_of", words)
    return ""

"""The Chinese phone numbers in a text. Pure."""

from __future__ import annotations

import re

from xiancha import normalise
from xiancha.normalise.shared_words import either, shared_words

_WORDS = shared_words("lookup/number-words.js")
MOST = 5
"""So many numbers of one text are read."""
_PHONE = re.compile(
    r"(?<![\d./-])(?:\+?86[ -]?)?(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8}"
    r"|[48]00[ -]?(?:\d{3}[ -]?\d{4}|\d{4}[ -]\d{3})|9[56]\d{3,6}|1[0-2]\d{3})"
    rf"(?![\d./-]| ?(?:{either(_WORDS['units'])}|号(?!码)))",
    re.A,
)
_NO_PHONE = re.compile(
    r"[(〔[【]?(?:19|20)\d{2}[)〕\]】]?年?[^\s,.;!?]{0,20}?\d+号(?!码)"
    rf"|{either(_WORDS['labels'])}[是为: ]*[\da-z-]+"
    rf"|{either(_WORDS['sums'])}了?[是为: ]*\d+|(?:[¥$£₱₦₹]|rmb|cny) ?\d+",
    re.A,
)
"""Digits that call nobody: the number of a case, of a document or of something else, a sum."""


def held(text: str) -> list[str]:
    """The Chinese numbers in a text, each once, in normal form."""
    plain = _NO_PHONE.sub(" ", normalise.fold(text))
    found = dict.fromkeys(normalise.phone(one[0]) for one in _PHONE.finditer(plain))
    return [*filter(None, found)][:MOST]

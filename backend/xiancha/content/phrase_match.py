"""Everyday wordings in their parts. Pure.

A wording is written as people say it: “冻结…银行卡/微信”. `…` stands for at most eight words of
one sentence, `/` parts words of which one is enough, `*` stands for any end of a word: “sebar*”.
Case, width, traditional characters and signs between words are nothing. A device finds the texts
that hold them (`extension/core/threats/phrase-match.js`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from xiancha import normalise

_ENDS = "。!?;\n।"
_WORD = re.compile(
    f"[{_ENDS}]|[\u3400-\u9fff]|(?:(?![\u3400-\u9fff])[^\\W_]|[\u0900-\u0963\u0966-\u097f])+"
)
_Piece = tuple[str, ...]
"""Words of which one is enough, each with a space before it, and behind it where it is whole."""


def plain(text: str) -> str:
    """A text as words with spaces around them: each Han character is one, “|” ends a sentence.

    著 is read as 着: it is both in traditional characters, so that folding leaves it.
    """
    folded = normalise.fold(text).replace("著", "着")
    words = ("|" if word in _ENDS else word for word in _WORD.findall(folded))
    return f" {' '.join(words)} "


@lru_cache(8192)
def pieces(wording: str) -> tuple[_Piece, ...]:
    """The parts of a wording in their order."""
    return tuple(
        tuple(
            plain(words)[:-1] if words.endswith("*") else plain(words) for words in part.split("/")
        )
        for part in wording.split("…")
    )

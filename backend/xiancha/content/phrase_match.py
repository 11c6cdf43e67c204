"""Everyday wordings, and the texts that hold them. Pure, and bounded in time.

A wording is written as people say it: “冻结…银行卡/微信”. `…` stands for at most `GAP` words of
one sentence, `/` parts words of which one is enough, `*` stands for any end of a word: “sebar*”.
Case, width, traditional characters and signs between words are nothing. The extension reads
wordings in the same way (`extension/core/threats/phrase-match.js`); tests/cases/wordings.json holds
the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from xiancha import normalise

GAP = 8
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


def holds(text: str, wordings: Iterable[str]) -> bool:
    """True where a text, made `plain`, holds one of these."""
    return any(_held(text, pieces(wording)) for wording in wordings)


def weight(text: str, wordings: Iterable[str]) -> int:
    """How many characters of a text, made `plain`, all of these cover; 0 where it holds none."""
    return sum(_held(text, pieces(wording)) for wording in wordings)


def is_made_of(text: str, wordings: Iterable[str]) -> bool:
    """True where a text, made `plain`, has no word but these, in any order."""
    text = text.replace(" |", "")
    words = [words for wording in wordings for words in pieces(wording)[0]]
    ends = {0}
    for at in range(len(text)):
        if at in ends:
            ends.update(at + len(each) - 1 for each in words if text.startswith(each, at))
    return len(text) - 1 in ends


@lru_cache(8192)
def pieces(wording: str) -> tuple[_Piece, ...]:
    """The parts of a wording in their order."""
    return tuple(
        tuple(
            plain(words)[:-1] if words.endswith("*") else plain(words) for words in part.split("/")
        )
        for part in wording.split("…")
    )


def _held(text: str, parts: tuple[_Piece, ...]) -> int:
    """How many characters these cover where they stand in the text in this order, each within
    reach of the one before; 0 where they do not, as is seen at once of most.
    """
    for piece in parts:
        for words in piece:
            if words in text:
                break
        else:
            return 0
    ends = _found(text, parts[0], 0, len(text))
    for piece in parts[1:]:
        after: dict[int, int] = {}
        for start, covered in ends.items():
            for end, more in _found(text, piece, start, _reach(text, start)).items():
                after[end] = max(after.get(end, 0), covered + more)
        ends = after
    return max(ends.values(), default=0)


def _found(text: str, piece: _Piece, start: int, last: int) -> dict[int, int]:
    """Where one of these words ends, at the space behind it, and how many characters it has; they
    begin from `start` to `last`.
    """
    ends: dict[int, int] = {}
    for words in piece:
        at = text.find(words, start, last + len(words))
        while at >= 0:
            end = at + len(words)
            end = end - 1 if words.endswith(" ") else text.index(" ", end)
            ends[end] = max(ends.get(end, 0), len(words) - words.count(" "))
            at = text.find(words, at + 1, last + len(words))
    return ends


def _reach(text: str, start: int) -> int:
    """The last place at which the next words may begin: a space, in the same sentence."""
    at = start
    for _ in range(GAP):
        if at + 1 >= len(text) or text[at + 1] == "|":
            break
        at = text.find(" ", at + 1)
    return at

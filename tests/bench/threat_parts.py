"""The parts of a text from which kinds of threats are learnt, and the tables packed for editions.

A device reads both alike (`extension/core/threats/threat-kinds.js`, `packed-points.js`). Of each
table the `words` are packed into four texts:

- `parts`: the parts of a text in order, one a line. Its first character says how many characters it
  shares with the one before, the rest follow.
- `counts`: of each part, for how many kinds it has points.
- `places`, `points`: of each of those in turn, the kind by its place, and the points.

A number is written as one character: a count and a place as the character so many behind "0",
points as the one so many behind "P".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import Any

Tables = dict[str, dict[str, Any]]
QUIET, DANGER = "quiet", "danger"
HAN = re.compile("[\u3400-\u9fff]")
_NUMBER = re.compile("[0-9]+")
_MOST_HAN = 3
"""Han characters that stand beside each other are read by up to so many."""
_LETTERS = (4, 5)
"""Other words are read whole, with the next, and by so many letters."""
_NONE, _NO_POINTS = ord("0"), ord("P")


def parts(words: str) -> Iterator[str]:
    """The parts of a text, made `plain`, that a table may hold."""
    each = words.split()
    for at, word in enumerate(each):
        if HAN.match(word):
            yield from _beside(each[at : at + _MOST_HAN])
        elif _NUMBER.fullmatch(word):
            yield "#"
        elif word != "|":
            yield from _letters(f" {word} ")
    for word, after in pairwise(each):
        if "|" not in (word, after) and not (HAN.match(word) or HAN.match(after)):
            yield f" {word} {after} "


def _beside(words: list[str]) -> Iterator[str]:
    for end in range(1, len(words) + 1):
        if not HAN.match(words[end - 1]):
            return
        yield "".join(words[:end])


def _letters(word: str) -> Iterator[str]:
    yield word
    for size in _LETTERS:
        for at in range(len(word) - size + 1):
            yield word[at : at + size]


def packed(tables: Tables) -> Tables:
    """What editions carry of these tables."""
    return {name: _packed(**table) for name, table in tables.items()}


def _packed(words: dict[str, list[int]], **rest: Any) -> dict[str, Any]:
    parts = sorted(words)
    shared = [_shared(*pair) for pair in zip(parts, ["", *parts], strict=False)]
    lines = [chr(_NONE + size) + part[size:] for part, size in zip(parts, shared, strict=True)]
    said = [words[part] for part in parts]
    return {
        **rest,
        "parts": "\n".join(lines),
        "counts": "".join(chr(_NONE + len(each) // 2) for each in said),
        "places": "".join(chr(_NONE + place) for each in said for place in each[::2]),
        "points": "".join(chr(_NO_POINTS + points) for each in said for points in each[1::2]),
    }


def _shared(part: str, before: str) -> int:
    """How many characters both begin with."""
    pairs = zip(part, before, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))

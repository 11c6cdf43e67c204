"""What the words of a text say for and against each kind of threat, learnt from texts. Pure.

`threat-points.json` is written by tests/bench/learn_threats.py and travels in the edition, packed
(`packed_points`). It has a table for texts in Chinese and one for all others. `same`: a threat's id
→ the kind that it is of, where that has another name. `bias`: points of a kind before a word is
read. `words`: a part of a text → kinds by their place and points, by turns. `QUIET` and `DANGER`
are no threats: that a text holds none, and how much oftener its parts stand in texts in which
somebody may be hurt than in all others. The extension adds up the same
(`extension/core/threats/threat-kinds.js`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from math import sqrt
from pathlib import Path

from xiancha.content.packed_points import Tables, unpacked

QUIET, DANGER = "quiet", "danger"
_WRITTEN = Path(__file__).with_name("threat-points.json")
HAN = re.compile("[\u3400-\u9fff]")
_NUMBER = re.compile("[0-9]+")
_MOST_HAN = 3
"""Han characters that stand beside each other are read by up to so many."""
_LETTERS = (4, 5)
"""Other words are read whole, with the next, and by so many letters."""


def written() -> bytes:
    """The tables that an edition carries, packed, as JSON."""
    return _WRITTEN.read_bytes()


@lru_cache(1)
def published() -> Tables:
    """The same tables, unpacked."""
    return unpacked(json.loads(written()))


def points(tables: Tables, words: str) -> dict[str, float]:
    """Points of each kind for a text, made `plain`: the logarithm of the odds that it holds it."""
    table = tables["chinese" if HAN.search(words) else "others"]
    said = [0] * len(table["kinds"])
    read = {*parts(words)}
    for each in (table["words"][part] for part in read if part in table["words"]):
        for place, more in zip(each[::2], each[1::2], strict=True):
            said[place] += more
    return {
        kind: bias + more / sqrt(len(read) or 1)
        for kind, bias, more in zip(table["kinds"], table["bias"], said, strict=True)
    }


def kind(tables: Tables, words: str, id: str) -> str:
    """The kind of a threat, by its id, in the table that reads this text."""
    table = tables["chinese" if HAN.search(words) else "others"]
    name = id[3:]
    found: str = table["same"].get(name, name)
    return found


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

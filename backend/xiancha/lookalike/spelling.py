"""How a label of a host looks, and by which slip two labels differ."""

from __future__ import annotations

import re
import unicodedata
from itertools import product
from typing import NamedTuple

from xiancha.lookalike.kinds import Kind
from xiancha.lookalike.word_lists import ALIKE
from xiancha.normalise.shared_words import shared_words

_FOLD = str.maketrans({char: plain for plain, chars in ALIKE.items() for char in chars})
_LETTERS = shared_words("lookalike/like-letters.js")
_CLOSE = str.maketrans({pair[0]: pair[1] for pair in _LETTERS["close"]})
_MERGED = {"m": ("m", "rn"), "w": ("w", "vv")}
_FIRST = 3
_VAGUE = str.maketrans({pair[0]: pair[1] for pair in _LETTERS["vague"]})
_VAGUE_PAIRS = [one.split() for one in _LETTERS["vague_pairs"]]
_NS = re.compile("n+")
_VOWELS = frozenset("aeiou")
_RARE = re.compile("[\U00010000-\U0010ffff]")
UNKNOWN = "\ufffd"
"""Stands for a letter beyond the basic plane, which JavaScript counts as two. No two of them are
compared: a known name that holds one is imitated only as a whole host in labels."""


class Look(NamedTuple):
    """A label as people see it, in the ASCII it passes for, that without hyphens, and its shape.

    "xn--w-bnk-6ve6a" → "wе-bаnk", "we-bank", "webank", "webank". Letters that one tells
    apart only by looking twice share a shape: 0/o, 1/l/i, 5/s, rn/m, vv/w.
    """

    seen: str
    ascii: str
    plain: str
    shape: str


def look(label: str) -> Look:
    """The look of a label; one in punycode that is broken looks as it is written."""
    seen = _decoded(label)
    folded = seen.lower()
    if not seen.isascii():
        folded = _RARE.sub(UNKNOWN, _without_marks(seen).lower().translate(_FOLD))
    plain = folded.replace("-", "")
    return Look(seen, folded, plain, shape(plain))


def _without_marks(text: str) -> str:
    """A text without what stands above and below its letters: "é" → "e"."""
    parted = unicodedata.normalize("NFKD", text)
    return "".join(char for char in parted if unicodedata.category(char)[0] != "M")


def shape(plain: str) -> str:
    """One form for what is told apart only by looking twice (see `Look`)."""
    return plain.translate(_CLOSE).replace("rn", "m").replace("vv", "w")


def firsts(outline: str) -> set[str]:
    """How texts of this shape begin: their first three characters, those that look alike as one."""
    alike = [_MERGED.get(char, char) for char in outline[:_FIRST]]
    return {"".join(one)[:_FIRST] for one in product(*alike)}


def may_begin(plain: str, known: set[str]) -> bool:
    """True for a text that may begin with one whose `firsts` are known."""
    begun = plain[:_FIRST].translate(_CLOSE)
    return any(begun[:size] in known for size in range(1, _FIRST + 1))


def blur(outline: str) -> str:
    """One form for shapes that are alike at a glance: c/e, b/d, g/q, u/v, m/n/r, lh/h, lc/k."""
    text = outline.translate(_VAGUE)
    for pair, one in _VAGUE_PAIRS:
        text = text.replace(pair, one)
    return _NS.sub("n", text).replace("lc", "k")


def slip(right: str, wrong: str) -> Kind | None:
    """The one slip that makes the second text of the first; None where it takes more, or none.

    A letter that became another is a replacement, whether by the next key or by one bit.
    """
    if abs(len(right) - len(wrong)) > 1 or right == wrong:
        return None
    shorter = min(len(right), len(wrong))
    start = 0
    while start < shorter and right[start] == wrong[start]:
        start += 1
    end = 0
    while end < shorter - start and right[-1 - end] == wrong[-1 - end]:
        end += 1
    lost, found = right[start : len(right) - end], wrong[start : len(wrong) - end]
    if not lost:
        return _added(right, start, found)
    if not found:
        return "omission"
    if len(lost) == len(found) == 1:
        return "vowel-swap" if {lost, found} <= _VOWELS else "replacement"
    return "transposition" if len(lost) == 2 and lost == found[::-1] else None


def _added(right: str, at: int, letter: str) -> Kind:
    if letter == right[at - 1 : at]:
        return "repetition"
    return "plural" if letter == "s" and at == len(right) else "insertion"


def _decoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label

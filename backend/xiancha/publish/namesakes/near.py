"""Which words and names are those of known hosts, or one slip away from them."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from string import ascii_lowercase
from typing import NamedTuple

from xiancha import normalise
from xiancha.lookalike import Known
from xiancha.lookalike.common_words import COMMON_WORDS
from xiancha.lookalike.spelling import look
from xiancha.publish.namesakes.chinese_names import is_chinese_name

_WORDS = Path(__file__).with_name("words.xz")
_LEAST_NAME = 3
_LEAST_SLIP = 4
"""Shorter names have words on all sides: only the word itself is kept."""


class Words(NamedTuple):
    """`every`: words of English, places, surnames; `usual`: names that people are called by."""

    every: frozenset[str]
    usual: frozenset[str]


def namesakes(known: Iterable[Known]) -> tuple[str, ...]:
    """The words and names equal to, or one slip from, the name that a known host registered.

    In small letters without hyphens, sorted: "sanders" of sanders.co.id, "crawford" near
    crawfort.com, "jefflee" of jefflee.com.sg, "xiaoying" of xiaoying.com.
    """
    words = _words()
    found: set[str] = set()
    for plain in {_plain(one.host) for one in known}:
        if _is_full_name(plain, words.usual) or is_chinese_name(plain):
            found.add(plain)
        found |= words.every & {plain, *_slips(plain)}
    return tuple(sorted(found))


@cache
def _words() -> Words:
    lines = lzma.decompress(_WORDS.read_bytes()).decode("ascii").split("\n")
    usual = frozenset(line[:-1] for line in lines if line[-1] == "*")
    return Words(usual.union(line for line in lines if line[-1] != "*"), usual)


def _plain(host: str) -> str:
    return look(normalise.registrable(host).partition(".")[0]).plain


def _is_full_name(plain: str, usual: frozenset[str]) -> bool:
    """True for two usual names in a row, none of which is a common word of hosts: "jefflee"."""
    cuts = ((plain[:at], plain[at:]) for at in range(_LEAST_NAME, len(plain) - _LEAST_NAME + 1))
    return any(usual.issuperset(both) and COMMON_WORDS.isdisjoint(both) for both in cuts)


def _slips(plain: str) -> Iterator[str]:
    """Every text one slip away: a letter lost, added or replaced, or two swapped."""
    if len(plain) < _LEAST_SLIP:
        return
    for at in range(len(plain) + 1):
        before, after = plain[:at], plain[at:]
        for letter in ascii_lowercase:
            yield f"{before}{letter}{after}"
            if after:
                yield f"{before}{letter}{after[1:]}"
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield f"{before}{after[1]}{after[0]}{after[2:]}"

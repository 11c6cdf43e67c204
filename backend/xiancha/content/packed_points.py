"""The tables of threats as editions carry them: half the bytes, for browsers that fetch them. Pure.

Of each table the `words` are packed into four texts:

- `parts`: the parts of a text in order, one a line. Its first character says how many characters it
  shares with the one before, the rest follow.
- `counts`: of each part, for how many kinds it has points.
- `places`, `points`: of each of those in turn, the kind by its place, and the points.

A number is written as one character: a count and a place as the character so many behind "0",
points as the one so many behind "P". The extension unpacks the same
(`extension/core/threats/packed-points.js`).
"""

from __future__ import annotations

from itertools import islice, takewhile
from typing import Any

Tables = dict[str, dict[str, Any]]
_NONE, _NO_POINTS = ord("0"), ord("P")


def packed(tables: Tables) -> Tables:
    """What editions carry of these tables."""
    return {name: _packed(**table) for name, table in tables.items()}


def unpacked(tables: Tables) -> Tables:
    """The tables that were packed."""
    return {name: _unpacked(**table) for name, table in tables.items()}


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


def _unpacked(parts: str, counts: str, places: str, points: str, **rest: Any) -> dict[str, Any]:
    numbers = (
        number
        for place, more in zip(places, points, strict=True)
        for number in (ord(place) - _NONE, ord(more) - _NO_POINTS)
    )
    words, part = {}, ""
    for line, count in zip(parts.split("\n"), counts, strict=True):
        part = part[: ord(line[0]) - _NONE] + line[1:]
        words[part] = [*islice(numbers, 2 * (ord(count) - _NONE))]
    return {**rest, "words": words}

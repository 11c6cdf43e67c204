"""Names that differ from a text by one letter, found among a million without reading them.

One letter more, one less, another one, or two neighbours in each other's place; never the first.
Which letters may follow is asked of the table of names, so that any alphabet is known.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

_LAST = "\U0010ffff"
"""Comes after every letter."""
_NEXT = "SELECT normal FROM normals WHERE normal > ? AND normal < ? ORDER BY normal LIMIT 1"
_EQUAL = """
SELECT normal FROM normals WHERE normal IN (SELECT value FROM json_each(?)) ORDER BY normal LIMIT ?
"""
_BEGUN = """
SELECT value FROM json_each(?)
WHERE EXISTS (SELECT 1 FROM normals WHERE normal >= value AND normal < value || char(1114111))
"""
_BEGINNING = "SELECT normal FROM normals WHERE normal >= ? AND normal < ? ORDER BY normal LIMIT ?"


def equal(database: sqlite3.Connection, text: str, most: int) -> list[str]:
    """This name itself, if there is one, then those that are one letter off, in their order."""
    exact = _names(database, [text], most)
    return [*exact, *_names(database, [*_off(database, text)], most)][:most]


def beginning(database: sqlite3.Connection, text: str, size: int, most: int) -> list[str]:
    """The names whose first `size` letters are this text, then those where they are one letter off.

    A shorter name is compared as it is.
    """
    off = [*_off(database, text)]
    shorter = [one for one in off if len(one) < size]
    begun = json.dumps([one for one in off if len(one) == size])
    if len(text) == size:
        exact = [*_begin(database, text, most)]
    else:
        exact = _names(database, [text], most) if len(text) < size else []
    near = set(_names(database, shorter, most))
    for (one,) in database.execute(_BEGUN, (begun,)):
        near |= set(_begin(database, one, most))
    return [*exact, *sorted(near - set(exact))][:most]


def _begin(database: sqlite3.Connection, text: str, most: int) -> Iterator[str]:
    rows = database.execute(_BEGINNING, (text, text + _LAST, most))
    return (name for (name,) in rows)


def _names(database: sqlite3.Connection, texts: list[str], most: int) -> list[str]:
    return [name for (name,) in database.execute(_EQUAL, (json.dumps(texts), most))]


def _off(database: sqlite3.Connection, text: str) -> Iterator[str]:
    """The texts one letter off with which a name may begin, each once."""
    found = dict.fromkeys(_each(database, text))
    found.pop(text, None)
    return iter(found)


def _each(database: sqlite3.Connection, text: str) -> Iterator[str]:
    for at in range(1, len(text) + 1):
        head, rest = text[:at], text[at:]
        if rest:
            yield head + rest[1:]
        if len(rest) > 1:
            yield head + rest[1] + rest[0] + rest[2:]
        followed = [*_following(database, head)]
        if not followed:
            return
        for letter in followed:
            yield head + letter + rest
            if rest:
                yield head + letter + rest[1:]


def _following(database: sqlite3.Connection, head: str) -> Iterator[str]:
    """The letters that follow in the names that begin so."""
    seen = head
    while row := database.execute(_NEXT, (seen, head + _LAST)).fetchone():
        letter: str = row[0][len(head)]
        yield letter
        seen = head + letter + _LAST

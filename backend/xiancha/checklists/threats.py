"""“Is that true?”: from a pasted text to the threats whose wordings it holds. Pure."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from xiancha.checklists import wordings
from xiancha.days import HOME

MOST_BYTES = 10_000
"""The longest text that is read, in UTF-8."""
_LAST = 3
_HAN = re.compile("[\u3400-\u9fff]")


class Found(NamedTuple):
    """What a text holds: whether somebody cannot go on, and threats, the most pressing first."""

    despair: bool
    threats: list[dict[str, Any]]


def is_long(text: str) -> bool:
    return len(text.encode()) > MOST_BYTES


def found(countries: list[dict[str, Any]], text: str, country: str = "") -> Found:
    """What a text holds, of the content's `threats`.

    A text in Chinese is of the mainland. Of other countries, whose threats read alike, those count
    that the text names, else the one that was chosen, else all. Where something may come from a
    court, nothing in the text is called untrue.
    """
    words = wordings.plain(text)
    despair = any(wordings.holds(words, each["despair"]) for each in countries)
    if _HAN.search(text):
        countries = [each for each in countries if each["country"] == HOME]
    held = _held(countries, words)
    kept = [*held]
    named = [each["country"] for each in countries if wordings.holds(words, each["places"])]
    for few in (named, [country]):
        kept = [one for one in kept if one in few] or kept
    all = sorted(each for one in kept for each in held[one])
    return Found(despair, _softened([each.threat for each in all]))


class _Held(NamedTuple):
    """A threat of a text, by how pressing it is, how much of the text says it, and its place."""

    rank: int
    uncovered: int
    place: int
    threat: dict[str, Any]


def _held(countries: list[dict[str, Any]], words: str) -> dict[str, list[_Held]]:
    """By country, where it has any: the threats that the text holds.

    Hints count where it holds none; those of a court always, after all else.
    """
    exact, hinted = _by(countries, words, "wordings"), _by(countries, words, "hints")
    found = exact or hinted
    for country, threats in hinted.items() if exact else ():
        known = [one.place for one in exact.get(country, ())]
        for one in threats:
            if one.threat["court"] and one.place not in known:
                found.setdefault(country, []).append(one._replace(rank=_LAST))
    return found


def _by(countries: list[dict[str, Any]], words: str, part: str) -> dict[str, list[_Held]]:
    found: dict[str, list[_Held]] = {}
    place = 0
    for each in countries:
        for threat in (threat for section in each["sections"] for threat in section["threats"]):
            place += 1
            covered = wordings.weight(words, threat[part])
            if covered and not wordings.holds(words, threat["unless"]):
                one = _Held(_rank(threat), -covered, place, threat)
                found.setdefault(each["country"], []).append(one)
    return found


def _rank(threat: dict[str, Any]) -> int:
    """Danger to somebody first, then what may come from a court."""
    return 0 if threat["danger"] else 1 if threat["court"] else 2


def _softened(threats: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Nothing is called untrue where one of them may come from a court."""
    if not any(threat["court"] for threat in threats):
        return threats
    softer = {"mostly-untrue": "depends"}
    return [{**one, "answer": softer.get(one["answer"], one["answer"])} for one in threats]

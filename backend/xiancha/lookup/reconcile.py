"""Which lenders a name may mean, for who matches a table of names: scores, never a verdict."""

from __future__ import annotations

from typing import Any, NamedTuple

from xiancha import normalise
from xiancha.edition.answer_row import Bearer
from xiancha.lookup.edition import Edition

_LANGUAGE = "en"
_SCORES = {"legal": 100.0, "short": 98.0, "english": 97.0, "former": 94.0, "brand": 92.0}
_REPORTED = 80.0
"""Of a name that only third parties give a lender."""
_NEAR = 79.0
"""The most that a name which is only near can have."""
_CERTAIN = ("legal", "short", "english")
"""The names that mean a lender where it alone bears them."""
_MOST_NAMES = 20


class Candidate(NamedTuple):
    """A lender, by which of its names it was found, how well that fits, and whether it is sure."""

    lender: dict[str, Any]
    name: str
    score: float
    match: bool


def candidates(edition: Edition, text: str, wanted: dict[str, set[str]]) -> list[Candidate]:
    """The lenders that a name may mean, the best first.

    `wanted` says which values some fields of the lender may have. It is sure of one lender alone,
    and only where that bears the name by law or by its register; then no near name is looked for.
    """
    normal = normalise.company(text)
    if not normal:
        return _by_licence(edition, wanted)
    bearing = [
        one
        for bearer in edition.database.bearers(normal)
        if (one := _bearing(edition, bearer, text)) and _fits(one.lender, wanted)
    ]
    bearing.sort(key=lambda one: -one.score)
    best = _each_once(bearing)
    legal = [one for one in best if one.score == _SCORES["legal"]]
    sure = legal or [one for one in best if one.match]
    found = [one._replace(match=[one] == sure) for one in best]
    if any(one.match for one in found):
        return found
    near = [
        Candidate(one["lender"], one["name"], round(min(one["score"], 100) * _NEAR / 100, 1), False)
        for one in edition.near(normal)
        if one["lender"] and _fits(one["lender"], wanted)
    ]
    return _each_once([*found, *near])


def _by_licence(edition: Edition, wanted: dict[str, set[str]]) -> list[Candidate]:
    """Who has the number, where nothing but that is known."""
    numbers = {normalise.licence(one) for one in wanted.get("licence", ())}
    answers = {one for number in numbers for one in edition.database.licences(number) if one > 0}
    held = [edition.lender_of(answer, _LANGUAGE) for answer in sorted(answers)]
    found = [one for one in held if one and _fits(one, wanted)]
    return [Candidate(one, one["licence"], 100.0, len(found) == 1) for one in found]


def beginning(edition: Edition, prefix: str) -> list[Candidate]:
    """The lenders with a name that begins so, then those whose names are near."""
    normal = normalise.company(prefix)
    if not normal:
        return []
    rows = edition.database.connection.execute(
        "SELECT normal FROM normals WHERE normal >= ? AND normal < ? ORDER BY normal LIMIT ?",
        (normal, f"{normal}\U0010ffff", _MOST_NAMES),
    )
    found = [
        one
        for (held,) in rows.fetchall()
        for bearer in edition.database.bearers(held)
        if (one := _bearing(edition, bearer, held))
    ]
    return _each_once([*found, *candidates(edition, prefix, {})])


def _bearing(edition: Edition, bearer: Bearer, text: str) -> Candidate | None:
    """A lender that bears a name; None where it was retracted."""
    lender = edition.lender_of(bearer.answer, _LANGUAGE) if bearer.answer > 0 else None
    if not lender:
        return None
    score = _SCORES[bearer.kind] if bearer.is_proven else _REPORTED
    return Candidate(lender, text, score, bearer.is_proven and bearer.kind in _CERTAIN)


def _fits(lender: dict[str, Any], wanted: dict[str, set[str]]) -> bool:
    return all(
        _normal(field, str(lender[field])) in {_normal(field, one) for one in values}
        for field, values in wanted.items()
    )


def _normal(field: str, text: str) -> str:
    return normalise.licence(text) if field == "licence" else text.lower()


def _each_once(found: list[Candidate]) -> list[Candidate]:
    """The first of each lender."""
    return list({one.lender["id"]: one for one in reversed(found)}.values())[::-1]

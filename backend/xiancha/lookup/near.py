"""Near names: suggestions for a name that an edition does not hold."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from xiancha import names
from xiancha.edition.database import bigrams
from xiancha.lookalike.words import parts
from xiancha.lookup.related import is_chinese, is_slip, own, related

SUGGESTIONS = 5
CANDIDATES = 200
MOST_PER_PAIR = 2000
MOST_CLOSE = 20
NEAR = 60.0
LONGEST = 200
"""Longer than any name."""
ALIKE_LATIN = 75.0
LEAST_LATIN = 4
SAME_HOST = 95.0


def near(database: sqlite3.Connection, normal: str) -> list[dict[str, Any]]:
    """The lenders whose names are nearest, with scores from 60 to 100; never a verdict."""
    if len(normal) > LONGEST or (is_chinese(normal) and not own(normal)):
        return []
    shared_pairs = Counter(
        name
        for gram in sorted(bigrams(normal))
        for (name,) in database.execute(
            "SELECT name FROM bigrams WHERE bigram = ? LIMIT ?", (gram, MOST_PER_PAIR)
        )
    )
    candidates = [
        database.execute("SELECT normal FROM normals WHERE id = ?", (name,)).fetchone()[0]
        for name, _ in shared_pairs.most_common(CANDIDATES)
    ]
    close = process.extract(normal, candidates, scorer=fuzz.WRatio, limit=None, score_cutoff=NEAR)
    stem = names.short(normal)
    alike = related if is_chinese(normal) else _alike
    close = [one for one in close if names.short(one[0]).endswith(stem) or alike(normal, one[0])]
    if len({names.short(one[0]) for one in close if is_slip(normal, one[0])}) > 1:
        close = [one for one in close if not is_slip(normal, one[0])]
    close.sort(key=lambda one: not names.short(one[0]).endswith(stem))
    found = _owners(database, normal)
    for candidate, score, _ in close[:MOST_CLOSE]:
        bearers = database.execute(
            "SELECT n.text, a.lender FROM names n JOIN answers a ON a.id = n.answer "
            "WHERE n.normal = ?",
            (candidate,),
        ).fetchall()
        if new := next((one for one in bearers if one[1] not in found), None):
            text, lender = new
            found[lender] = {"name": text, "score": round(score, 1), "lender": json.loads(lender)}
    return list(found.values())[:SUGGESTIONS]


def _alike(normal: str, other: str) -> bool:
    """True where two names in Latin letters share more than what kinds of firms are called."""
    mine, others = _own(normal), _own(other)
    if len(mine) >= LEAST_LATIN and mine in others:
        return True
    return fuzz.ratio(mine, others) >= ALIKE_LATIN


@lru_cache(8192)
def _own(normal: str) -> str:
    """What is a name's own: "cashmartpteltd" → "cashmart"."""
    stem = names.short(normal)
    return ("".join(parts(stem)[0]) if stem.isascii() else "") or stem


def _owners(database: sqlite3.Connection, label: str) -> dict[str, dict[str, Any]]:
    """Whose host begins with this label: "msxf" is how people call msxf.com."""
    if not label.isascii() or len(label) < LEAST_LATIN:
        return {}
    rows = database.execute(
        "SELECT a.lender FROM channels c JOIN answers a ON a.id = c.answer "
        "WHERE c.type = 'host' AND c.value > ? AND c.value < ? AND a.lender <> 'null' "
        "ORDER BY c.value LIMIT ?",
        (f"{label}.", f"{label}/", SUGGESTIONS),
    )
    lenders = {row[0]: json.loads(row[0]) for row in rows}
    return {
        text: {"name": lender["name"], "score": SAME_HOST, "lender": lender}
        for text, lender in lenders.items()
    }

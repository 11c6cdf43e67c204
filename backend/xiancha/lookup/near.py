"""Near names: suggestions for a name that an edition does not hold."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from typing import Any

from rapidfuzz import fuzz, process

from xiancha import names
from xiancha.edition.database import bigrams

SUGGESTIONS = 5
CANDIDATES = 200
MOST_PER_PAIR = 2000
MOST_CLOSE = 20
NEAR = 60.0
LONGEST = 200
"""Longer than any name."""


def near(database: sqlite3.Connection, normal: str) -> list[dict[str, Any]]:
    """The lenders whose names are nearest, with scores from 60 to 100; never a verdict."""
    if len(normal) > LONGEST:
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
    close.sort(key=lambda one: not names.short(one[0]).endswith(stem))
    found: dict[str, dict[str, Any]] = {}
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

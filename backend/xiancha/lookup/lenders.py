"""The lenders of an edition, listed page by page, and one by its id."""

from __future__ import annotations

import json
import sqlite3
from typing import Any, NamedTuple

FILTERS = ("country", "category", "verdict")
MOST = 500
_COLUMNS = {"country": "l.country", "category": "l.category", "verdict": "a.verdict"}
_JOINED = "FROM lenders l JOIN answers a ON a.id = l.answer"
_OF_AN_OLDER_EDITION = """
CREATE TEMP VIEW lenders AS
SELECT json_extract(lender, '$.id') AS id, json_extract(lender, '$.country') AS country,
       json_extract(lender, '$.category') AS category, answers.id AS answer
FROM answers WHERE answers.id IN (SELECT answer FROM names WHERE kind = 'legal')
"""


class Page(NamedTuple):
    """Lenders in the order of their ids, how many match in all, and where the next page begins.

    `next` is the id to list after, None on the last page.
    """

    lenders: list[dict[str, Any]]
    total: int
    next: str | None


class Lenders:
    """The lenders in an edition's database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        tables = "SELECT 1 FROM sqlite_master WHERE name = 'lenders'"
        if not database.execute(tables).fetchone():
            database.execute(_OF_AN_OLDER_EDITION)

    def page(self, filters: dict[str, str], after: str, limit: int) -> Page:
        """At most `limit` lenders after this id; `filters` maps some of FILTERS to their values."""
        where = "".join(f" AND {_COLUMNS[name]} = ?" for name in filters)
        values = [*filters.values()]
        count = f"SELECT count(*) {_JOINED} WHERE 1{where}"
        total = self._database.execute(count, values).fetchone()[0]
        rows = self._database.execute(
            f"SELECT lender, verdict, reason {_JOINED} WHERE l.id > ?{where} ORDER BY l.id LIMIT ?",
            [after, *values, limit + 1],
        ).fetchall()
        held = [
            {**json.loads(lender), "verdict": verdict, "reason": reason}
            for lender, verdict, reason in rows[:limit]
        ]
        return Page(held, total, held[-1]["id"] if len(rows) > len(held) else None)

    def answer(self, id: str) -> int | None:
        """The answer about the lender with this id."""
        row = self._database.execute("SELECT answer FROM lenders WHERE id = ?", (id,)).fetchone()
        return row[0] if row else None

    def names(self, answer: int) -> list[dict[str, Any]]:
        """The names that a lender bears: each with its kind, and who says so where not legal."""
        rows = self._database.execute(
            "SELECT text, kind, evidence FROM names WHERE answer = ? "
            "ORDER BY kind != 'legal', text",
            (answer,),
        )
        return [
            {"name": text, "kind": kind}
            if kind == "legal"
            else {"name": text, "kind": kind, "evidence": json.loads(evidence)}
            for text, kind, evidence in rows
        ]

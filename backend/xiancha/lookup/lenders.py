"""The lenders of an edition, listed page by page, and one by its id."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from xiancha.lookup.without_retracted import CorrectedDatabase
from xiancha.model import Proof

FILTERS = ("country", "category", "verdict")
MOST = 500
_VOUCHING = "a.verdict IN ('licensed', 'partner')"
_REVOKED = f"CASE WHEN {_VOUCHING} THEN 'uncovered' ELSE a.verdict END"
_REVOKED_REASON = f"CASE WHEN {_VOUCHING} THEN 'revoked' ELSE a.reason END"
"""What an edition that vouches for nobody says instead."""
_JOINED = "FROM lenders l JOIN answers a ON a.id = l.answer"


class Page(NamedTuple):
    """Lenders in the order of their ids, how many match in all, and where the next page begins.

    `next` is the id to list after, None on the last page.
    """

    lenders: list[dict[str, Any]]
    total: int
    next: str | None


class Lenders:
    """The lenders in an edition's database."""

    def __init__(self, corrected: CorrectedDatabase) -> None:
        self._corrected = corrected
        self._database = corrected.connection
        self._gone = json.dumps(corrected.unlisted())
        verdict, reason = "a.verdict", "a.reason"
        if corrected.is_revoked:
            verdict, reason = _REVOKED, _REVOKED_REASON
        self._columns = {"country": "l.country", "category": "l.category", "verdict": verdict}
        self._totals: dict[tuple[str, ...], int] = {}
        self._shown = f"lender, {verdict}, {reason}, a.evidence"

    def page(self, filters: dict[str, str], after: str, limit: int) -> Page:
        """At most `limit` lenders after this id; `filters` maps some of FILTERS to their values."""
        where = "".join(f" AND {self._columns[name]} = ?" for name in filters)
        where += " AND l.id NOT IN (SELECT value FROM json_each(?))"
        values = [*filters.values(), self._gone]
        total = self._total(where, (*values,))
        rows = self._database.execute(
            f"SELECT {self._shown} {_JOINED} WHERE l.id > ?{where} ORDER BY l.id LIMIT ?",
            [after, *values, limit + 1],
        ).fetchall()
        held = [
            {
                **json.loads(lender),
                "verdict": verdict,
                "reason": reason,
                "channels": [*self._channels(json.loads(evidence))],
            }
            for lender, verdict, reason, evidence in rows[:limit]
        ]
        return Page(held, total, held[-1]["id"] if len(rows) > len(held) else None)

    def _total(self, where: str, values: tuple[str, ...]) -> int:
        """How many match: all of them are read for it, so once of what a list is asked by."""
        asked = where, *values
        if asked not in self._totals:
            among = _JOINED if "verdict" in where else "FROM lenders l"
            count = f"SELECT count(*) {among} WHERE 1{where}"
            self._totals[asked] = self._database.execute(count, values).fetchone()[0]
        return self._totals[asked]

    def _channels(self, evidence: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Each channel that evidence ties to the lender, once, with its best proof."""
        proofs: dict[tuple[str, str], list[str]] = defaultdict(list)
        for one in evidence:
            if one["type"] == "claim":
                proofs[one["channel"]["type"], one["channel"]["value"]].append(one["proof"])
        for (kind, value), found in proofs.items():
            if self._corrected.may_reach(kind, value):  # type: ignore[arg-type]
                yield {"type": kind, "value": value, "proof": min(found, key=[*Proof].index)}

    def answer(self, id: str) -> int | None:
        """The answer about the lender with this id."""
        row = self._database.execute("SELECT answer FROM lenders WHERE id = ?", (id,)).fetchone()
        return self._corrected.corrected(row[0]) if row else None

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
            if self._corrected.may_say(text)
        ]

"""The warnings of an edition one by one, as the lists of regulators print them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from xiancha.lookup import old_warnings
from xiancha.lookup.without_retracted import CorrectedDatabase

FILTERS = ("country", "register", "type")
_COLUMNS = "id, type, value, name, country, evidence"
_SHOWN = "id NOT IN (SELECT value FROM json_each(?))"


class WarningPage(NamedTuple):
    """Warnings in the order of their ids, how many match in all, and where the next page begins.

    `next` is the id to list after, None on the last page.
    """

    warnings: list[dict[str, Any]]
    total: int
    next: str | None


class Warnings:
    """The warnings in an edition's database."""

    def __init__(self, corrected: CorrectedDatabase) -> None:
        self._corrected = corrected
        self._database = corrected.connection
        self._gone = json.dumps([*self._taken_back()] if corrected.has_retractions else [])

    def page(self, filters: dict[str, str], after: str, limit: int, day: date) -> WarningPage:
        """At most `limit` warnings after this id, as they stand on this day."""
        where = "".join(f" AND {name} = ?" for name in filters)
        values = [self._gone, *filters.values()]
        count = f"SELECT count(*) FROM warnings WHERE {_SHOWN}{where}"
        total = self._database.execute(count, values).fetchone()[0]
        rows = self._database.execute(
            f"SELECT {_COLUMNS} FROM warnings WHERE {_SHOWN}{where} AND id > ? ORDER BY id LIMIT ?",
            [*values, after, limit + 1],
        ).fetchall()
        held = [_warning(row, day) for row in rows[:limit]]
        return WarningPage(held, total, held[-1]["id"] if len(rows) > len(held) else None)

    def every(self, day: date) -> Iterator[dict[str, Any]]:
        """Each of them, as it stands on this day."""
        every = f"SELECT {_COLUMNS} FROM warnings WHERE {_SHOWN} ORDER BY id"
        for row in self._database.execute(every, (self._gone,)):
            yield _warning(row, day)

    def _taken_back(self) -> Iterator[str]:
        """The ids of those that name a firm or a channel that was retracted."""
        for id, *said in self._database.execute("SELECT id, type, value, name FROM warnings"):
            if not self._may_show(*said):
                yield id

    def _may_show(self, kind: Any, value: str, name: str) -> bool:
        named = [one for one in (name, value if kind == "name" else "") if one]
        is_reached = kind == "name" or self._corrected.may_reach(kind, value)
        return is_reached and all(map(self._corrected.may_say, named))


def _warning(row: tuple[str, ...], day: date) -> dict[str, Any]:
    id, kind, value, name, country, text = row
    evidence: dict[str, Any] = json.loads(text)
    return {
        "id": id,
        "type": kind,
        "value": value,
        "name": name,
        "country": country,
        **old_warnings.judged([evidence], day, kind).model_dump(mode="json"),
        "evidence": evidence,
    }

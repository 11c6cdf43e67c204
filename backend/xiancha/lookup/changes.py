"""What editions changed, without what was retracted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from xiancha.edition.changes import Change
from xiancha.edition.time_format import instant
from xiancha.lookup.without_retracted import CorrectedDatabase

FILTERS = ("country", "register", "kind")
Place = tuple[int, int]
"""An edition, and the place of a change in it."""


class ChangePage(NamedTuple):
    """Changes, oldest first, and the place after which the next page begins, None on the last."""

    changes: list[dict[str, Any]]
    next: str | None


class Changes:
    """The changes in an edition's database. `since` is the edition after which all are known."""

    def __init__(self, corrected: CorrectedDatabase, since: int) -> None:
        self._corrected = corrected
        self._database = corrected.connection
        self.since = since

    def page(self, filters: dict[str, str], after: Place, limit: int) -> ChangePage:
        """At most `limit` changes after a place, oldest first."""
        where = "".join(f" AND {name} = ?" for name in filters)
        rows = self._rows(
            f"(edition, place) > (?, ?){where} ORDER BY edition, place LIMIT ?",
            [*after, *filters.values(), limit + 1],
        )
        following = rows[limit - 1] if len(rows) > limit else None
        shown = [_shown(one) for one in rows[:limit] if self._may_show(one)]
        return ChangePage(shown, f"{following.edition}-{following.place}" if following else None)

    def newest(self, filters: dict[str, str], limit: int) -> list[dict[str, Any]]:
        """The newest changes, newest first."""
        where = "".join(f" AND {name} = ?" for name in filters)
        rows = self._rows(
            f"1{where} ORDER BY edition DESC, place DESC LIMIT ?", [*filters.values(), limit]
        )
        return [_shown(one) for one in rows if self._may_show(one)]

    def of_lender(self, id: str) -> list[dict[str, Any]]:
        """All that is known to have changed of a lender and its channels, oldest first.

        A channel that is another's now is a change of both.
        """
        rows = self._rows(
            "(lender = ? AND lender <> '' OR what = 'owner' AND before = ?) "
            "ORDER BY edition, place",
            [id, id],
        )
        return [_shown(one) for one in rows if self._may_show(one)]

    def _rows(self, where: str, values: list[Any]) -> list[Change]:
        found = self._database.execute(f"SELECT * FROM changes WHERE {where}", values)
        return [Change(*row) for row in found]

    def _may_show(self, one: Change) -> bool:
        """False for what speaks of somebody or something that was retracted."""
        if one.lender and not self._corrected.may_show({"id": one.lender, "name": one.name}):
            return False
        both = [value for value in (one.before, one.after) if value]
        if one.what == "owner" and not all(map(self._may_own, both)):
            return False
        said = [one.name, *(both if one.what == "name" else ())]
        return all(self._corrected.may_say(name) for name in said if name) and all(
            self._corrected.may_reach(kind, value) for kind, value in _channel(one)
        )

    def _may_own(self, lender: str) -> bool:
        return self._corrected.may_show({"id": lender, "name": ""})


def _channel(one: Change) -> Iterator[tuple[Any, str]]:
    """The channel that a change speaks of, from its id: `host:a.sg`, `register:host:a.sg`."""
    id = one.id.partition(":")[2] if one.kind == "warning" else one.id
    kind, _, value = id.partition(":")
    if one.kind != "lender" and kind in ("host", "app", "phone"):
        yield kind, value


def _shown(one: Change) -> dict[str, Any]:
    """A change as the API shows it."""
    found = one._asdict()
    del found["place"]
    return {
        **found,
        "at": instant(datetime.fromtimestamp(one.edition, UTC)),
        "as_of": one.as_of or None,
    }

"""Time as publishers have it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

SKEW = timedelta(hours=1)
"""How far the clock of another machine may be ahead: of who fetched a document, or built."""


def moment(given: datetime | None = None) -> datetime:
    """This moment, or the one given, to the second: signed texts have no parts of one."""
    return (given or datetime.now(UTC)).replace(microsecond=0)

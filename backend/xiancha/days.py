"""Which day it is where people read: the country's own, not that of the server.

Offsets are listed instead of asking a time-zone database, which not every machine has. For
Britain it is the winter's: in summer its day begins an hour late.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

HOME = "CN"
_AHEAD = {"CN": 8.0, "SG": 8.0, "PH": 8.0, "ID": 7.0, "IN": 5.5, "KE": 3.0, "NG": 1.0, "GB": 0.0}
"""Hours ahead of UTC; of several zones that of the capital."""


def today(country: str = HOME, now: datetime | None = None) -> date:
    """The day in this country; where we do not know the country, that of the mainland."""
    ahead = timedelta(hours=_AHEAD.get(country.upper(), _AHEAD[HOME]))
    return ((now or datetime.now(UTC)) + ahead).date()

"""The day on which people read, at its edges."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from xiancha.days import today

ABROAD = ("ID", "IN", "KE", "NG", "GB")


def test_half_past_midnight_in_beijing_is_the_new_day() -> None:
    before = datetime(2025, 12, 31, 15, 59, tzinfo=UTC)
    after = datetime(2025, 12, 31, 16, 30, tzinfo=UTC)
    assert today(now=before) == date(2025, 12, 31)
    assert today(now=after) == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("country", "day"),
    [*((each, 2) for each in ("CN", "cn", "SG", "PH", "XX")), *((each, 1) for each in ABROAD)],
)
def test_each_country_has_its_own_day(country: str, day: int) -> None:
    assert today(country, datetime(2026, 1, 1, 16, 30, tzinfo=UTC)) == date(2026, 1, day)

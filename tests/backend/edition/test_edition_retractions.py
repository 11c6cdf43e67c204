"""The list of retractions: what is taken back, and since when."""

from __future__ import annotations

from datetime import UTC, date, datetime

from xiancha.edition.retractions import Retraction, Retractions

LIST = Retractions(
    type="retractions",
    version=1,
    issued_at=datetime(2026, 11, 24, tzinfo=UTC),
    entries=(
        Retraction(what="host", value="a", on=date(2026, 11, 1)),
        Retraction(what="host", value="a", on=date(2026, 11, 9)),
        Retraction(what="lender", value="b", on=date(2026, 11, 2)),
    ),
)


def test_what_is_retracted_is_so_since_its_first_entry() -> None:
    assert LIST.on("host", "a") == date(2026, 11, 1)
    assert LIST.on("lender", "b") == date(2026, 11, 2)


def test_a_mark_of_another_kind_is_not_retracted() -> None:
    assert LIST.on("host", "b") is None
    assert LIST.on("app", "a") is None

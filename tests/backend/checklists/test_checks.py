"""What all kinds of content share: ids used twice, names of nothing, reviews late."""

from __future__ import annotations

from datetime import date

from xiancha.checklists.checks import late, repeated, unknown
from xiancha.checklists.source import Source

SOURCE = Source("doors.yml", {}, {("doors",): 1, ("doors", 1): 4, ("doors", 1, "id"): 5})
DAY = date(2026, 11, 25)


def test_an_id_used_twice_is_told_where_it_stands_again() -> None:
    assert not list(repeated(SOURCE, ("doors",), ["a", "b"]))
    (found,) = repeated(SOURCE, ("doors",), ["a", "a"])
    assert (found.line, found.what) == (5, "the id `a` is taken above")


def test_what_is_not_there_is_told_with_the_nearest_or_with_all() -> None:
    assert not list(unknown(SOURCE, ("doors",), "door", "police", ["police"]))
    (near,) = unknown(SOURCE, ("doors",), "door", "polise", ["police", "court"])
    (none,) = unknown(SOURCE, ("doors",), "door", "bank", ["police", "court"])
    assert (near.what, near.instead) == ("there is no door `polise`", "police")
    assert none.instead == "write one of police, court"


def test_a_review_is_late_after_its_last_day() -> None:
    assert not list(late(SOURCE, ("doors", 1), "police", DAY, DAY))
    (found,) = late(SOURCE, ("doors", 1), "police", date(2026, 11, 24), DAY)
    assert (found.line, found.what) == (4, "`police` was to be reviewed by 2026-11-24")

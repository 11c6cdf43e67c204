"""Ids used twice, names of nothing."""

from __future__ import annotations

from xiancha.content.ids import repeated, unknown
from xiancha.content.source import Source

SOURCE = Source("doors.yml", {}, {("doors",): 1, ("doors", 1): 4, ("doors", 1, "id"): 5})


def test_an_id_used_twice_is_told_where_it_stands_again() -> None:
    assert not list(repeated(SOURCE, ("doors",), ["a", "b"]))
    (found,) = repeated(SOURCE, ("doors",), ["a", "a"])
    assert (found.line, str(found.what)) == (5, "the id `a` is taken above")


def test_what_is_not_there_is_told_with_the_nearest_or_with_all() -> None:
    assert not list(unknown(SOURCE, ("doors",), "door", "police", ["police"]))
    (near,) = unknown(SOURCE, ("doors",), "door", "polise", ["police", "court"])
    (none,) = unknown(SOURCE, ("doors",), "door", "bank", ["police", "court"])
    assert (str(near.what), near.instead) == ("there is no door `polise`", "police")
    assert str(none.instead) == "write one of police, court"

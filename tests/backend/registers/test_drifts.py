"""A list that drifted is read with exactly its rows, or refused. It is never read wrongly."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import product

import pytest
from drifts import BREAKS, DRIFTS, LISTS, Printed, moved, read, spacer
from effort import drawn, tries
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xiancha.model import Reading

pytestmark = pytest.mark.slow

REFUSED = {
    ("id-ojk-licensed", "csv"): set(DRIFTS),
    ("in-rbi-dla", "xlsx"): {"punctuated", "split"},
    ("in-rbi-dla", "csv"): {"again", "punctuated", "spacer", "split"},
}
"""The drifts that a reader does not survive. It survives all others."""

Key = tuple[str, str]


def pairs(changes: Iterable[str]) -> list[tuple[Key, str]]:
    """Lists, and what is done to each: every second of all."""
    every = product(LISTS, changes)
    return [(key, one) for key, one in every if drawn(f"{key} {one}", one_of=2)]


@cache
def as_it_was(key: Key) -> Reading | None:
    """What is read of a list before it drifted."""
    return read(key[0], LISTS[key])


@pytest.mark.soak
@pytest.mark.parametrize(("key", "drift"), pairs(DRIFTS))
def test_a_list_that_drifted_has_the_same_rows_or_is_refused(key: Key, drift: str) -> None:
    good, found = as_it_was(key), read(key[0], DRIFTS[drift](LISTS[key]))
    assert good is not None
    if drift in REFUSED.get(key, set()):
        assert found is None
    else:
        assert found is not None
        assert (found.rows, found.as_of) == (good.rows, good.as_of)


@pytest.mark.soak
@pytest.mark.parametrize(("key", "broken"), pairs(BREAKS))
def test_a_list_that_says_nothing_certain_is_refused(key: Key, broken: str) -> None:
    assert read(key[0], BREAKS[broken](LISTS[key])) is None


@st.composite
def drifted(draw: st.DrawFn, good: Printed) -> Printed:
    """A list after several drifts, blank columns and moved ones at any place."""
    for name in draw(st.lists(st.sampled_from(sorted(DRIFTS)), max_size=4)):
        last = len(good.header) - 1
        if name == "spacer":
            good = spacer(good, draw(st.integers(0, last)))
        elif name == "moved":
            good = moved(good, draw(st.integers(0, last - 1)))
        else:
            good = DRIFTS[name](good)
    return good


@settings(max_examples=tries(12, 400), suppress_health_check=[HealthCheck.too_slow])
@given(key=st.sampled_from(sorted(LISTS)), data=st.data())
def test_several_drifts_together_are_never_read_wrongly(key: Key, data: st.DataObject) -> None:
    good, found = as_it_was(key), read(key[0], data.draw(drifted(LISTS[key])))
    assert good is not None
    assert found is None or (found.rows, found.as_of) == (good.rows, good.as_of)


@settings(max_examples=tries(12, 400), suppress_health_check=[HealthCheck.too_slow])
@given(key=st.sampled_from(sorted(LISTS)), broken=st.sampled_from(sorted(BREAKS)), data=st.data())
def test_a_broken_list_that_drifts_too_is_refused(
    key: Key, broken: str, data: st.DataObject
) -> None:
    drift = data.draw(st.sampled_from(["capitals", "punctuated", "again", "split"]))
    assert read(key[0], DRIFTS[drift](BREAKS[broken](LISTS[key]))) is None

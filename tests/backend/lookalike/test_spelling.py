"""How labels look, and by which slip two differ."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lookalike_cases import SHARED

from xiancha.lookalike.spelling import blur, firsts, look, may_begin, shape, slip


@pytest.mark.parametrize("case", SHARED["labels"], ids=lambda case: case["in"])
def test_labels_as_people_see_them(case: dict[str, str]) -> None:
    assert look(case["in"]).seen == case["out"]


@pytest.mark.parametrize(
    "case", SHARED["slips"], ids=lambda case: " ".join(map(str, case.values()))
)
def test_the_one_slip_between_two_texts(case: dict[str, Any]) -> None:
    assert slip(case["right"], case["wrong"]) == case["out"]


@pytest.mark.parametrize(("one", "other"), SHARED["same_shape"])
def test_what_is_told_apart_only_by_looking_twice_has_one_shape(one: str, other: str) -> None:
    assert shape(one) == shape(other)


@pytest.mark.parametrize(("one", "other"), SHARED["alike_at_a_glance"])
def test_what_is_alike_at_a_glance_is_one_blur_and_two_shapes(one: str, other: str) -> None:
    assert shape(one) != shape(other)
    assert blur(shape(one)) == blur(shape(other))


@given(st.text("rnmvw01ilo5sab", min_size=1), st.text("rnmvw01ilo5sab"))
def test_what_begins_with_a_known_text_may(known: str, more: str) -> None:
    assert may_begin(known + more, firsts(shape(known)))


def test_what_begins_otherwise_may_not() -> None:
    known = firsts(shape("webank")) | firsts(shape("boc"))
    assert may_begin("vveb", known)
    assert may_begin("b0c", known)
    assert not may_begin("bewank", known)
    assert not may_begin("bo", known)

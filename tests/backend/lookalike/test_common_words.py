"""What common words leave of a label."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lookalike_cases import SHARED

from xiancha.lookalike.common_words import (
    COMMON_WORDS,
    beginnings,
    cores,
    parts,
    speaks_of_loans,
)


@pytest.mark.parametrize("case", SHARED["parts"], ids=lambda case: case["in"])
def test_common_words_are_taken_off_so_that_the_least_is_left(case: dict[str, Any]) -> None:
    assert parts(case["in"]) == (tuple(case["rest"]), tuple(case["words"]))


@pytest.mark.parametrize("case", SHARED["cores"], ids=lambda case: case["in"])
def test_cores_of_a_label(case: dict[str, Any]) -> None:
    """A hyphen behind a core: one parted the last word from it."""
    found = {f"{core.text}{'-' if core.hyphened else ''}" for core in cores(case["in"])}
    assert sorted(found) == case["out"]


def test_one_loan_word_of_several_makes_a_core_one_of_loans() -> None:
    found = {core.words: core.of_loans for core in cores("my-loan-qxzt")}
    assert found["my", "loan"]
    assert not found["my",]


@pytest.mark.parametrize("case", SHARED["of_loans"], ids=lambda case: case["in"])
def test_a_label_speaks_of_loans(case: dict[str, Any]) -> None:
    assert speaks_of_loans(case["in"]) is case["out"]


@given(st.lists(st.sampled_from([*sorted(COMMON_WORDS), *"-29xm", "rn", "webank"]), max_size=7))
def test_each_core_begins_as_its_label_does_without_words(pieces: list[str]) -> None:
    label = "".join(pieces)
    begun = [*beginnings(label)]
    for core in cores(label):
        assert any(one.startswith(core.text) for one in begun)

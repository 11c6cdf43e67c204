"""Whom a question is about, by the cases that the extension must satisfy too."""

import json
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from xiancha.lookup.asked_about import MOST_PHRASES, Around, Asking, about, bare, phrases

CASES: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "cases/asked-about.json").read_text("utf-8")
)
ASKS = [CASES[use] for use in ("ahead", "asks", "said")]
ASKING = Asking(*ASKS)
AROUND = Around([*CASES["question"], *chain.from_iterable(ASKS)])


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["text"])
def test_a_question_is_about_the_name_with_nothing_but_its_words_around_it(
    case: dict[str, Any],
) -> None:
    found = about(case["text"], AROUND, ASKING, CASES["known"].__contains__)
    assert (found and found.name) == case["about"]
    assert (found and found.sure) == case.get("sure")


def test_what_is_left_of_a_text_without_the_words_at_its_ends() -> None:
    assert bare("Is Zenca licensed by CBK?", AROUND) == "zenca"
    assert bare("zenca", AROUND) is None
    assert bare("是真的吗", AROUND) is None


def test_phrases_are_bounded_and_the_longest_come_first() -> None:
    assert phrases("is Kusog Pera ba", AROUND)[0] == "is kusog pera ba"
    assert len(phrases("one two three " * 200, AROUND)) <= MOST_PHRASES

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from xiancha.lookup import BadQuestion, Edition, ask
from xiancha.lookup.question import MOST_BYTES, readable

CASES = json.loads((Path(__file__).parents[2] / "cases/typed.json").read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["in"]))
def test_what_is_typed_is_made_fit_to_be_asked_or_refused(case: dict[str, Any]) -> None:
    text = case["in"] * case.get("times", 1)
    if case["out"] is None:
        with pytest.raises(BadQuestion):
            readable(text)
    else:
        assert readable(text) == case["out"]


@pytest.mark.parametrize("letter", ["a", "招", "𝒶"])
def test_a_question_may_be_as_long_as_is_said(letter: str) -> None:
    longest = letter * (MOST_BYTES // len(letter.encode()))
    assert readable(longest) == longest


@pytest.mark.parametrize("kind", ["q", "name", "licence"])
def test_no_mark_of_direction_reaches_an_answer(edition: Edition, kind: Any) -> None:
    answer = ask(edition, kind, "\u202e快乐\u2067借款有限公司").json()
    assert "快乐借款有限公司" in answer
    assert not {"\u202e", "\u2067"} & {*answer}

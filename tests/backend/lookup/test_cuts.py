from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from xiancha.lookup import cuts

CASES = json.loads((Path(__file__).parents[2] / "cases/cuts.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["unlabelled"], ids=lambda case: case["in"])
def test_a_label_before_a_name_is_cut_off(case: dict[str, str]) -> None:
    assert cuts.unlabelled(case["in"]) == case["out"]


@pytest.mark.parametrize("case", CASES["unbracketed"], ids=lambda case: case["in"])
def test_the_last_bracket_is_cut_off(case: dict[str, str]) -> None:
    assert cuts.unbracketed(case["in"]) == case["out"]


@pytest.mark.parametrize("case", CASES["signed"], ids=lambda case: case["in"])
def test_the_names_by_which_a_message_is_signed(case: dict[str, Any]) -> None:
    assert cuts.signed(case["in"]) == case["out"]


@pytest.mark.parametrize("case", CASES["owner"], ids=lambda case: case["in"])
def test_a_branch_leads_to_its_own_firm_only(case: dict[str, str]) -> None:
    assert (cuts.owner(case["in"]) or "") == case["out"]


@pytest.mark.parametrize("case", CASES["pieces"], ids=lambda case: case["in"])
def test_a_text_is_split_where_other_words_stand_beside_a_name(case: dict[str, list[str]]) -> None:
    assert cuts.pieces(str(case["in"])) == case["out"]

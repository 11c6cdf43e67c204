from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from xiancha.lookup import branches
from xiancha.normalise.places import places

CASES = json.loads((Path(__file__).parents[2] / "cases/cuts.json").read_text("utf-8"))


def test_a_lenders_label_before_a_name_is_cut_off_and_no_other() -> None:
    for case in CASES["unlabelled"]:
        assert branches.unlabelled(case["in"]) == case["out"], case["in"]


@pytest.mark.parametrize("case", CASES["unnumbered"], ids=lambda case: case["in"])
def test_any_label_before_a_number_is_cut_off(case: dict[str, str]) -> None:
    assert branches.unnumbered(case["in"]) == case["out"]


@pytest.mark.parametrize("case", CASES["bracketed"], ids=lambda case: case["in"])
def test_the_last_bracket_is_told_from_the_name(case: dict[str, Any]) -> None:
    found = branches.bracketed(case["in"])
    assert (found and [*found]) == case["out"]


@pytest.mark.parametrize("case", CASES["signed"], ids=lambda case: case["in"])
def test_the_names_by_which_a_message_is_signed(case: dict[str, Any]) -> None:
    assert branches.signed(case["in"]) == case["out"]


def test_a_branch_leads_to_its_own_firm_only() -> None:
    for case in CASES["owner"]:
        assert (branches.owner(case["in"]) or "") == case["out"], case["in"]


@pytest.mark.parametrize("case", CASES["begun"], ids=lambda case: case["in"])
def test_a_branch_of_something_else_begins_with_a_firms_name(case: dict[str, str]) -> None:
    assert (branches.begun(case["in"]) or "") == case["out"]


@pytest.mark.parametrize("case", CASES["pieces"], ids=lambda case: case["in"])
def test_a_text_is_split_where_other_words_stand_beside_a_name(case: dict[str, Any]) -> None:
    assert branches.pieces(case["in"]) == (case["around"], case["beside"])


def test_a_text_of_many_pieces_costs_no_more_than_one_of_twenty() -> None:
    around, beside = branches.pieces("".join(f"甲{n}（乙{n}、丙{n}）" for n in range(300)))
    assert (len(around), len(beside)) == (20, 20)


def test_places_are_places_and_stand_once() -> None:
    assert len(places()) == len(set(places())) > 600
    assert {"北京", "重庆", "深圳", "南山", "广西", "乌鲁木齐", "延边"} <= set(places())
    assert all(len(place) > 1 and place.isalpha() for place in places())

from __future__ import annotations

import json
from pathlib import Path

from xiancha.lookup import branches
from xiancha.normalise.places import places

CASES = json.loads((Path(__file__).parents[2] / "cases/cuts.json").read_text("utf-8"))


def test_a_branch_leads_to_its_own_firm_only() -> None:
    for case in CASES["owner"]:
        assert (branches.owner(case["in"]) or "") == case["out"], case["in"]


def test_places_are_places_and_stand_once() -> None:
    assert len(places()) == len(set(places())) > 600
    assert {"北京", "重庆", "深圳", "南山", "广西", "乌鲁木齐", "延边"} <= set(places())
    assert all(len(place) > 1 and place.isalpha() for place in places())

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from xiancha import normalise
from xiancha.lookup import Edition, ask
from xiancha.lookup.near_chinese import related

CASES = json.loads((Path(__file__).parents[2] / "cases/near.json").read_text("utf-8"))


def test_a_name_may_mean_a_lender_or_a_stranger() -> None:
    for case in CASES["related"]:
        found = related(normalise.company(case["asked"]), normalise.company(case["other"]))
        assert found is case["is"], case


@pytest.mark.parametrize("case", CASES["suggested"], ids=lambda case: case["asked"])
def test_a_stranger_is_never_suggested(edition: Edition, case: dict[str, Any]) -> None:
    found = ask(edition, "q", case["asked"]).values()["suggestions"]
    assert [one["name"] for one in found] == case["names"]

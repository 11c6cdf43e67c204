"""Which state's site a host makes believe to be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from xiancha.lookup.state_like import state_like

CASES = json.loads((Path(__file__).parents[2] / "cases/state-sites.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["in"])
def test_host_that_looks_official_is_told_from_others(case: dict[str, str]) -> None:
    assert state_like(case["in"]) == case["out"]

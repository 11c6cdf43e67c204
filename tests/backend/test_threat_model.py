"""docs/threat-model.md names tests and cases: each of them is there."""

from __future__ import annotations

import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "threat-model.md").read_text("utf-8")


def test_every_test_that_the_threat_model_names_is_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", TEXT))
    there = {
        name
        for file in (ROOT / "tests" / "backend").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.M)
    }
    assert len(named) > 10
    assert named <= there


def test_every_case_that_the_threat_model_names_is_there() -> None:
    cases = json.loads((ROOT / "tests" / "cases" / "trust.json").read_text("utf-8"))
    named = set(re.findall("“([^”]+)”", TEXT.partition("## Attacks")[2].partition("## Not")[0]))
    assert len(named) > 30
    assert named <= {case["name"] for case in cases}


def test_every_file_that_the_threat_model_names_is_there() -> None:
    named = re.findall(r"`((?:tests|backend)/[\w/.-]+)`|\]\(([\w./-]+)\)", TEXT)
    paths = [ROOT / here if here else ROOT / "docs" / there for here, there in named]
    assert paths
    assert not [path for path in paths if not path.exists()]

"""The card of an exact answer: the same on both sides, and short."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from asking import ask
from tests.fuzz.compare import ANSWER

from xiancha.lookup import Edition

CASES = json.loads((Path(__file__).parents[2] / "cases/cards.json").read_text("utf-8"))["cases"]


def by_extension(editions: Path, language: str) -> list[dict[str, Any] | None]:
    """The cards that the extension's own modules compose."""
    asked = "".join(json.dumps({"kind": "q", "text": one["asked"]}) + "\n" for one in CASES)
    found = subprocess.run(
        ["node", ANSWER, editions, language, "card"],
        input=asked,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return [json.loads(line) for line in found.stdout.splitlines()]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_card_of_an_exact_answer_is_the_same_on_the_device(
    edition: Edition, editions: Path, language: str
) -> None:
    for case, device in zip(CASES, by_extension(editions, language), strict=True):
        assert ask(edition, case["asked"], language=language)["card"] == device, case["asked"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["asked"])
def test_a_card_begins_with_an_order_or_with_what_is_known(
    edition: Edition, case: dict[str, str]
) -> None:
    assert ask(edition, case["asked"])["card"]["title"] == case["title"]

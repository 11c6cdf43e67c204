"""Damaged documents of every kind end as rows or as a refusal in words (see `fuzz`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from effort import tries

import fuzz
from xiancha.sandbox import Sandbox

TIMES = tries(3, 200)
"""Damages of each document; `fuzz.py` does more."""
LONG = 100_000
"""Bytes of a document that is slow to read, and is damaged once."""
pytestmark = [pytest.mark.slow, pytest.mark.soak]
SEEDS = fuzz.seeds(Path(__file__).parents[3].parent / "shared")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    found = Sandbox()
    yield found
    found.close()


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_whatever_is_damaged_is_read_or_refused_in_words(seed: fuzz.Seed, sandbox: Sandbox) -> None:
    assert fuzz.outcome(sandbox, seed.register, seed.document) == ("rows", "")
    for number in range(TIMES if len(seed.document.body) < LONG else 1):
        found = fuzz.outcome(sandbox, seed.register, fuzz.damaged(seed, number))
        assert found.what in ("rows", "refused"), (number, found)
        assert found.words.isprintable()
        assert "Traceback" not in found.words

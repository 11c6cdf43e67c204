"""Damaged documents of every kind end as rows or as a refusal in words (see `fuzz`)."""

from __future__ import annotations

import pytest
from effort import SOAK, tries

import fuzz
from xiancha.sandbox import Sandbox

TIMES = tries(2, 200)
"""Damages of each document; `fuzz.py` does more."""
LONG = 100_000
"""Bytes of a document that is slow to read: damaged once, and read whole where it is parsed."""
pytestmark = [pytest.mark.slow, pytest.mark.soak]


@pytest.mark.parametrize("seed", fuzz.seeds(), ids=lambda seed: seed.name)
def test_whatever_is_damaged_is_read_or_refused_in_words(seed: fuzz.Seed, sandbox: Sandbox) -> None:
    is_long = len(seed.document.body) > LONG
    if SOAK or not is_long:
        assert fuzz.outcome(sandbox, seed.register, seed.document) == ("rows", "")
    for number in range(1 if is_long else TIMES):
        found = fuzz.outcome(sandbox, seed.register, fuzz.damaged(seed, number))
        assert found.what in ("rows", "refused"), (number, found)
        assert found.words.isprintable()
        assert "Traceback" not in found.words

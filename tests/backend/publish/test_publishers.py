"""A small sample of what `publishers.py` does for long."""

from pathlib import Path

import pytest
from effort import tries
from publishers import race

ROUNDS = tries(2, 100)


@pytest.mark.slow
@pytest.mark.soak
def test_publishers_and_a_refresh_at_once_tear_and_lose_nothing(tmp_path: Path) -> None:
    seen = race(tmp_path, rounds=ROUNDS, seed=2, seconds=3600)
    assert seen.faults == []
    assert seen.rounds == ROUNDS
    assert seen.published + seen.accepted + seen.killed == 3 * ROUNDS
    assert seen.looks > 4

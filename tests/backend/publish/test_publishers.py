"""A small sample of what `publishers.py` does for long."""

from pathlib import Path

from publishers import race


def test_publishers_and_a_refresh_at_once_tear_and_lose_nothing(tmp_path: Path) -> None:
    seen = race(tmp_path, rounds=4, seed=2, seconds=600)
    assert seen.faults == []
    assert seen.rounds == 4
    assert seen.published + seen.accepted + seen.killed == 12
    assert seen.looks > 4

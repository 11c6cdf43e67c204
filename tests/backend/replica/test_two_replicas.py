"""Nobody who asks notices that editions swap, that a replica is killed, or that the origin goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from effort import SOAK, tries
from two_replicas import run

pytestmark = [pytest.mark.slow, pytest.mark.soak]


REST = 0.2
"""Who never rests holds up what all wait for, and takes the processor from other tests."""


def test_no_answer_fails_and_none_is_wrong(tmp_path: Path) -> None:
    editions, answers = tries(1, 20), tries(30, 500)
    seen = run(tmp_path, editions, answers, rest=0 if SOAK else REST, is_static=not SOAK)
    assert (seen.failed, seen.wrong) == ([], [])
    assert len(seen.editions) == editions + 2
    assert min(seen.after_kill, seen.after_origin) >= answers

"""A small, seeded sample of `python -m tests.fuzz`: server and extension answer alike."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from effort import tries

from xiancha.lookup import Edition

COUNT = tries(80, 50_000)
ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.soak
def test_server_and_extension_answer_invented_questions_alike(edition: Edition) -> None:
    command = [sys.executable, "-m", "tests.fuzz", "--seed", "13", "--count", str(COUNT)]
    path = os.pathsep.join([str(ROOT / "backend"), str(ROOT)])
    done = subprocess.run(
        [*command, "--editions", str(edition.whole.editions)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{COUNT:,} asked" in done.stdout

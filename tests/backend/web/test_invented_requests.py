"""Requests that schemathesis invents from the description, sent to a real server on loopback."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from effort import SOAK, drawn
from served import serving

from xiancha.web.app import create_app
from xiancha.web.openapi import OPERATIONS

pytestmark = pytest.mark.slow

RULES = Path(__file__).with_name("schemathesis.toml")
SAMPLE = ("--phases", "examples,fuzzing", "--max-examples", "3", "--seed", "1")
MANY = ("--max-examples", "300", "--max-time", "300")


def sample() -> Iterator[str]:
    """The options that name a third of the operations, always the same, and whatever is posted."""
    for one in OPERATIONS:
        if one.method == "post" or drawn(one.id, one_of=3):
            yield from ("--include-operation-id", one.id)


@pytest.mark.soak
def test_every_answer_to_an_invented_request_is_as_described(
    editions: Path, tmp_path: Path
) -> None:
    with serving(create_app(editions)) as (host, port):
        done = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(RULES)),
                *("run", f"http://{host}:{port}/openapi.json", "--no-color", "--warnings", "off"),
                *(MANY if SOAK else [*SAMPLE, *sample()]),
            ],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No issues found" in done.stdout

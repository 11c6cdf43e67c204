"""Requests that schemathesis invents from the description, sent to a real server on loopback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from served import serving

from xiancha.web.app import create_app

pytestmark = pytest.mark.slow

RULES = Path(__file__).with_name("schemathesis.toml")
SAMPLE = ("--phases", "examples,fuzzing", "--max-examples", "3", "--seed", "1")
MANY = ("--max-examples", "300", "--max-time", "300")


@pytest.mark.soak
def test_every_answer_to_an_invented_request_is_as_described(
    editions: Path, tmp_path: Path
) -> None:
    is_long = os.environ.get("XIANCHA_SOAK") == "1"
    with serving(create_app(editions)) as (host, port):
        done = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(RULES)),
                *("run", f"http://{host}:{port}/openapi.json", "--no-color", "--warnings", "off"),
                *(MANY if is_long else SAMPLE),
            ],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No issues found" in done.stdout

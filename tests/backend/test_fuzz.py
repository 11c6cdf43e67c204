"""A small, seeded sample of `python -m tests.fuzz`: server and extension answer alike."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from effort import tries
from tests.fuzz import __main__ as fuzz

COUNT = tries(40, 50_000)


@pytest.mark.slow
@pytest.mark.soak
def test_server_and_extension_answer_invented_questions_alike(
    editions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--seed", "13", "--count", str(COUNT), "--editions", str(editions))
    monkeypatch.setattr(sys, "argv", ["fuzz", *options])
    code = fuzz.main()
    printed = capsys.readouterr().out
    assert code == 0, printed
    assert printed.count(f"{COUNT:,} asked") == len(fuzz.GENERATORS)

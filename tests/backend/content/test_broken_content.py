"""Thirty-two faults of a lawyer's: each is told once, with file, line and what to write."""

from __future__ import annotations

from pathlib import Path

import pytest
from broken_content import DAY, FAULTS, SHIPPED, Fault, told

from xiancha.content.check_dates import not_yet, replaced, to_come
from xiancha.content.load import load
from xiancha.content.problems import Message


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_a_fault_is_told_once_with_its_place_and_remedy_in_two_languages(
    fault: Fault, folder: Path
) -> None:
    (problem,) = told(fault, folder)
    assert problem.file == fault.file
    lines = (folder / fault.file).read_text("utf-8").splitlines()
    assert fault.at in lines[problem.line - 1]
    assert str(problem.instead).startswith(fault.instead)
    assert isinstance(problem.what, Message)
    said = problem.told("zh_CN")
    assert said.startswith(f"{fault.file} 第{problem.line}行：")
    assert "Write instead" not in said
    assert "Do this" not in said


def test_there_are_thirty_two_and_none_in_what_ships() -> None:
    assert len({fault.name for fault in FAULTS}) == 32
    content = load(SHIPPED)
    assert [*not_yet(content, DAY), *replaced(content, DAY), *to_come(content, DAY)] == []

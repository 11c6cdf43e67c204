"""Commands whose output goes where not every letter can be written."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import commands
import pytest
from commands import Done

pytestmark = pytest.mark.slow

COMMANDS = (
    ("--help",),
    ("keys", "show"),
    ("keys", "new"),
    ("publish",),
    ("lookup", "招联"),
    ("registers", "cn-nfra-institutions", "--documents"),
    ("import", "cn-small-loans", "没有.xlsx"),
    ("checklists", "check"),
)


@pytest.fixture(scope="module")
def data(few_editions: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("terminal")
    shutil.copytree(few_editions, folder / "editions")
    shutil.copytree(few_editions / "keys", folder / "keys")
    return folder


Run = Callable[..., Done]


@pytest.fixture
def run(data: Path) -> Run:
    """Runs a command whose outputs have an encoding."""

    def command(encoding: str, *arguments: str) -> Done:
        place = {"XIANCHA_DATA_DIR": str(data)}
        return commands.run(*arguments, folder=data, encoding=encoding, **place)

    return command


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_command_falls_over_a_letter(run: Run, arguments: tuple[str, ...]) -> None:
    done = run("cp1252", *arguments)
    assert done.out or done.err


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-16"])
def test_an_answer_for_programs_is_whole_in_every_encoding(run: Run, encoding: str) -> None:
    done = run(encoding, "lookup", "招联", "--json")
    assert json.loads(done.out.decode(encoding))["lender"]["name"] == "招联消费金融股份有限公司"


def test_what_cannot_be_written_is_told_by_its_number(run: Run) -> None:
    done = run("cp1252", "lookup", "招联")
    assert r"\u62db\u8054" in done.out.decode("cp1252")

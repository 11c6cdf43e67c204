"""A file of topics spoilt in one place, and what its maintainer is told."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import commands
import pytest
from spoilt import complaints, line_of, spoil

from xiancha import paths
from xiancha.content import topics
from xiancha.content.problems import Problem
from xiancha.content.source import Source, read
from xiancha.content.topic_checks import Topic, Topics, topic_problems
from xiancha.model import Model

Written = dict[str, Any]
FILE = "topics.json"
LISTS = ["cn/sued", "cn/cannot-pay"]
SITUATIONS = ["court", "rate", "unclear"]


def written() -> Written:
    return {
        "lists": {"kin": ["爸|妈", "朋友"]},
        "pressing": [{"id": "court", "checklist": "cn/sued", "words": ["传票", "起诉"]}],
        "stories": [{"id": "rate", "checklist": "cn/cannot-pay", "words": ["打给(?:{kin})"]}],
    }


def told(folder: Path, file: Written) -> list[str]:
    path = folder / FILE
    path.write_text(json.dumps(file, ensure_ascii=False, indent=1), "utf-8")
    problems: list[Problem] = []
    source = read(path, FILE, (), problems)
    assert isinstance(source, Source), problems
    return [str(one) for one in topic_problems(source, LISTS, SITUATIONS)]


def test_what_is_right_is_taken(tmp_path: Path) -> None:
    assert told(tmp_path, written()) == []


def _field(file: Written) -> None:
    file["stories"][0]["wrods"] = file["stories"][0].pop("words")


def _twice(file: Written) -> None:
    file["pressing"].append(file["pressing"][0])


def _in_both(file: Written) -> None:
    file["stories"][0]["id"] = "court"


def _unsaid(file: Written) -> None:
    file["stories"][0]["id"] = "weather"


def _list(file: Written) -> None:
    file["stories"][0]["checklist"] = "cn/sud"


def _nobody(file: Written) -> None:
    del file["lists"]["kin"]


def _same(file: Written) -> None:
    file["pressing"][0]["words"] = ["传票", "传票"]


def _in_list(file: Written) -> None:
    file["lists"]["kin"] = ["爸|", "妈"]


def _none(file: Written) -> None:
    file["pressing"][0]["words"] = []


@pytest.mark.parametrize(
    ("spoil", "line", "what", "instead"),
    [
        (_field, 22, "unknown field `wrods`", "words:"),
        (_twice, 18, "the id `court` is taken above", "an id of its own"),
        (_in_both, 20, "the id `court` is taken above", "an id of its own"),
        (_unsaid, 20, "`weather` has no situation", "write situations/weather.yml"),
        (_list, 21, "there is no checklist `cn/sud`", "cn/sued"),
        (_nobody, 18, "“{kin})” is not read alike", "the name of one of the lists"),
        (_same, 14, "“传票” is here twice", "keep one of the two"),
        (_in_list, 4, "this finds every text", "empty choice"),
        (_none, 12, "`words` is empty", "write it like this"),
    ],
)
def test_a_fault_is_told_with_its_line_and_remedy(
    tmp_path: Path, spoil: Callable[[Written], None], line: int, what: str, instead: str
) -> None:
    file = written()
    spoil(file)
    first, *others = told(tmp_path, file)
    assert first.startswith(f"{FILE}:{line}: {what}")
    assert instead in first
    assert not others


def test_the_maintainer_of_the_shipped_file_is_told_too(folder: Path) -> None:
    spoil(folder, FILE, "支付令", r"支付令\\d")
    line = line_of(folder, FILE, "支付令")
    assert [one[: len(f"{FILE}:{line}:")] for one in complaints(folder)] == [f"{FILE}:{line}:"]


@pytest.mark.parametrize(
    ("right", "wrong"), [('"id": "court"', '"id": "court'), ('"id": "court",', '"id": "court",,')]
)
def test_a_file_that_is_no_json_names_its_line(folder: Path, right: str, wrong: str) -> None:
    line = line_of(folder, FILE, right)
    spoil(folder, FILE, right, wrong)
    (told,) = complaints(folder)
    assert told.startswith(f"{FILE}:{line}: this is no JSON (")


@pytest.mark.parametrize(("right", "wrong"), [('"words"', '"wrods"'), ("  ]\n}", "  ],\n}")])
def test_the_command_tells_of_topics_that_nothing_can_read(
    folder: Path, unread: None, right: str, wrong: str
) -> None:
    spoil(folder, FILE, right, wrong)
    done = commands.run("checklists", "check", folder=folder)
    assert done.code == 1
    assert done.err.decode().startswith(f"{FILE} 第")


def test_the_command_itself_needs_no_topics(folder: Path) -> None:
    """Not while it is imported either: whoever wrote them wrongly asks it what is wrong."""
    spoil(folder, FILE, '"words"', '"wrods"')
    asked = (
        f"import sys, pathlib, xiancha.paths; there = pathlib.Path({str(folder)!r})\n"
        "xiancha.paths.checklists = lambda: there\n"
        "import xiancha.cli\n"
        "print('imported', flush=True)\n"
        "xiancha.content.topics.published()"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=False)
    assert ran.stdout == b"imported\n"
    assert b"xiancha checklists check" in ran.stderr


def test_nothing_is_published_with_topics_that_nothing_can_read(
    folder: Path, unread: None, tmp_path: Path, few_editions: Path
) -> None:
    spoil(folder, FILE, '"stories"', '"storys"')
    data = tmp_path / "data"
    data.mkdir()
    (data / "editions").symlink_to(few_editions)
    done = commands.run("export-site", "site", folder=folder, XIANCHA_DATA_DIR=str(data))
    told = done.err.decode()
    assert done.code == 1
    assert told.count("\n") == 1
    assert "topics.json" in told
    assert "xiancha checklists check" in told


@pytest.fixture
def unread(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The copy is what ships, and nobody has read its topics yet."""
    monkeypatch.setattr(paths, "checklists", lambda: folder)
    topics.published.cache_clear()
    yield
    topics.published.cache_clear()


@pytest.mark.parametrize("model", [Topics, Topic])
def test_every_field_is_told_in_the_dictionary(model: type[Model]) -> None:
    readme = (Path(__file__).parents[3] / "checklists/README.md").read_text("utf-8")
    (section,) = re.findall(rf"^## \w+ · {model.__name__}\n(.*?)^## ", readme, re.M | re.S)
    assert re.findall(r"^\| `(\w+)` \|", section, re.M) == [*model.model_fields]

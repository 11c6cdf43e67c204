"""What a maintainer is told of sentences: what they were taken for, and what is like them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import Command

from xiancha import paths
from xiancha.content.problems import ContentError
from xiancha.content.said import said, said_in
from xiancha.situations import compare, learning

SAID = {
    "court": [f"{one}收到法院传票" for one in "我你他她爸妈哥姐弟妹"],
    "fee": [f"{one}要我先交会员费" for one in "他她它客服专员平台"],
    "none": ["花呗", "借呗", "微粒贷", "白条", "金条", "分期乐", "安逸花", "还呗"],
}
SHIPPED = Path(__file__).parents[3] / "checklists"


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "cache"
    monkeypatch.setattr(learning.platformdirs, "user_cache_path", lambda *_, **__: folder)
    learning.table.cache_clear()
    yield folder
    learning.table.cache_clear()


def test_new_sentences_are_those_that_the_other_files_lack() -> None:
    before = {**SAID, "fee": SAID["fee"][1:], "court": [*SAID["court"], SAID["fee"][0]]}
    assert compare.new(SAID, before) == [("fee", SAID["fee"][0])]
    assert compare.new(SAID, SAID) == []


def test_a_sentence_is_judged_by_what_the_others_teach() -> None:
    now = {**SAID, "fee": [*SAID["fee"], "爷爷收到法院传票"]}
    (told,) = compare.left_out(now, [("fee", "爷爷收到法院传票")])
    assert told.taken_for == "court"
    assert told.place > 1
    assert {id for id, _ in told.near} == {"court"}


def test_each_sentence_of_a_situation_is_judged_without_itself() -> None:
    told = [*compare.in_turn(SAID, "court")]
    assert sorted(one.text for one in told) == sorted(SAID["court"])
    assert all(one.place == 1 for one in told)
    assert "court" not in {id for one in told for id, _ in one.near}


def test_a_situation_that_is_all_new_comes_behind_all_others() -> None:
    now = {**SAID, "pawn": ["金项链能当多少钱"]}
    (told,) = compare.left_out(now, [("pawn", "金项链能当多少钱")])
    assert told.place == len(SAID) + 1


def test_what_was_learnt_is_kept_and_a_cache_that_cannot_be_written_is_none(
    cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    examples = (("court", "法院"), ("none", "花呗")) * 3
    body = learning.table(examples)
    (kept,) = (cache_folder / "situations").iterdir()
    assert kept.read_bytes() == body
    kept.write_bytes(b"kept")
    learning.table.cache_clear()
    assert learning.table(examples) == b"kept"
    learning.table.cache_clear()
    shutil.rmtree(cache_folder)
    cache_folder.write_text("no folder")
    assert learning.table(examples) == body


def test_sentences_are_lines_and_a_file_without_any_teaches_nothing(tmp_path: Path) -> None:
    files = {"fee": "tone: stop\nsays: |\n  先交钱: #1\n  'quoted\n", "unclear": "tone: check\n"}
    assert said_in(files) == {"fee": ("先交钱: #1", "'quoted")}
    (tmp_path / "situations").mkdir()
    with pytest.raises(ContentError, match="no situation has sentences"):
        said(tmp_path)
    with pytest.raises(ContentError, match=r"situations/fee\.yml"):
        said_in({"fee": "says: |\n  a\nsays: |\n  b\n"})


def test_the_words_of_a_button_teach_beside_the_sentences() -> None:
    button = "button:\n  zh_CN: 先交钱\n  en: Money first\n"
    assert said_in({"fee": f"{button}says: |\n  要我先交钱\n  先交钱\n"}) == {
        "fee": ("要我先交钱", "先交钱", "Money first")
    }
    assert said_in({"unclear": button}) == {}


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout whose situations have few sentences each: it is learnt in no time."""
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "few/checklists"))
    for file in (folder / "situations").glob("*.yml"):
        head, mark, rest = file.read_text("utf-8").partition("says: |\n")
        file.write_text(head + mark + "".join(rest.splitlines(keepends=True)[:30]), "utf-8")
    monkeypatch.setattr(paths, "checklists", lambda: folder)
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "few"],
    ):
        subprocess.run(["git", "-C", folder.parent, *command], check=True, timeout=60)
    return folder


@pytest.mark.slow
def test_check_tells_of_new_sentences_and_try_says_why(xiancha: Command, few: Path) -> None:
    code, told, _ = xiancha("situations", "check", "--lang", "en")
    assert (code, told) == (0, "no sentence is new since HEAD\n")
    file = few / "situations/police_civil.yml"
    file.write_text(file.read_text("utf-8") + "  帽子叔叔叫我自己去打官司\n", "utf-8")
    held = few.parent / "tests/cases/held-situations.json"
    held.parent.mkdir(parents=True)
    held.write_text('{"labels": {"收到法院传票了怎么办": ["court"]}}', "utf-8")
    code, told, _ = xiancha("situations", "check", "--lang", "en")
    assert code == 0
    assert told.startswith("police_civil: 帽子叔叔叫我自己去打官司\n  without it: ")
    assert told.count("  like it, in ") == 2
    assert "of 1 texts that teach nothing " in told
    code, told, _ = xiancha("situations", "try", "帽子叔叔叫我自己去打官司", "--lang", "en")
    assert code == 0
    assert told.startswith("read as: 帽子叔叔叫我自己去打官司\n")
    assert "\nshown: the card of police_civil\n" in told
    assert "帽子" in told


@pytest.mark.slow
def test_what_cannot_be_checked_is_told_in_a_line(xiancha: Command, few: Path) -> None:
    code, _, told = xiancha("situations", "check", "fees", "--lang", "en")
    assert (code, told) == (1, "xiancha: there is no situation fees\n")
    code, _, told = xiancha("situations", "check", "--since", "nowhere", "--lang", "en")
    assert code == 1
    assert told.startswith("xiancha: git does not tell what is new (")
    file = few / "situations/fee.yml"
    file.write_text(file.read_text("utf-8") + "  ？\n", "utf-8")
    code, _, told = xiancha("situations", "check", "--lang", "en")
    assert code == 1
    assert "a sentence without a word" in told

"""`xiancha checklists check` and what publication says of content that has aged."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from commands import Command

from xiancha import paths
from xiancha.commands import terminal
from xiancha.edition import on_disk
from xiancha.keys import keyring
from xiancha.settings import Settings

SHIPPED = Path(__file__).parents[2] / "checklists"


@pytest.fixture
def aged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content in which art. 678 was replaced by art. 670 long ago."""
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "checklists"))
    file = folder / "laws/civil-code.yml"
    head, tail = file.read_text("utf-8").split("  678:\n")
    tail = tail.replace("    gives:", "    replaced_by: civil-code/670\n    gives:", 1)
    file.write_text(f"{head}  678:\n{tail}", "utf-8")
    monkeypatch.setattr(paths, "checklists", lambda: folder)
    return folder


def test_the_shipped_content_is_in_order(xiancha: Command) -> None:
    code, said, _ = xiancha("checklists", "check", "--lang", "en", "--date", "2026-11-25")
    assert code == 0
    assert said.endswith(" doors: nothing wrong on 2026-11-25\n")


def test_check_speaks_chinese_unless_asked(xiancha: Command, aged: Path) -> None:
    code, _, told = xiancha("checklists", "check", "--date", "2026-11-25")
    assert code == 1
    assert "civil-code/678 从2021-01-01起已被取代。改成：civil-code/670\n" in told
    assert "Write instead" not in told


def test_an_unknown_language_is_told(xiancha: Command) -> None:
    code, _, told = xiancha("checklists", "check", "--lang", "fr")
    assert (code, told) == (
        1,
        "xiancha: --lang fr is no language here. Write one of: zh-CN, zh-TW, en, id.\n",
    )


def test_check_calls_a_replaced_article_an_error(xiancha: Command, aged: Path) -> None:
    code, _, told = xiancha("checklists", "check", "--lang", "en", "--date", "2026-11-25")
    assert code == 1
    assert "civil-code/678 was replaced on 2021-01-01. Write instead: civil-code/670" in told


def test_check_only_warns_of_a_late_review(
    xiancha: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "late"))
    text = (folder / "cn/sued.yml").read_text("utf-8")
    late = re.sub(r"(reviewed_on:) .*", r"\1 2026-01-01", text)
    late = re.sub(r"(review_by:) .*", r"\1 2026-06-30", late)
    (folder / "cn/sued.yml").write_text(late, "utf-8")
    monkeypatch.setattr(paths, "checklists", lambda: folder)
    code, said, told = xiancha("checklists", "check", "--lang", "en", "--date", "2026-11-25")
    assert code == 0
    assert "nothing wrong" in said
    assert "warning: cn/sued.yml:" in told
    assert "`real-or-fake` was to be reviewed by 2026-06-30" in told


def test_check_tells_a_rule_that_is_not_in_force_yet(xiancha: Command) -> None:
    code, _, told = xiancha("checklists", "check", "--lang", "en", "--date", "2025-12-31")
    assert code == 1
    assert "public-security/50 is in force only from 2026-01-01, not yet on 2025-12-31" in told


@pytest.mark.slow
def test_publication_goes_on_and_warns(
    settings: Settings, aged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keyring.new(settings.keys, datetime.now(UTC))
    text = (aged / "cn/sued.yml").read_text("utf-8")
    reviewed = text.replace("review_by: 2027-05-27", "review_by: 2026-11-24")
    late = reviewed.replace("reviewed_on: 2026-11-27", "reviewed_on: 2026-11-23")
    (aged / "cn/sued.yml").write_text(late, "utf-8")
    terminal.publish_edition(settings, terminal.open_store(settings), keep=30)
    told = capsys.readouterr().err
    assert "civil-code/678 was replaced on 2021-01-01" in told
    assert "`real-or-fake` was to be reviewed by 2026-11-24" in told
    laws = on_disk.newest(settings.editions).content("laws.json")
    assert "2021-01-01" in {article["replaced_on"] for law in laws for article in law["articles"]}

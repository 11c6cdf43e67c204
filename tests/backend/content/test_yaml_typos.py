"""Slips that a lawyer makes: told at their line, in words, and with nothing that would be wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from broken_content import Fault, told

from xiancha.content.problems import Message
from xiancha.content.yaml_typos import mistyped

SUED, LAW, PIPL = "cn/sued.yml", "laws/public-security.yml", "laws/pipl.yml"
CAPS, DOORS, BREACHES, QUESTIONS = "caps.yml", "doors.yml", "breaches.yml", "questions.yml"
TEXT = "zh_CN: 先向法院核实是真是假"
DATE = "reviewed_on: 2026-11-27"


def only(folder: Path, file: str, old: str, new: str) -> tuple[str, str, str]:
    """The line that is named, what is said of it in Chinese, and what to do or write there."""
    (problem,) = told(Fault("slip", file, re.escape(old), new, "", ""), folder)
    line = (folder / file).read_text("utf-8").splitlines()[problem.line - 1]
    assert isinstance(problem.what, Message)
    return line.strip(), problem.what.zh, problem.told("zh_CN").split("。", 1)[1]


@pytest.mark.parametrize(
    ("file", "old", "new", "field"),
    [
        (SUED, DATE, "reviewed_on: 今天", "reviewed_on"),
        (SUED, DATE, "reviewed_on: 5/6/2026", "reviewed_on"),
        (SUED, "id: note-dates", "id: 记日期", "id"),
        (SUED, "- legal-advice", "- 免费法律咨询", "doors"),
        (DOORS, 'phone: "12356"', 'phone: "4001234567"', "phone"),
        (DOORS, 'phone: "110"', "phone: 0110", "phone"),
        (BREACHES, 'since: "22:00"', "since: 22点", "since"),
        (QUESTIONS, "doors: [anti-fraud, police]", "doors: []", "doors"),
        (PIPL, "source: https://github.com", "source: 见官网 https://github.com", "source"),
        (CAPS, 'annual: "24%"', 'annual: "240%"', "annual"),
        (CAPS, 'annual: "24%"', 'annual: "0%"', "annual"),
    ],
)
def test_what_was_meant_is_not_made_up(
    folder: Path, file: str, old: str, new: str, field: str
) -> None:
    line, _, advice = only(folder, file, old, new)
    assert new.split("\n")[0].strip() in line
    assert "改成" not in advice
    assert "zh_CN: …" not in advice
    assert field in line or line.startswith("- ")


@pytest.mark.parametrize(
    ("old", "new", "instead"),
    [
        (DATE, "reviewed_on: 27-11-2026", DATE),
        (DATE, "reviewed_on: 11/27/2026", DATE),
        (DATE, "reviewed_on: 27.11.2026", DATE),
        (DATE, "reviewed_on:\u00a02026-11-27", DATE),
        (TEXT, "zh_CN: *先核实*", 'zh_CN: "*先核实*"'),
        (TEXT, "zh_CN: &先核实", 'zh_CN: "&先核实"'),
        (TEXT, "zh_CN: !先核实", 'zh_CN: "!先核实"'),
        (TEXT, "zh_CN: > 先核实", 'zh_CN: "> 先核实"'),
        (TEXT, "zh_CN: [重要]先核实", 'zh_CN: "[重要]先核实"'),
        (TEXT, 'zh_CN: "真"的吗？先核实', 'zh_CN: "“真”的吗？先核实"'),
        (TEXT, "zh_CN: 先核实 #重要", 'zh_CN: "先核实 #重要"'),
        (
            "zh_CN: 别不理，也别慌。",
            "zh_CN: 依据《中华人民共和国民事诉讼法》第二百二十七条。",
            "《民事诉讼法》第227条",
        ),
    ],
)
def test_the_line_as_it_should_read(folder: Path, old: str, new: str, instead: str) -> None:
    line, what, advice = only(folder, SUED, old, new)
    assert new in line
    assert not any(word in what for word in ("found", "expected", "None"))
    assert advice == f"改成：{instead}"


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        (PIPL, "zh_CN: 个人信息保护法", "zh_CN: 《个人信息保护法》", "书名号"),
        (LAW, "public-security/50", "public-security/42", "自己"),
        (LAW, "in_force: 2026-01-01", "in_force: 2012-01-01", "2012-01-01"),
        (BREACHES, "zh_CN: 夜里联系", "zh_CN: 违法夜间催收", "不是法律"),
        (SUED, "id: note-dates", "id: Note Dates", "小写"),
    ],
)
def test_what_reads_well_and_is_wrong(
    folder: Path, file: str, old: str, new: str, what: str
) -> None:
    assert what in only(folder, file, old, new)[1]


def test_an_entry_without_its_space_is_told_as_a_list(folder: Path) -> None:
    old = "doors:\n      - court\n      - legal-advice"
    new = "doors:\n      -court\n      -legal-advice"
    assert only(folder, SUED, old, new)[2] == "改成：doors: [court, legal-advice]"


def test_a_tab_after_a_colon(folder: Path) -> None:
    told = only(folder, SUED, "overdue: true", "overdue:\ttrue")
    assert ("Tab" in told[1], told[2]) == (True, "改成：overdue: true")


def test_marks_of_an_open_merge_are_told_as_such(folder: Path) -> None:
    new = "<<<<<<< HEAD\noverdue: true\n=======\noverdue: false\n>>>>>>> main"
    _, what, advice = only(folder, SUED, "overdue: true", new)
    assert "两个版本" in what
    assert "只留一段" in advice


def test_a_text_that_runs_on_without_indent_is_told_where_it_runs_on(folder: Path) -> None:
    assert only(folder, SUED, TEXT, "zh_CN: 先向法院\n核实是真是假")[0] == "核实是真是假"


def test_choices_are_listed_as_they_are_typed(folder: Path) -> None:
    assert only(folder, PIPL, "rank: 法律", "rank: law")[2].startswith(
        "请写其中一个：法律、行政法规、司法解释、"
    )


@pytest.mark.parametrize(
    ("line", "instead"), [("-\u00a0id: a", "- id: a"), ("\ufeffid: a", "id: a")]
)
def test_an_odd_space_before_a_field_is_found(line: str, instead: str) -> None:
    (problem,) = mistyped(line, "cn/x.yml", ["id"])
    assert problem.instead == instead

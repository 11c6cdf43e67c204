import json
from pathlib import Path
from typing import Any

import pytest

from xiancha.content.letters import Told, draft

CASES = json.loads((Path(__file__).parents[2] / "cases/letters.json").read_text("utf-8"))
GAP = "【　　】"
COMMON = {"gap": GAP}


def part(text: str = "", line: str = "", name: str = "breaches") -> dict[str, Any]:
    said = {"text": {"zh_CN": text} if text else None, "line": {"zh_CN": line} if line else None}
    return {"part": name, "heading": None, **said}


def test_what_is_known_is_filled_in_and_the_rest_is_a_gap() -> None:
    letter = {"parts": [part("我是{name}，{phone}")]}
    assert draft(letter, COMMON, "zh_CN", Told({"name": "甲", "phone": " "})) == f"我是甲，{GAP}\n"


def test_a_line_is_written_for_each_row_and_numbered() -> None:
    letter = {"parts": [part("经过", "{n}. {date} {words}")]}
    rows = {"breaches": [{"date": "8月1日", "words": "快还"}, {"date": "8月2日"}]}
    written = draft(letter, COMMON, "zh_CN", Told(rows=rows))
    assert written == f"经过\n1. 8月1日 快还\n2. 8月2日 {GAP}\n"


def test_a_table_without_rows_is_one_line_to_fill_in_by_hand() -> None:
    letter = {"parts": [part(line="{n}. {date}")]}
    assert draft(letter, COMMON, "zh_CN") == f"1. {GAP}\n"


def test_a_value_that_looks_like_a_placeholder_stays_as_it_was_typed() -> None:
    letter = {"parts": [part("{name}{phone}")]}
    assert draft(letter, COMMON, "zh_CN", Told({"name": "{phone}", "phone": "1"})) == "{phone}1\n"


def test_parts_stand_apart_and_chinese_stands_in_for_english() -> None:
    letter = {"parts": [part("甲"), part("乙")]}
    assert draft(letter, COMMON, "en") == "甲\n\n乙\n"


def test_an_aside_of_which_nothing_is_known_is_left_out() -> None:
    letter = {"parts": [part(line="{n}. {file}（SHA-256：{sha256}）", name="evidence")]}
    assert draft(letter, COMMON, "zh_CN") == f"1. {GAP}\n"
    rows = {"evidence": [{"file": "录音.m4a", "sha256": "ab"}]}
    assert draft(letter, COMMON, "zh_CN", Told(rows=rows)) == "1. 录音.m4a（SHA-256：ab）\n"


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: str(case["name"]))
def test_a_draft_has_what_was_told_and_no_rule_out_of_its_time(case: dict[str, Any]) -> None:
    breaches = [(CASES["breaches"][name], count) for name, count in case["breaches"]]
    told = Told(case["own"], breaches=breaches, friend=case["friend"])
    assert draft(CASES["letter"], CASES["common"], "zh_CN", told) == case["text"]

from typing import Any

from xiancha.checklists.letters import draft

GAP = "【　　】"


def part(text: str = "", line: str = "", name: str = "breaches") -> dict[str, Any]:
    said = {"text": {"zh_CN": text} if text else None, "line": {"zh_CN": line} if line else None}
    return {"part": name, "heading": None, **said}


def test_what_is_known_is_filled_in_and_the_rest_is_a_gap() -> None:
    letter = {"parts": [part("我是{name}，{phone}")]}
    assert draft(letter, GAP, "zh_CN", {"name": "甲", "phone": " "}) == f"我是甲，{GAP}\n"


def test_a_line_is_written_for_each_row_and_numbered() -> None:
    letter = {"parts": [part("经过", "{n}. {date} {words}")]}
    rows = {"breaches": [{"date": "8月1日", "words": "快还"}, {"date": "8月2日"}]}
    written = draft(letter, GAP, "zh_CN", rows=rows)
    assert written == f"经过\n1. 8月1日 快还\n2. 8月2日 {GAP}\n"


def test_a_table_without_rows_is_one_line_to_fill_in_by_hand() -> None:
    letter = {"parts": [part(line="{n}. {date}")]}
    assert draft(letter, GAP, "zh_CN") == f"1. {GAP}\n"


def test_a_value_that_looks_like_a_placeholder_stays_as_it_was_typed() -> None:
    letter = {"parts": [part("{name}{phone}")]}
    assert draft(letter, GAP, "zh_CN", {"name": "{phone}", "phone": "1"}) == "{phone}1\n"


def test_parts_stand_apart_and_chinese_stands_in_for_english() -> None:
    letter = {"parts": [part("甲"), part("乙")]}
    assert draft(letter, GAP, "en") == "甲\n\n乙\n"


def test_an_aside_of_which_nothing_is_known_is_left_out() -> None:
    letter = {"parts": [part(line="{n}. {file}（SHA-256：{sha256}）", name="evidence")]}
    assert draft(letter, GAP, "zh_CN") == f"1. {GAP}\n"
    rows = {"evidence": [{"file": "录音.m4a", "sha256": "ab"}]}
    assert draft(letter, GAP, "zh_CN", rows=rows) == "1. 录音.m4a（SHA-256：ab）\n"

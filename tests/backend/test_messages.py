import json
from pathlib import Path

import pytest

from xiancha import messages
from xiancha.model import Proof, Status, Verdict

ROOT = Path(__file__).parents[2]


def test_every_word_has_a_text() -> None:
    for language in messages.LANGUAGES:
        catalogue = messages.catalogue(language)
        for kind, words in (("verdict", Verdict), ("status", Status), ("proof", Proof)):
            assert {f"{kind}_{word}" for word in words} <= catalogue.keys()


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "zh_CN"),
        ("zh-TW,zh;q=0.9", "zh_TW"),
        ("zh_TW", "zh_TW"),
        ("en-US,en;q=0.9,zh;q=0.8", "en"),
        ("fr-FR, en;q=0.5", "en"),
        ("id-ID,id;q=0.9,en;q=0.8", "id"),
        ("en;q=0.2, zh-TW;q=0.8", "zh_TW"),
        ("id;q=0, en;q=0.1", "en"),
        ("en;q=much, id", "id"),
        ("en;Q=0.8", "en"),
        ("id;Q=0.1, EN;Q=0.8", "en"),
        ("en;q=nan, id;q=inf, en;q=1.5, id;q=-1", "zh_CN"),
        ("fr," * 20 + "en", "zh_CN"),
        ("*", "zh_CN"),
        ("sw", "zh_CN"),
    ],
)
def test_the_language_is_chosen_from_the_header(header: str, language: str) -> None:
    assert messages.choose(header) == language


def test_languages_are_meant_and_stood_in_for_as_in_the_extension() -> None:
    cases = json.loads((ROOT / "tests/cases/languages.json").read_text("utf-8"))
    for case in cases["tags"]:
        assert messages.choose(case["tag"]) == (case["language"] or "zh_CN"), case
    for case in cases["held"]:
        assert messages.held(case["text"], case["language"]) == case["held"], case
        assert messages.localised(case["text"], case["language"]) == case["text"][case["held"]]
    for case in cases["rows"]:
        for language in messages.LANGUAGES:
            assert messages.listed(language, case["names"]) == case["said"][language]


def test_one_of_a_thing_is_said_as_one() -> None:
    values = {"n": "1", "read": "甲", "all": "31"}
    assert "1 lender:" in messages.text("en", "says_collector_lists", values)
    assert "1 pemberi pinjaman:" in messages.text("id", "says_collector_lists", values)


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        messages.text("en", "no_such_key")


def test_names_in_a_row_say_how_many_more_there_are() -> None:
    names = ["甲", "乙", "丙", "丁", "戊"]
    assert messages.listed("zh_CN", names[:2]) == "甲、乙"
    assert messages.listed("zh_CN", names) == "甲、乙、丙等5家"
    assert messages.listed("en", names) == "甲, 乙, 丙 and 2 more"
    assert messages.listed("en", names, most=5) == "甲, 乙, 丙, 丁, 戊"

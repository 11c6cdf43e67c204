import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from xiancha import messages
from xiancha.model import Proof, Status, Verdict

ROOT = Path(__file__).parents[2]
NAME = re.compile(r"[\"'`]([\w-]+)[\"'`]|__MSG_(\w+)__")
FIELD = re.compile(r"\b([a-z]\w*) ?:")
TEMPLATE = re.compile(r"[\"'`]((?:\w|\$?\{[^{}]*\})+)[\"'`]")
"""`refused_${code}`, f"status_{word}"."""
HOLE = re.compile(r"\$?\{[^{}]*\}")
BEGUN = re.compile(r"[\"'](\w+_)[\"'] [~+]")
ENDED = re.compile(r"\+ [\"'](_\w+)[\"']")
"""`said + "_next"`."""
NOT_CODE = {"_locales", "data", "built", "registers"}


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


def test_every_message_is_read() -> None:
    """By its name, or by one that is put together: `refused_${code}`, of a `code` written out.

    Of several templates that fit, the one that begins alike the longest counts.
    """
    unread = [key for key in messages.catalogue("zh_CN") if not is_read(key)]
    assert unread == []
    assert not any(map(is_read, ("heading_fee", "advice_new", "says_part_in_tw")))


def test_no_message_stands_for_a_situation() -> None:
    """What is said of one is in `checklists/situations`; of an app's file it is in both."""
    ids = {one.stem for one in (ROOT / "checklists/situations").glob("*.yml")} - {"installer"}
    said = {key.partition("none_")[2] for key in messages.catalogue("zh_CN")}
    assert not ids & said


def is_read(key: str) -> bool:
    quoted, words, templates = names_in_code()
    if key in quoted:
        return True
    fitting = [(len(begun), fits) for begun, one in templates if (fits := one.fullmatch(key))]
    longest = max((length for length, _ in fitting), default=0)
    holes = [fits.groups() for length, fits in fitting if length == longest]
    return any(all(one in words or is_read(one) for one in each) for each in holes)


@cache
def names_in_code() -> tuple[set[str], set[str], list[tuple[str, re.Pattern[str]]]]:
    """What is in quotes; that and names of fields; templates, by how they begin."""
    code = "\n".join(sources())
    quoted = {one.replace("-", "_") for found in NAME.findall(code) for one in found}
    words = quoted | {*FIELD.findall(code)}
    made = {HOLE.sub("{}", one) for one in TEMPLATE.findall(code)}
    made |= {f"{one}{{}}" for one in BEGUN.findall(code)}
    made |= {f"{{}}{one}" for one in ENDED.findall(code)}
    parted = [one.split("{}") for one in made if "{}" in one and one.strip("{}_")]
    return quoted, words, [(one[0], re.compile(r"(\w+?)".join(one))) for one in parted]


def sources() -> Iterator[str]:
    for folder in ("extension", "backend"):
        for path in (ROOT / folder).rglob("*"):
            is_code = path.suffix in (".js", ".json", ".html", ".py", ".css")
            if is_code and NOT_CODE.isdisjoint(path.parts):
                yield path.read_text("utf-8")

import re

import pytest

from xiancha import messages
from xiancha.model import Proof, Status, Verdict


def test_the_languages_hold_the_same_keys_and_placeholders() -> None:
    chinese, english = (messages.catalogue(language) for language in messages.LANGUAGES)
    plurals = {key for key in english if key.removesuffix("_one") in chinese}
    assert chinese.keys() | plurals == english.keys()
    for key, text in chinese.items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", english[key])), key


def test_every_word_has_a_text() -> None:
    for language in messages.LANGUAGES:
        catalogue = messages.catalogue(language)
        for kind, words in (("verdict", Verdict), ("status", Status), ("proof", Proof)):
            assert {f"{kind}_{word}" for word in words} <= catalogue.keys()


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "zh_CN"),
        ("zh-TW,zh;q=0.9", "zh_CN"),
        ("en-US,en;q=0.9,zh;q=0.8", "en"),
        ("fr-FR, en;q=0.5", "en"),
        ("sw", "zh_CN"),
    ],
)
def test_the_language_is_chosen_from_the_header(header: str, language: str) -> None:
    assert messages.choose(header) == language


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        messages.text("en", "no_such_key")


def test_names_in_a_row_say_how_many_more_there_are() -> None:
    names = ["甲", "乙", "丙", "丁", "戊"]
    assert messages.listed("zh_CN", names[:2]) == "甲、乙"
    assert messages.listed("zh_CN", names) == "甲、乙、丙等5家"
    assert messages.listed("en", names) == "甲, 乙, 丙 and 2 more"
    assert messages.listed("en", names, most=5) == "甲, 乙, 丙, 丁, 戊"

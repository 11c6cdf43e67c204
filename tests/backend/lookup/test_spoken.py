"""What a text says in another language than the page's is answered in its own as well."""

import json

import pytest

from xiancha.lookup import Edition, ask
from xiancha.lookup.pasted import spoken

OWN_WORDS = "loan app don send my picture to my lecturer, what can I do tonight"
MESSAGE = "您的欠款已逾期，今天不还我们就联系你的家人"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (OWN_WORDS, "en"),
        ("nag loan ako 3500 pero 2100 lang pumasok sa gcash", "en"),
        ("adakami itu resmi ojk gak ya? ibu saya ditawari lewat wa", "id"),
        (MESSAGE, "zh_CN"),
        ("CREDIT THIRTY3 PTE. LTD.", ""),
        ("还呗", ""),
        ("1-cash.sg", ""),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert spoken(text) == language


@pytest.mark.parametrize(
    ("text", "page", "lang"),
    [(OWN_WORDS, "zh_CN", "en"), (OWN_WORDS, "id", "en"), (MESSAGE, "en", "zh-CN")],
)
def test_both_languages_answer(edition: Edition, text: str, page: str, lang: str) -> None:
    given = json.loads(ask(edition, "q", text, page))
    own = json.loads(ask(edition, "q", text, lang.replace("-", "_")))
    assert given["also"] == {"lang": lang, "says": own["says"]}
    assert given["says"] != own["says"]
    assert "also" not in own


def test_an_answer_in_one_language_alone(edition: Edition) -> None:
    assert "also" not in json.loads(ask(edition, "q", OWN_WORDS, "zh_CN", alone=True))


def test_a_chinese_text_under_a_traditional_page_is_read(edition: Edition) -> None:
    assert "also" not in json.loads(ask(edition, "q", MESSAGE, "zh_TW"))

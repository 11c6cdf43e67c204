"""Stored answers in four languages, and in an edition that was published in two."""

import pytest
from asking import shown

from xiancha import messages
from xiancha.edition.database import SAYS
from xiancha.lookup import Edition, ask


def says(edition: Edition, language: str) -> str:
    answer: dict[str, str] = ask(edition, "host", "www.msxf.com", language).values()
    return shown(answer)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh_CN", "持牌不等于便宜"),
        ("zh_TW", "持牌不等於便宜"),
        ("en", "Licensed does not mean cheap"),
        ("id", "Berizin tidak berarti murah"),
    ],
)
def test_a_stored_answer_speaks_each_language(edition: Edition, language: str, words: str) -> None:
    assert words in says(edition, language)


def test_every_language_has_its_column() -> None:
    assert SAYS.keys() == set(messages.LANGUAGES)

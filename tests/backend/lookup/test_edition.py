"""Stored answers in four languages, and in an edition that was published in two."""

import json
import sqlite3
from pathlib import Path

import pytest
from asking import copied

from xiancha import messages
from xiancha.edition import DATABASE
from xiancha.edition.database import SAYS
from xiancha.lookup import Edition, ask


def says(edition: Edition, language: str) -> str:
    answer: dict[str, str] = json.loads(ask(edition, "host", "www.msxf.com", language))
    return answer["says"]


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


def test_an_older_edition_is_read_in_what_stands_in(edition: Edition, tmp_path: Path) -> None:
    whole = copied(edition, tmp_path)
    with sqlite3.connect(whole.path(DATABASE)) as database:
        database.execute(
            "CREATE TABLE older AS "
            "SELECT id, verdict, reason, country, lender, evidence, zh_CN, en FROM answers"
        )
        database.execute("DROP VIEW answers")
        database.execute("ALTER TABLE older RENAME TO answers")
    database.close()
    older = Edition(whole)
    assert says(older, "zh_TW") == says(edition, "zh_CN")
    assert says(older, "id") == says(edition, "en")


def test_every_language_has_its_column() -> None:
    assert SAYS.keys() == set(messages.LANGUAGES)

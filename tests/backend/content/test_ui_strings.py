"""Articles that the interface names are held against the data as well."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from xiancha.content.check_dates import replaced
from xiancha.content.load import ContentError, load
from xiancha.content.ui_strings import catalogues

SHIPPED = Path(__file__).parents[3] / "checklists"


def say(folder: Path, language: str, message: str) -> None:
    place = folder.parent / "extension/_locales" / language
    place.mkdir(parents=True)
    held = {"other": {"message": "字"}, "note": {"message": message}}
    (place / "messages.json").write_text(json.dumps(held, ensure_ascii=False, indent=2), "utf-8")


def test_the_interface_as_shipped_is_read_and_names_articles_of_the_data() -> None:
    assert {Path(each.name).parent.name for each in catalogues(SHIPPED)} >= {"zh_CN", "zh_TW", "en"}
    named = [each for each in load(SHIPPED).mentions if each.place.source.name.endswith(".json")]
    assert {str(each.cite) for each in named} == {"civil-code/670"}


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en"])
def test_an_article_that_is_not_in_the_data_is_told(folder: Path, language: str) -> None:
    say(folder, language, "art. 9999" if language == "en" else "《民法典》第9999条")
    with pytest.raises(ContentError) as caught:
        load(folder)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (f"extension/_locales/{language}/messages.json", 6)


def test_a_replaced_article_is_told_on_its_day(folder: Path) -> None:
    say(folder, "zh_CN", "《治安管理处罚法》第42条")
    held = load(folder)
    assert replaced(held, date(2025, 12, 31)) == []
    (told,) = replaced(held, date(2026, 1, 1))
    assert (told.line, told.instead) == (6, "《治安管理处罚法》第50条")

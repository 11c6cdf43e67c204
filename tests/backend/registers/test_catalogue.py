import re
from collections.abc import Iterator

import pytest

from xiancha import normalise
from xiancha.messages import LANGUAGES
from xiancha.registers import catalogue

OWN_FORM = {"Financial Services Register"}
"""Official names that stand beside their translation."""


def shown() -> Iterator[tuple[str, dict[str, str]]]:
    """Every text that readers see, with where it is."""
    for register in catalogue.registers().values():
        for field in ("title", "operator", "tried", "caution"):
            if text := getattr(register, field):
                yield f"{register.id} {field}", text
        yield f"{register.id} terms", register.terms.title
    for category in catalogue.categories():
        yield f"{category.country} {category.id}", category.title
        if category.ask:
            yield f"{category.country} {category.id} ask", category.ask.title


def test_every_register_states_what_readers_need() -> None:
    for register in catalogue.registers().values():
        assert register.folder.is_dir()
        for text in (register.covers, register.reads):
            assert {"zh_CN", "en"} == text.keys(), register.id
        assert register.min_rows <= register.max_rows
        assert register.terms.note


def test_terms_are_said_with_where_they_stand_or_as_unknown() -> None:
    known = {id: one.terms for id, one in catalogue.registers().items()}
    assert {id for id, terms in known.items() if terms.commercial == "yes"} == {
        "au-asic-alerts",
        "sg-mlaw-moneylenders",
        "reviewed-channels",
    }
    assert not [id for id, terms in known.items() if terms.commercial == "no"]
    assert known["sg-mlaw-moneylenders"].url.startswith("https://github.com/isomerpages/")


def test_no_row_ships_that_came_through_a_copy_for_non_commercial_use_only() -> None:
    for register in catalogue.registers().values():
        files = {file.name for file in register.folder.glob("starter*.csv")}
        assert files == {starter.file for starter in register.starters}, register.id
        for starter in register.starters:
            assert bool(starter.via) == bool(starter.via_terms), f"{register.id}: whose terms?"
            assert not re.search(r"\bNC\b|non-?commercial", starter.via_terms, re.I), register.id
            assert "opensanctions" not in starter.via, register.id
    assert not catalogue.register("lt-illegal-websites").starter


def test_what_readers_see_is_there_in_every_language() -> None:
    for where, text in shown():
        assert tuple(text) == LANGUAGES, where
        for language in LANGUAGES:
            assert bool(re.search(r"[\u4e00-\u9fff]", text[language])) == language.startswith(
                "zh"
            ), where


def test_traditional_texts_are_traditional_and_in_the_words_of_taiwan() -> None:
    for where, text in shown():
        said = text["zh_TW"]
        rare = [
            char for char in re.findall(r"[\u4e00-\u9fff]", said) if char.encode("big5") >= b"\xc9"
        ]
        assert not rare, f"{where}: {rare}"
        assert not re.search(
            r"[“”]|軟件|網絡|信息|數據|賬|打開|導出|導入|数|证書|證書|行業標準", said
        ), where


def test_indonesian_texts_are_no_english() -> None:
    for where, text in shown():
        said = text["id"]
        for name in OWN_FORM:
            said = said.replace(name, "")
        english = re.search(
            r"\b(the|of|and|or|bank of|list|register|company|lender|authority)\b", said, re.I
        )
        assert not english, f"{where}: {english}"


def test_a_register_never_tried_against_its_live_source_says_so() -> None:
    """None was, so far; whoever tries one changes its `tried` and this test."""
    for register in catalogue.registers().values():
        assert "没有" in register.tried["zh_CN"], register.id
        assert re.search(r"[Nn]ever|no page was opened", register.tried["en"]), register.id


def test_every_category_a_register_uses_is_known() -> None:
    for register in catalogue.registers().values():
        whole = register.starter.whole if register.starter else ()
        for used in {*register.categories.values(), *whole}:
            assert catalogue.category(register.country, used), f"{register.id}: {used}"


def test_marks_are_in_normal_form_and_the_special_stands_before_the_general() -> None:
    seen: list[str] = []
    for category in catalogue.categories():
        for mark in category.marks:
            assert normalise.company(mark) == mark
            shadowing = [old for old in seen if old in mark]
            assert not shadowing, f"{mark} is never reached behind {shadowing}"
        seen += category.marks


def test_a_category_that_lends_and_is_nowhere_whole_says_where_to_ask() -> None:
    whole = {
        (register.country, category)
        for register in catalogue.registers().values()
        if register.starter
        for category in register.starter.whole
    }
    for category in catalogue.categories():
        if category.lends and (category.country, category.id) not in whole:
            assert category.ask, category.id


def test_an_unknown_register_lists_the_known_ones() -> None:
    with pytest.raises(catalogue.UnknownRegister, match="sg-mlaw-moneylenders"):
        catalogue.register("nowhere")

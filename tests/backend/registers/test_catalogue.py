import re

import pytest

from xiancha import names
from xiancha.registers import catalogue


def test_every_register_states_what_readers_need() -> None:
    for register in catalogue.registers().values():
        assert register.folder.is_dir()
        for text in (register.title, register.operator, register.covers, register.reads):
            assert {"zh_CN", "en"} == text.keys(), register.id
        assert {"zh_CN", "en"} == register.tried.keys()
        assert register.caution.keys() in ({"zh_CN", "en"}, set())
        assert register.min_rows <= register.max_rows
        assert register.terms


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
            assert names.company(mark) == mark
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

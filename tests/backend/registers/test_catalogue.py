import pytest

from xiancha import names
from xiancha.registers import catalogue


def test_every_register_states_what_readers_need() -> None:
    for register in catalogue.registers().values():
        assert register.folder.is_dir()
        assert {"zh_CN", "en"} <= register.title.keys() & register.operator.keys()
        assert register.min_rows < register.max_rows
        assert register.tried
        assert register.terms


def test_every_category_a_register_uses_is_known() -> None:
    for register in catalogue.registers().values():
        for used in {*register.categories.values(), *register.starter.whole}:
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
        for category in register.starter.whole
    }
    for category in catalogue.categories():
        if category.lends and (category.country, category.id) not in whole:
            assert category.ask, category.id


def test_an_unknown_register_lists_the_known_ones() -> None:
    with pytest.raises(catalogue.UnknownRegister, match="sg-mlaw-moneylenders"):
        catalogue.register("nowhere")

"""Names of companies and brands."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from name_cases import cases

from xiancha import names


@pytest.mark.parametrize(("text", "normal"), cases("names.json"))
def test_company(text: str, normal: str) -> None:
    assert names.company(text) == normal


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_a_company_name_keeps_letters_and_numbers_only(text: str) -> None:
    assert all(unicodedata.category(char)[0] in "LN" for char in names.company(text))

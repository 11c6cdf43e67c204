"""Names of companies and brands."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from name_cases import cases

from xiancha import normalise


def test_company() -> None:
    for text, normal in cases("names.json"):
        assert normalise.company(text) == normal, text


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_a_company_name_keeps_no_punctuation_and_no_white_space(text: str) -> None:
    assert all(unicodedata.category(char)[0] not in "PZ" for char in normalise.company(text))


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("杭州银行股份有限公司", "杭州银行"),
        ("重庆度小满小额贷款有限公司", "重庆度小满小额贷款"),
        ("1 - CASH PTE. LTD.", "1cash"),
        ("公司之家", "公司之家"),
    ],
)
def test_a_company_is_short_without_its_legal_form(name: str, short: str) -> None:
    assert normalise.short(normalise.company(name)) == short

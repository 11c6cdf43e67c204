"""Phone numbers."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from name_cases import CASES, cases

from xiancha import normalise


def test_phone() -> None:
    for text, normal in cases("phones.json"):
        assert normalise.phone(text) == normal, text


def test_several_phones_are_told_from_one() -> None:
    for case in json.loads((CASES / "phones.json").read_text("utf-8")):
        assert normalise.are_phones(case["in"]) == case["several"], case


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", ()),
        (" 、 ", ()),
        ("021-12345678，13800138000；95188", ("02112345678", "13800138000", "95188")),
        ("021-12345678、021-12345678", ("02112345678",)),
        ("021-12345678/400-123-4567", ("02112345678", "4001234567")),
        ("021-12345678｜4001234567", ("02112345678", "4001234567")),
        ("021-12345678\n转801", None),
        ("021-12345678转801\n021-87654321", ("02112345678", "02187654321")),
        ("(021)12345678 (021)87654321", ("02112345678", "02187654321")),
        ("0755-8888888 95188", ("07558888888", "95188")),
        ("95188或12378", ("95188", "12378")),
        ("95188-3、95188", ("95188-3", "95188")),
        ("95188-3 95188转8", ("95188-3", "95188-8")),
        ("021 123 45678", ("02112345678",)),
        ("6260 8888; 6260 8889", None),
        ("87654321", None),
        ("8765432", None),
        ("021-12345678、87654321", None),
        ("400-12345678", None),
        ("010-88886666/7777", None),
        ("021-12345678、801", None),
        ("021 12345678 801", None),
        ("张三 13800138000", None),
        ("110101199001011234", None),
        ("暂无", None),
    ],
)
def test_chinese_phones(text: str, numbers: tuple[str, ...] | None) -> None:
    if numbers is None:
        with pytest.raises(ValueError, match="not whole Chinese numbers") as refused:
            normalise.chinese_phones(text)
        assert text not in str(refused.value)
    else:
        assert normalise.chinese_phones(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "13800138000",
        "张三 138 0013 8000",
        "+86-138-0013-8000",
        "8613800138000",
        "１３８００１３８０００、95188",
    ],
)
def test_a_mobile_number_is_seen(text: str) -> None:
    assert normalise.holds_mobile(text)


@pytest.mark.parametrize(
    "text", ["", "021-12345678", "400-123-4567", "95188", "91310000138001380001"]
)
def test_other_numbers_are_no_mobile_ones(text: str) -> None:
    assert not normalise.holds_mobile(text)


AREA_CODES = st.from_regex(r"0(10|2[0-9]|[3-9][0-9]{2})", fullmatch=True)


CHINESE = st.from_regex(
    r"0(10|2[0-9])[2-8][0-9]{7}|0[3-9][0-9]{2}[2-8][0-9]{6,7}|1[3-9][0-9]{9}"
    r"|[48]00[0-9]{7}|95[0-9]{3}|12[0-9]{3}",
    fullmatch=True,
)


@given(st.text() | st.text(alphabet="0123456789 +-()（）转.、/x", max_size=30))
def test_the_normal_form_of_a_phone_is_stable(text: str) -> None:
    normal = normalise.phone(text)
    assert normalise.phone(normal) == normal


@given(AREA_CODES, st.from_regex(r"[2-8][0-9]{7}", fullmatch=True), st.integers(1, 99999))
def test_every_spelling_of_a_landline_agrees(area: str, number: str, extension: int) -> None:
    bare = area.removeprefix("0")
    for spelling in (
        f"{area}-{number}",
        f"({area}) {number[:4]} {number[4:]}",
        f"（{area}）{number}",
        f"{area}–{number[:4]}-{number[4:]}",
        f"+86 {bare} {number}",
        f"+86-{area}-{number}",
        f"0086{bare}{number}",
        f"{area}-{number}转{extension}",
        f"{area}-{number}-{extension}",
        f"{area} {number} ext. {extension}",
    ):
        assert normalise.phone(spelling) == area + number
        assert normalise.chinese_phones(spelling) == (area + number,)


@given(
    st.lists(CHINESE, min_size=1, max_size=4, unique=True),
    st.sampled_from(["、", "，", ",", "；", ";", "/", "｜", "\n", " ", "或", " / "]),
)
def test_numbers_in_one_cell_come_apart(numbers: list[str], between: str) -> None:
    assert normalise.chinese_phones(between.join(numbers)) == tuple(numbers)

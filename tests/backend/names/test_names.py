import json
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiancha import names

CASES = Path(__file__).parents[2] / "cases"


def cases(name: str) -> list[tuple[str, str | None]]:
    return [(case["in"], case["out"]) for case in json.loads((CASES / name).read_text("utf-8"))]


@pytest.mark.parametrize(("text", "normal"), cases("names.json"))
def test_company(text: str, normal: str) -> None:
    assert names.company(text) == normal


@pytest.mark.parametrize(("text", "normal"), cases("hosts.json"))
def test_host(text: str, normal: str | None) -> None:
    assert names.host(text) == normal


@given(st.text())
def test_normal_forms_are_stable(text: str) -> None:
    assert names.company(names.company(text)) == names.company(text)
    host = names.host(text)
    assert host is None or names.host(host) == host


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_a_company_name_keeps_letters_and_numbers_only(text: str) -> None:
    assert all(unicodedata.category(char)[0] in "LN" for char in names.company(text))


@given(st.from_regex(r"[a-z][a-z0-9]{0,9}(\.[a-z][a-z0-9]{0,9}){1,3}", fullmatch=True))
def test_a_host_is_found_in_any_address_that_leads_to_it(host: str) -> None:
    normal = names.host(host)
    assert normal is not None
    for address in (
        f"https://{host}/a?b=c#d",
        f"{host}:8080",
        f"HTTP://{host.upper()}.",
        f" {host} ",
    ):
        assert names.host(address) == normal


@given(st.from_regex(r"[a-z]{1,5}(\.[a-z]{1,5}){1,4}", fullmatch=True))
def test_the_walk_goes_up_and_stops_at_two_labels(host: str) -> None:
    steps = list(names.walk(host))
    assert steps[0] == host
    assert all(child.endswith("." + parent) for child, parent in pairwise(steps))
    assert all("." in step for step in steps)


def test_suffixes_and_builders() -> None:
    assert names.is_suffix("com.sg")
    assert not names.is_suffix("1-cash.sg")
    assert names.suffix("1fullertoncredit.com.sg") == "com.sg"
    assert names.is_site_builder("github.io")
    assert not names.is_site_builder("someone.github.io")


@pytest.mark.parametrize(
    "case", json.loads((CASES / "registrable.json").read_text("utf-8")), ids=lambda one: one["host"]
)
def test_what_was_registered_of_a_host(case: dict[str, str]) -> None:
    assert names.suffix(case["host"]) == case["suffix"]
    assert names.registrable(case["host"]) == case["registrable"]


def test_the_cases_hold_rules_of_the_public_suffix_list() -> None:
    published = names.published_suffixes()
    for part, rules in json.loads((CASES / "suffixes.json").read_text("utf-8")).items():
        assert set(rules.split()) <= set(published[part].split())


def test_a_host_has_at_most_253_characters_and_127_labels() -> None:
    label = "a" * 60
    longest = ".".join([label, label, label, label, "b" * 6, "sg"])
    assert len(longest) == 253
    assert names.host(longest) == longest
    assert names.host(f"c{longest}") is None
    assert names.host("a." * 126 + "s") is not None
    assert names.host("a." * 127 + "s") is None


@pytest.mark.parametrize(
    ("text", "normal"),
    [(" 32 / 2025 ", "32/2025"), ("Ｘ0010Ｈ250000001", "x0010h250000001")],
)
def test_licence(text: str, normal: str) -> None:
    assert names.licence(text) == normal


@pytest.mark.parametrize(("text", "normal"), cases("phones.json"))
def test_phone(text: str, normal: str) -> None:
    assert names.phone(text) == normal


@pytest.mark.parametrize("case", json.loads((CASES / "phones.json").read_text("utf-8")))
def test_several_phones_are_told_from_one(case: dict[str, Any]) -> None:
    assert names.are_phones(case["in"]) == case["several"]


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
            names.chinese_phones(text)
        assert text not in str(refused.value)
    else:
        assert names.chinese_phones(text) == numbers


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
    assert names.holds_mobile(text)


@pytest.mark.parametrize(
    "text", ["", "021-12345678", "400-123-4567", "95188", "91310000138001380001"]
)
def test_other_numbers_are_no_mobile_ones(text: str) -> None:
    assert not names.holds_mobile(text)


AREA_CODES = st.from_regex(r"0(10|2[0-9]|[3-9][0-9]{2})", fullmatch=True)
CHINESE = st.from_regex(
    r"0(10|2[0-9])[2-8][0-9]{7}|0[3-9][0-9]{2}[2-8][0-9]{6,7}|1[3-9][0-9]{9}"
    r"|[48]00[0-9]{7}|95[0-9]{3}|12[0-9]{3}",
    fullmatch=True,
)


@given(st.text() | st.text(alphabet="0123456789 +-()（）转.、/x", max_size=30))
def test_the_normal_form_of_a_phone_is_stable(text: str) -> None:
    normal = names.phone(text)
    assert names.phone(normal) == normal


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
        assert names.phone(spelling) == area + number
        assert names.chinese_phones(spelling) == (area + number,)


@given(
    st.lists(CHINESE, min_size=1, max_size=4, unique=True),
    st.sampled_from(["、", "，", ",", "；", ";", "/", "｜", "\n", " ", "或", " / "]),
)
def test_numbers_in_one_cell_come_apart(numbers: list[str], between: str) -> None:
    assert names.chinese_phones(between.join(numbers)) == tuple(numbers)


def test_format_characters_are_invisible_but_for_those_that_are_drawn() -> None:
    """As Unicode derives Default_Ignorable_Code_Point from Cf (UAX #44, DerivedCoreProperties)."""
    marks = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
    drawn = marks | {*range(0xFFF9, 0xFFFC), *range(0x13430, 0x13440)}
    formats = {code for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"}
    kept = {code for code in formats | drawn if names.visible(chr(code))}
    assert kept == drawn

import json
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiancha import names

CASES = Path(__file__).parents[1] / "cases"


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
    ("text", "normal"),
    [(" 32 / 2025 ", "32/2025"), ("Ｘ0010Ｈ250000001", "x0010h250000001")],
)
def test_licence(text: str, normal: str) -> None:
    assert names.licence(text) == normal


@pytest.mark.parametrize(
    ("text", "normal"),
    [("6260 8888", "62608888"), ("+65 6260-8888", "62608888"), ("tel 62608888 Lee", "")],
)
def test_phone(text: str, normal: str) -> None:
    assert names.phone(text) == normal


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://a.sg/x", "https://a.sg/x"),
        ("网址：https://a.sg，", "https://a.sg"),
        ("<a.sg>", "a.sg"),
        ("看看a.com", "a.com"),
        ("中国银行.中国", "中国银行.中国"),
        ("https://a.sg;https://b.sg", None),
        ("hxxps://a[.]sg", "hxxps://a[.]sg"),
        ("evil.com/?u=https://a.sg", "evil.com"),
        ("evil.com/路?u=https://a.sg", "evil.com"),
        ("https://a.sg@evil.com/", "evil.com"),
        # Two addresses in one text: neither is chosen.
        ("evil.com https://a.sg", None),
        ("https://a.sg，evil.com", None),
        ("看看evil.com/?u=https://a.sg", None),
        ("VM MONEY PTE.LTD.", None),
        ("某某CO.,LTD", None),
        ("me@a.com", None),
        ("招联", None),
        ("javascript:alert(1)", None),
    ],
)
def test_an_address_is_found_in_pasted_text(text: str, address: str | None) -> None:
    found = names.address_in(text)
    assert (found and names.host(found)) == (address and names.host(address))

"""Hosts of addresses."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from name_cases import CASES, cases

from xiancha import normalise


def test_host() -> None:
    for text, normal in cases("hosts.json"):
        assert normalise.host(text) == normal, text


def test_the_host_that_stands_before_an_at() -> None:
    hosts = json.loads((CASES / "hosts.json").read_text("utf-8"))
    told = [one for one in hosts if "before_an_at" in one]
    assert told
    for one in told:
        assert normalise.before_an_at(one["in"]) == one["before_an_at"], one


@given(st.from_regex(r"[a-z][a-z0-9]{0,9}(\.[a-z][a-z0-9]{0,9}){1,3}", fullmatch=True))
def test_a_host_is_found_in_any_address_that_leads_to_it(host: str) -> None:
    normal = normalise.host(host)
    assert normal is not None
    for address in (
        f"https://{host}/a?b=c#d",
        f"{host}:8080",
        f"HTTP://{host.upper()}.",
        f" {host} ",
    ):
        assert normalise.host(address) == normal


@given(st.from_regex(r"[a-z]{1,5}(\.[a-z]{1,5}){1,4}", fullmatch=True))
def test_the_walk_goes_up_and_stops_at_two_labels(host: str) -> None:
    steps = list(normalise.walk(host))
    assert steps[0] == host
    assert all(child.endswith("." + parent) for child, parent in pairwise(steps))
    assert all("." in step for step in steps)


def test_the_walk_names_every_step() -> None:
    assert list(normalise.walk("a.b.c.sg")) == ["a.b.c.sg", "b.c.sg", "c.sg"]


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("103.45.67.89", "103.45.67.89"),
        ("103.45.67.89:8080/a", "103.45.67.89"),
        ("http://6260/", "0.0.24.116"),
        ("6260", None),
        ("http://103.45.67.89.example.com/", None),
        ("example.com", None),
        ("", None),
    ],
)
def test_an_ip_address_is_told_from_a_host(address: str, number: str | None) -> None:
    assert normalise.ip(address) == number


def test_a_host_has_at_most_253_characters_and_so_127_labels() -> None:
    label = "a" * 60
    longest = ".".join([label, label, label, label, "b" * 6, "sg"])
    assert len(longest) == 253
    assert normalise.host(longest) == longest
    assert normalise.host(f"c{longest}") is None
    assert normalise.host("a." * 126 + "s") is not None
    assert normalise.host("a." * 127 + "s") is None


@pytest.mark.parametrize(
    ("typed", "opened"),
    [
        ("///msxf.com/loan", "msxf.com"),
        (r"\\msxf.com\loan", "msxf.com"),
        ("http://ms\txf.c\nom/", "msxf.com"),
        ("Xiao.com/loan", "xiao.com"),
        ("faẞ.de", ""),
        ("http://a b/", ""),
        ("/", ""),
        ("", ""),
    ],
)
def test_what_a_browser_opens(typed: str, opened: str) -> None:
    assert normalise.browsed(typed) == opened

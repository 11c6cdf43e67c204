"""Public suffixes and what was registered below them."""

import json

import pytest
import tldextract
from ada_url import idna_to_ascii
from name_cases import CASES

from xiancha import normalise


def test_suffixes_and_builders() -> None:
    assert normalise.is_suffix("com.sg")
    assert not normalise.is_suffix("1-cash.sg")
    assert normalise.suffix("1fullertoncredit.com.sg") == "com.sg"
    assert normalise.is_sold_below("github.io")
    assert not normalise.is_sold_below("someone.github.io")


@pytest.mark.parametrize(
    "case", json.loads((CASES / "registrable.json").read_text("utf-8")), ids=lambda one: one["host"]
)
def test_what_was_registered_of_a_host(case: dict[str, str]) -> None:
    assert normalise.suffix(case["host"]) == case["suffix"]
    assert normalise.registrable(case["host"]) == case["registrable"]


def test_the_cases_hold_rules_of_the_public_suffix_list() -> None:
    published = normalise.published_suffixes()
    for part, rules in json.loads((CASES / "suffixes.json").read_text("utf-8")).items():
        assert set(rules.split()) <= set(published[part].split())


def test_the_rules_are_those_that_tldextract_reads() -> None:
    icann = set(tldextract.TLDExtract((), None).tlds)
    every = set(tldextract.TLDExtract((), None, include_psl_private_domains=True).tlds)
    published = {part: set(rules.split()) for part, rules in normalise.published_suffixes().items()}
    assert published == {
        "icann": {*map(ascii_rule, icann)},
        "private": {*map(ascii_rule, every - icann)},
    }


def ascii_rule(rule: str) -> str:
    host = rule.lstrip("!*.")
    return rule.removesuffix(host) + idna_to_ascii(host).decode()

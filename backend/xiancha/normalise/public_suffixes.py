"""The Public Suffix List: where registered names begin and which endings exist. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.metadata import distribution
from pathlib import Path

from ada_url import idna_to_ascii

_LIST = "tldextract/.tld_set_snapshot"
"""The list as tldextract ships it. The library itself takes a third of a second to import."""
_PRIVATE = "// ===BEGIN PRIVATE DOMAINS==="
_RULE = re.compile(r"^[.*!]*\w\S*", re.MULTILINE)


def is_suffix(host: str) -> bool:
    """True for a public suffix such as `com.sg` (ICANN part of the Public Suffix List)."""
    return suffix(host) == host


def suffix(host: str) -> str:
    """The public suffix of a host in ASCII: "1-cash.com.sg" → "com.sg"; "" where none matches."""
    return _longest(host, _rules())


@lru_cache(1)
def top_level() -> frozenset[str]:
    """The top-level domains that exist, in ASCII."""
    return frozenset(rule.rpartition(".")[2] for rule in published_suffixes()["icann"].split())


def is_real(host: str) -> bool:
    """True for a host that ends in a top-level domain that exists."""
    _, dot, last = host.rpartition(".")
    return bool(dot) and last in top_level()


def is_sold_below(host: str) -> bool:
    """True where others register or sell names below this host (both parts of the list)."""
    return _longest(host, _all_rules()) == host


def registrable(text: str) -> str:
    """The part of a host that someone registered: "pay.a.com.sg" → "a.com.sg"; "" for a suffix.

    Where no rule of the Public Suffix List matches, the last label is the suffix, as its rules say.
    """
    ending = suffix(text) or text.rpartition(".")[2]
    label = text.removesuffix(f".{ending}").rpartition(".")[2]
    return f"{label}.{ending}" if text != ending else ""


def _longest(host: str, rules: frozenset[str]) -> str:
    """The longest suffix of a host that a rule names (https://publicsuffix.org/list/)."""
    here = host
    while here:
        if here in rules:
            return here
        parent = here.partition(".")[2]
        if parent and f"*.{parent}" in rules:
            return parent if f"!{here}" in rules else here
        here = parent
    return ""


@lru_cache(1)
def _rules() -> frozenset[str]:
    return frozenset(published_suffixes()["icann"].split())


@lru_cache(1)
def _all_rules() -> frozenset[str]:
    return _rules().union(published_suffixes()["private"].split())


@lru_cache(1)
def published_suffixes() -> dict[str, str]:
    """The rules of the Public Suffix List in ASCII, parted by spaces: "icann" and "private"."""
    icann, private = (set(_RULE.findall(part)) for part in _list().split(_PRIVATE))
    parts = {"icann": icann, "private": private - icann}
    return {name: " ".join(sorted(map(_ascii_rule, rules))) for name, rules in parts.items()}


def _list() -> str:
    return Path(str(distribution("tldextract").locate_file(_LIST))).read_text("utf-8")


def _ascii_rule(rule: str) -> str:
    text = rule.lstrip("!*.")
    return rule.removesuffix(text) + idna_to_ascii(text).decode()

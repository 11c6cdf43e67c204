"""Hosts and names that look like a state's or a regulator's, and are none. Pure."""

from __future__ import annotations

import re

from xiancha.normalise import public_suffixes
from xiancha.normalise.shared_words import shared_table

_SITES = shared_table("lookup/state-sites.js")
_OFFICE = re.compile("".join(_SITES["named"]))


def state_like(host: str) -> str:
    """The official site, or what such sites end in, that a host makes believe to be; "" for others.

    `host` is in normal form.
    """
    suffix = public_suffixes.suffix(host)
    own = host.removesuffix(suffix).rstrip(".") if suffix else host
    endings: dict[str, str] = _SITES["endings"]
    if own == "" or _is_of_state(host) or {*_SITES["of_states"]}.intersection(suffix.split(".")):
        return ""
    labels = [label.split("-") for label in own.split(".")]
    parts = [one for label in labels for one in label]
    is_state = "gov" in parts or ("go" in parts and not {*_SITES["go_of"]}.isdisjoint(parts))
    regulator = next((site for label in labels for site in _sites(label, is_state=is_state)), "")
    if regulator:
        return "" if f".{host}".endswith(f".{regulator}") else regulator
    if not is_state:
        return ""
    everywhere = " / ".join(endings[one] for one in _SITES["anywhere"])
    places = (*parts, suffix.rpartition(".")[2])
    return next((endings[one] for one in places if one in endings), everywhere)


def site_of_state(host: str) -> dict[str, str] | None:
    """What a site of a state is called, for a host in normal form at such an ending, or one itself;
    None for others.
    """
    return dict(_SITES["titled"]) if _is_of_state(host) else None


def _is_of_state(host: str) -> bool:
    endings: dict[str, str] = _SITES["endings"]
    return any(f".{host}".endswith(f".{one}") for one in endings.values())


def _sites(label: list[str], *, is_state: bool) -> list[str]:
    """The own sites of regulators that the words of a label name beside others."""
    if len(label) == 1:
        return []
    is_official = is_state or any(one.startswith(tuple(_SITES["beside"])) for one in label)
    named = _SITES["regulators"] | (_SITES["words"] if is_official else {})
    return [named[one] for one in label if one in named]


def is_state_name(name: str) -> bool:
    """Is a folded name like that of an office of the state that lends?"""
    return _OFFICE.search(name.strip()) is not None

"""Shared hosts: app stores, social networks, site builders, shorteners."""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from pathlib import Path

from xiancha import normalise


@cache
def shared_hosts() -> frozenset[str]:
    """Hosts that many firms share; a leading dot means everything below as well."""
    text = (Path(__file__).parent / "shared_hosts.txt").read_text("utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(line for line in lines if line)


@cache
def shorteners() -> frozenset[str]:
    """The shared hosts whose links open elsewhere."""
    text = (Path(__file__).parent / "shared_hosts.txt").read_text("utf-8")
    part = text.partition("# shorteners\n")[2].partition("\n#")[0]
    return frozenset(filter(None, map(str.strip, part.splitlines())))


def is_shortener(host: str) -> bool:
    """True for the host of a short link: what opens is elsewhere."""
    return is_among(host, shorteners())


def is_listed(host: str) -> bool:
    """True for a host that the list of shared hosts names, itself or with all below it."""
    return host in shared_hosts() or not _below().isdisjoint(normalise.walk(host))


def is_among(host: str, listed: Container[str]) -> bool:
    """True for a host that is listed, and for all below one listed with a leading dot."""
    return host in listed or any(f".{parent}" in listed for parent in normalise.walk(host))


def walk(host: str) -> list[str]:
    """The host and its parents, most specific first, below what is shared or a public suffix."""
    steps = normalise.walk(host)
    if not _below().isdisjoint(steps):
        return []
    suffix, listed = normalise.suffix(host), shared_hosts()
    for place, step in enumerate(steps):
        if step == suffix or step in listed:
            return steps[:place]
    return steps


@cache
def _below() -> frozenset[str]:
    """The hosts below which all are shared."""
    return frozenset(host[1:] for host in shared_hosts() if host.startswith("."))


def is_shared(host: str) -> bool:
    """True where a verdict on this host would fall on many: a shared host or a public suffix."""
    return is_listed(host) or normalise.is_sold_below(host)

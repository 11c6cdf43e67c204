"""Hosts that a document gives for certain. Pure."""

from __future__ import annotations

import re

from xiancha import names
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.shared_hosts import is_shared

_FRONT = re.compile(
    r"(?:[a-z]+:)?(?://)?[^/?#]+/?(?:index\.(?:html?|php)|home|login|register|id|en)?/?(?:#.*)?",
    re.I,
)


def known_host(address: str) -> str:
    """The host of an address, empty where it has none under a public suffix that exists."""
    host = names.host(address) or ""
    return host if names.suffix(host) else ""


def front_host(address: str) -> str:
    """The host whose front page an address is, empty for one page of a site.

    One page says nothing of the whole host: it may be an article, a download or a privacy notice
    that somebody else hosts. What follows “#” is within the page.
    """
    return known_host(address) if _FRONT.fullmatch(address) else ""


def check_own_host(host: str, where: str) -> None:
    """Refuse what is no host of one firm in normal form."""
    if names.host(host) != host or is_shared(host):
        raise Refused(
            f"{where}: “{host}” is no host of one firm. Write it in lower case, without www. and "
            "path; a host that many share cannot be claimed."
        )

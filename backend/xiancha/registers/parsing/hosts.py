"""Hosts that a document gives for certain. Pure."""

from __future__ import annotations

import re

from xiancha import normalise
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.shared_hosts import is_shared

_FRONT = re.compile(
    r"(?:[a-z]+:)?(?://)?[^/?#]+/?(?:index\.(?:html?|php)|home|login|register|id|en)?/?(?:#.*)?",
    re.I,
)


def known_host(address: str) -> str:
    """The host of an address, empty where it has none under a public suffix that exists."""
    host = normalise.host(address) or ""
    return host if normalise.suffix(host) else ""


def front_host(address: str) -> str:
    """The host whose front page an address is, empty for one page of a site.

    One page says nothing of the whole host: it may be an article, a download or a privacy notice
    that somebody else hosts. What follows “#” is within the page.
    """
    return known_host(address) if _FRONT.fullmatch(address) else ""


_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.-]+\.(?:com|net|org|io|app|cloud|africa|[a-z]{2})(?:/\S*)?", re.I
)
_WEBSITE = re.compile(r"\s*\(website\)$", re.I)
_IN_BRACKETS = re.compile(r".*\bwebsite \((https?://\S+)\)", re.I)


def printed_host(text: str) -> str:
    """The host of one firm where a name that a list prints is an address; empty for any other name.

    “kviku.ph”, “Cashmart.ph (website)”, “Yulon’s website (https://yulon.ph/)”; not “Mr.Cash”, nor
    an address with another remark: “crawfort.com.ph (FB page)”.
    """
    within = _IN_BRACKETS.fullmatch(text)
    address = within[1] if within else _WEBSITE.sub("", text)
    host = known_host(address) if _ADDRESS.fullmatch(address) else ""
    return "" if not host or is_shared(host) else host


def check_own_host(host: str, where: str) -> None:
    """Refuse what is no host of one firm in normal form."""
    if normalise.host(host) != host or is_shared(host):
        raise Refused(
            f"{where}: “{host}” is no host of one firm. Write it in lower case, without www. and "
            "path; a host that many share cannot be claimed."
        )

"""The apps and hosts that a cell of the directory gives for certain."""

from __future__ import annotations

import re
from typing import NamedTuple

from xiancha import normalise
from xiancha.model import Channel, ChannelType
from xiancha.registers.in_rbi_dla.firms import STORE_WORD, alike, is_nothing, words
from xiancha.registers.shared_hosts import is_shared

_RUN_TOGETHER = re.compile(r"(?<=[a-z0-9/;,])(?=https?://)", re.I)
_ADDRESS = re.compile(r"(?<![a-z0-9=&%/])(?:[a-z]+://|www\.)\S+", re.I)
_LABEL = re.compile(r"[:;,&)–-]|\band\b|\d\.", re.I)
_BARE = re.compile(r"(?:[a-z]+://)?[^/?#]+/?", re.I)
_AFTER = " .,;:)]}'\""
_DOUBLED = frozenset({"co", "com", "in", "net", "org"})


class Taken(NamedTuple):
    """The channels that a cell gives, and whether it holds anything that gave none."""

    channels: tuple[Channel, ...] = ()
    rest: bool = False


def taken(cell: str, firms: list[str]) -> Taken:
    """The channels in a cell that speaks of the app or firm of these names.

    A store's link gives the app, never the store's host. A host is taken where the cell gives
    it bare, or where it is `alike` one of the names: “vendor.example/TENANT” does not make the
    vendor's whole host a lender's.
    """
    addresses = _addresses(cell)
    found = [_channel(address, firms) for address in addresses]
    channels = tuple(dict.fromkeys(channel for channel in found if channel))
    return Taken(channels, None in found or not (addresses or _says_nothing(cell)))


def is_link(cell: str) -> bool:
    """True where an address or an app's id is in a cell, even one that is not certain."""
    text = _RUN_TOGETHER.sub(" ", _without_lost_blanks(cell))
    return bool(_ADDRESS.search(text)) or _is_one_address(text)


def is_about_links(cell: str) -> bool:
    """True for a cell with a link, and for one that says only where apps are found."""
    return is_link(cell) or _says_nothing(cell)


def _channel(address: str, firms: list[str]) -> Channel | None:
    app = normalise.app(address)
    if app:
        return Channel(type=ChannelType.app, value=app)
    host = normalise.host(address)
    if not host or normalise.is_store(host) or is_shared(host) or not _is_registered(host):
        return None
    if _BARE.fullmatch(address) or alike(host, firms):
        return Channel(type=ChannelType.host, value=host)
    return None


def _is_registered(host: str) -> bool:
    """False for an unknown ending, and for one typed twice: “firm.com.com” is another's host."""
    suffix = normalise.suffix(host)
    return bool(suffix) and host.removesuffix(f".{suffix}").rpartition(".")[2] not in _DOUBLED


def _addresses(cell: str) -> list[str]:
    """The addresses of a cell that holds nothing else but words about stores, else none.

    Of “https://a.in/  login/x” nobody knows where the address ends.
    """
    text = _RUN_TOGETHER.sub(" ", _without_lost_blanks(cell))
    found = [match[0] for match in _ADDRESS.finditer(text)]
    if not found:
        return [text] if _is_one_address(text) else []
    _, *behind = _ADDRESS.split(text)
    if not _says_nothing(_ADDRESS.sub(" ", text)):
        return []
    if any(map(_may_go_on, found, behind, [*found[1:], ""])):
        return []
    return [address.rstrip(_AFTER) for address in found]


def _may_go_on(address: str, behind: str, following: str) -> bool:
    """True where a line break may have cut the address: “…?id=com.a. app”, “https://a.co. in”.

    A cut path harms nobody, the host before it is complete.
    """
    if not words(behind):
        return False
    if address.endswith("."):
        return True
    labelled = following and _LABEL.search(behind)
    return not labelled and bool(normalise.app_link(address) or _BARE.fullmatch(address))


def _is_one_address(text: str) -> bool:
    if _says_nothing(text) or " " in text:
        return False
    host = normalise.host(text)
    return bool(normalise.app(text) or (host and normalise.suffix(host)))


def _says_nothing(text: str) -> bool:
    """True where a text says only where apps are found, counts, or is “NA”."""
    return is_nothing(text) or all(
        STORE_WORD.fullmatch(word) or re.fullmatch(r"\d", word) for word in words(text)
    )


def _without_lost_blanks(cell: str) -> str:
    """The cell with blanks for the “?” that RBI's export prints instead of them.

    A “?” within an address begins its query and stays.
    """
    return " ".join(re.sub(r"(?<![\w/=.-])\?+|\?+(?=\s|$|\?|https?://)", " ", cell).split())

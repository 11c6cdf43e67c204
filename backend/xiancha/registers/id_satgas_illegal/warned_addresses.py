"""Web addresses in the list's cells, and which of them a warning may rest on. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from xiancha import normalise
from xiancha.model import Channel, ChannelType
from xiancha.registers.parsing.hosts import front_host, known_host
from xiancha.registers.shared_hosts import is_shared

_START = re.compile(r"(?:h(?:tt|xx)ps?:)?//|www\.", re.I)
_GLUED = re.compile(r"(?<=[^\s(/=])(?=h(?:tt|xx)ps?://)", re.I)
_CLOSING = tuple("/),;]>\"'")
_AROUND = "()[]<>\"'“”,;.\\"
_JOINING = frozenset({"dan", "atau", "serta", "/", "-", "–", "|", "&"})
_SOCIAL = frozenset(
    {
        "facebook.com",
        "fb.com",
        "fb.me",
        "instagram.com",
        "line.me",
        "t.me",
        "telegram.me",
        "threads.net",
        "tiktok.com",
        "twitter.com",
        "wa.me",
        "whatsapp.com",
        "x.com",
        "youtube.com",
    }
)


def before_addresses(text: str) -> str:
    """The text up to its first web address."""
    words = _GLUED.sub(" ", text).split()
    first = next((n for n, word in enumerate(words) if _begins(word)), None)
    return " ".join(words[:first])


def addresses(cell: str) -> list[str]:
    """The whole web addresses of a cell, in its order.

    Cells break addresses with spaces (“…/details?id=com.go.r upiah.best”): one that is
    followed by anything but an end, another address or a joining word may be such a piece and
    is not taken, nor is a bare word with a dot in it, unless it is the whole cell.
    """
    words = _GLUED.sub(" ", cell).split()
    if len(words) == 1 and not _begins(words[0]) and known_host(words[0].strip(_AROUND)):
        return [f"//{normalise.refanged(words[0].strip(_AROUND))}"]
    return list(_whole(words))


def _whole(words: list[str]) -> Iterator[str]:
    for word, after in pairwise([*words, ""]):
        ends = (
            not after
            or word.endswith(_CLOSING)
            or after.startswith("(")
            or after.lower() in _JOINING
            or _begins(after)
        )
        if ends and _begins(word):
            yield normalise.refanged(word.strip(_AROUND))


def _begins(word: str) -> bool:
    """True where an address begins."""
    return bool(_START.match(word.lstrip(_AROUND)))


def is_social(address: str) -> bool:
    """True for an account or a post in a social network or messenger."""
    return any(parent in _SOCIAL for parent in normalise.walk(normalise.host(address) or ""))


def channel(address: str, *, exact: bool = True) -> Channel | None:
    """What a warning about this address is about: an app, or a host whose front page it is.

    Of an address that is not `exact` only an app's id holds: a host that lost a hyphen is
    another host.
    """
    app = normalise.app_link(address)
    if app:
        return Channel(type=ChannelType.app, value=app)
    host = front_host(address)
    if not host or not exact or is_shared(host):
        return None
    return Channel(type=ChannelType.host, value=host)

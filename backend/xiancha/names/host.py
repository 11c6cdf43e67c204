"""The host that a browser opens for an address. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ada_url import URL

from xiancha.names.public_suffixes import is_suffix

_DEFANGED = (
    (re.compile(r"^hxxp", re.A | re.I), "http"),
    (re.compile(r"\[\.\]|\(\.\)|\[dot\]", re.A | re.I), "."),
)
_HOST = re.compile(r"^(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))+$")
_NUMBER = re.compile(r"^(\d+|0x[0-9a-f]*)$")
_AUTHORITY = re.compile(r"(?P<scheme>https?:[/\\]*|//)?(?P<authority>[^/\\?#]+)", re.A | re.I)
_PLAIN = re.compile(r"(?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]*")
_SPACE = re.compile(r"\s")
_LEFT_OUT = re.compile(r"[\t\n\r]")
_QUAD = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}", re.A)
_SIX = re.compile(r"\[[0-9a-f:.]+\]")
_CAPITAL_SHARP_S = "\u1e9e"
"""“ss” to browsers before Unicode 15.1, “ß” since then (UTS #46): not the same host to all."""
_LONGEST_HOST = 253


def host(text: str) -> str | None:
    """The host that a browser opens for an address or a bare host name; None where there is none.

    In lower-case ASCII, at most 253 characters and so 127 labels (RFC 1035), read as the WHATWG URL
    standard says. Defanged spellings are undone, one leading "www." is dropped. IP addresses,
    single labels and e-mail addresses are no host names.
    """
    opened = _opened(text).rstrip(".")
    if len(opened) > _LONGEST_HOST:
        return None
    if not _HOST.match(opened) or _NUMBER.match(opened.rpartition(".")[2]):
        return None
    bare = opened.removeprefix("www.")
    return opened if bare == opened or "." not in bare or is_suffix(bare) else bare


def ip(address: str) -> str | None:
    """The IP address that an address names instead of a host, one of version 6 in its brackets;
    None for a host.

    Without a scheme only four decimal numbers are one: a browser takes “6260” for one too.
    """
    opened = _opened(address)
    typed = _AUTHORITY.match(refanged(address))
    if not typed or not (_QUAD.fullmatch(opened) or _SIX.fullmatch(opened)):
        return None
    return opened if typed["scheme"] or typed["authority"].startswith(opened) else None


def _opened(address: str) -> str:
    """The host of an address, "" where it has none or is an e-mail address."""
    if _is_plain(address) and not address.startswith("hxxp"):
        return address
    plain = refanged(address)
    found = _AUTHORITY.match(plain)
    if not found or _SPACE.search(found["authority"]):
        return ""
    return "" if not found["scheme"] and "@" in found["authority"] else browsed(plain)


def browsed(address: str) -> str:
    """The host, in ASCII, that a browser opens for what is typed; "" where it opens none.

    As the URL parser has it (https://url.spec.whatwg.org/): tabs and line breaks are left out, and
    so is whatever precedes an @. It need not be a host that can exist. ada checks the labels
    of a punycode name only where another label makes it convert the whole. A host in lower case
    that ends in no number is opened as it is typed.
    """
    if _is_plain(address):
        return address
    found = _AUTHORITY.match(unbroken(address).strip().lstrip("/\\"))
    if not found or _CAPITAL_SHARP_S in found["authority"]:
        return ""
    try:
        opened: str = URL(f"http://{found['authority']}").hostname
        if "xn--" in opened:
            URL(f"http://{opened}.é")
    except ValueError:
        return ""
    return opened


def _is_plain(address: str) -> bool:
    return bool(_PLAIN.fullmatch(address)) and "xn--" not in address


def unbroken(address: str) -> str:
    """The address without the tabs and line breaks that a browser leaves out."""
    return _LEFT_OUT.sub("", address)


def refanged(address: str) -> str:
    """The address with defanged spellings (hxxp, [.]) undone."""
    plain_address = address.strip()
    if not {"[", "(", "x", "X"}.intersection(plain_address):
        return plain_address
    for pattern, plain in _DEFANGED:
        plain_address = pattern.sub(plain, plain_address)
    return plain_address


def walk(normal_host: str) -> Iterator[str]:
    """The host and each parent with at least two labels: a.b.sg → a.b.sg, b.sg."""
    here = normal_host
    while "." in here:
        yield here
        here = here.partition(".")[2]

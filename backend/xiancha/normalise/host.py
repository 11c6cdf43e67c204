"""The host that a browser opens for an address. Pure."""

from __future__ import annotations

import re

from ada_url import URL

from xiancha.normalise.public_suffixes import is_suffix

_DEFANGED = (
    (re.compile(r"^hxxp", re.A | re.I), "http"),
    (re.compile(r"\[\.\]|\(\.\)|\[dot\]", re.A | re.I), "."),
)
_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))+")
_NUMBER = re.compile(r"^(\d+|0x[0-9a-f]*)$")
_AUTHORITY = re.compile(r"(?P<scheme>https?:[/\\]*|//)?(?P<authority>[^/\\?#]+)", re.A | re.I)
_PLAIN = re.compile(
    r"(?=.{4,253}\Z)(?!hxxp)(?!.*xn--)"
    r"(?:(?!-)[a-z0-9_-]{1,63}(?<!-)\.)+[a-z][a-z0-9-]{0,62}(?<!-)"
)
"""A host in lower case that is neither defanged nor in punycode and ends in no number: browsers
open it as it is typed."""
_BEFORE_AN_AT = re.compile(r"(?:https?:[/\\]*|//)([a-z0-9._-]+)[^/\\?#]*@", re.A | re.I)
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
    opened = text
    if not _PLAIN.fullmatch(text):
        opened = _opened(text).rstrip(".")
        if not _may_exist(opened):
            return None
    if not opened.startswith("www."):
        return opened
    bare = opened.removeprefix("www.")
    return bare if "." in bare and not is_suffix(bare) else opened


def _may_exist(host: str) -> bool:
    """True for what is spelt as a host may be, and is no IP address."""
    if len(host) > _LONGEST_HOST or not _HOST.fullmatch(host):
        return False
    return not _NUMBER.match(host.rpartition(".")[2])


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


def before_an_at(address: str) -> str:
    """The host that stands where an address holds a user, and that no browser opens; "" for none.

    "https://www.msxf.com@other.example/" → "msxf.com".
    """
    found = _BEFORE_AN_AT.match(unbroken(refanged(address)))
    return (host(found[1]) or "") if found else ""


def _opened(address: str) -> str:
    """The host of an address, "" where it has none or is an e-mail address."""
    plain = refanged(address)
    found = _AUTHORITY.match(plain)
    if not found or _SPACE.search(found["authority"]):
        return ""
    return "" if not found["scheme"] and "@" in found["authority"] else browsed(plain)


def browsed(address: str) -> str:
    """The host, in ASCII, that a browser opens for what is typed; "" where it opens none.

    As the URL parser has it (https://url.spec.whatwg.org/): tabs and line breaks are left out, and
    so is whatever precedes an @. It need not be a host that can exist. ada checks the labels
    of a punycode name only where another label makes it convert the whole.
    """
    if _PLAIN.fullmatch(address):
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


def walk(normal_host: str) -> list[str]:
    """The host and each parent with at least two labels: a.b.sg → a.b.sg, b.sg."""
    here, steps = normal_host, []
    while "." in here:
        steps.append(here)
        here = here.partition(".")[2]
    return steps

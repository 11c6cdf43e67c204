"""The names that the SEC prints in one cell: company, styles, former name; platforms. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from xiancha import normalise
from xiancha.registers.parsing.hosts import printed_host
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.text import unwrap

_STYLE = re.compile(
    r"[\s,(]*\b(?:(?:doing\s+business|operating)\s+)?under\s+(?:the\s+)?"
    r"(?:business\s+)?(?:(?:names?|styles?)(?:/s)?(?:\s+and\s+(?:names?|styles?)(?:/s)?)?\s+)?"
    r"(?:of\s+)?",
    re.I,
)
_FORMERLY = re.compile(r"[\s(]*\bfo[ir]?[ir]merly(?:\s+known\s+as)?\s*:?\s*", re.I)
_PARTS = re.compile(r"[;,]|\s+and\s+", re.I)
_REMARK = re.compile(r"\s*\([^()]*\)?\s*$")
_KIND = re.compile(r"(?:[’']s)?\s+(?:website|mobile\s+app|app)$", re.I)
_TWICE = re.compile(r"\b(Inc\.?)(?:\s+\1)+", re.I)
_AROUND = "“”\"'‘’ .,;-"
_OTHERS = frozenset(("tiktok", "facebook", "grab", "shopee", "lazada", "gcash", "viber"))
"""Services in which a loan is one page among many: their names are nobody's brand."""


class Company(NamedTuple):
    """A company as printed: its legal name, the styles it trades under, its former name or ""."""

    legal: str
    styles: tuple[str, ...]
    former: str


class Platforms(NamedTuple):
    """The platforms in a cell: their names, and the hosts of those that are an address."""

    names: tuple[str, ...]
    hosts: tuple[str, ...]


def company(printed: str) -> Company:
    """“X LENDING, INC. doing business under the name of A, B (formerly Y)”, parted."""
    now, former = _cut(_FORMERLY, unwrap(printed).strip('“”" '))
    legal, styles = _cut(_STYLE, now)
    return Company(
        _TWICE.sub(r"\1", " ".join(legal.split())).strip('“”" ,;-'),
        _brands(_PARTS.split(styles)),
        _closed(_cut(_STYLE, former)[0]).strip('“”" ,;-'),
    )


def _cut(words: re.Pattern[str], text: str) -> tuple[str, str]:
    """What stands before these words and after them; all of it before where there are none."""
    found = words.search(text)
    return (text[: found.start()], text[found.end() :]) if found else (text, "")


def _closed(text: str) -> str:
    """A text without the brackets that are closed but not opened in it."""
    while text.count(")") > text.count("(") and ")" in text:
        before, _, after = text.rpartition(")")
        text = before + after
    return text


def platforms(cell: str, first: int, where: str) -> tuple[Platforms, int]:
    """The platforms of a cell, and the number of the next one in the list.

    They are numbered through the whole list, “3. BilisCash4. PesoKey”, and `first` is the number
    of the first one here; 0 where the list numbers none, and lines or “;” part them. A cell that is
    nothing but a remark in brackets holds none. Raises Refused where a number is missing.
    """
    text = unwrap(cell)
    if not text or normalise.company(text) in ("na", "none") or re.fullmatch(r"\([^()]*\)", text):
        return Platforms((), ()), first
    parts = _numbered(text, first, where) if first else re.split(r"[\n;]", cell)
    stripped = [unwrap(part) for part in parts if part.strip()]
    hosts = dict.fromkeys(filter(None, map(printed_host, stripped)))
    return Platforms(_brands(stripped), tuple(hosts)), first + len(parts) if first else 0


def _numbered(text: str, first: int, where: str) -> list[str]:
    parts: list[str] = []
    rest, number = text, first
    head = re.match(rf"{number}\.\s*", rest)
    while head:
        rest, number = rest[head.end() :], number + 1
        head = re.search(rf"(?<!\d){number}\.\s*(?=\S)", rest) or _glued(rest, number)
        parts.append(rest[: head.start()] if head else rest)
        rest = rest[head.start() :] if head else ""
        head = re.match(rf"{number}\.\s*", rest)
    if not parts:
        seen = re.match(r"\d{1,4}\.", text)
        raise Refused(
            f"{where}: the platforms begin with {f'“{seen[0]}”' if seen else 'no number'} instead "
            f"of “{first}.”. A row is missing, or a column is shifted; save the whole page again."
        )
    return parts


def _glued(text: str, number: int) -> re.Match[str] | None:
    """A number that follows a name ending in a digit: “Happypera2147. Kviku”."""
    return re.search(rf"{number}\.\s*(?=\S)", text)


def _brands(parts: list[str]) -> tuple[str, ...]:
    """Names without quotes, remarks and “website”; none that is an address or a service."""
    found = (_KIND.sub("", _REMARK.sub("", _closed(part).strip(_AROUND))) for part in parts)
    return tuple(
        dict.fromkeys(
            name
            for name in (one.strip(_AROUND) for one in found)
            if normalise.company(name)
            and normalise.company(name) not in _OTHERS
            and not printed_host(name)
        )
    )

"""What stands in the cells of the registry's list: phones and web addresses. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from xiancha import normalise
from xiancha.registers.parsing.addresses import is_nothing
from xiancha.registers.parsing.hosts import known_host
from xiancha.registers.parsing.refusals import Refused

LICENCE = re.compile(r"(?:[A-Z]{1,4}[ -]?)?\d{1,5}[A-Z]?/\d{4}")

_DIALLED = re.compile(r"[\d\s()+./;,-]+")
_COUNTRY = re.compile(r"(?:\+ ?|\b00)65|\(65\)|\b65(?=[\s-]+\d{4})")
_PHONE = re.compile(r"[3689]\d{7}|1[89]00\d{7}|800\d{7}")
_WORDS = re.compile(r"\(?\b(?:tel|telephone|office|main|hotline|landline)\b[.:)]*", re.I)
_NUMERAL = re.compile(r"(?:^|(?<=\s))\(?[ivx]+[:)]", re.I)
_TOO_SHORT_OR_LONG = range(5, 13)
_LIKE_AN_ADDRESS = re.compile(r".*(?:[a-z]\S*\.|https?|www|@).*", re.I)


class Found(NamedTuple):
    """The values of a cell in normal form, and what was left out because it is none."""

    values: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def phones(cell: str, where: str) -> Found:
    """The phone numbers of a cell: of eight digits, or such as 1800 123 4567.

    A number with a digit too few or too many is left out. Raises Refused for what is none at all.
    """
    if is_nothing(cell):
        return Found()
    numbers = _WORDS.sub(" ", _NUMERAL.sub(";", cell))
    if not _DIALLED.fullmatch(numbers) or LICENCE.fullmatch("".join(cell.split())):
        raise Refused(
            f"{where}: “{cell}” is no landline number of 8 or 11 digits. Check the document; a "
            "column may be shifted."
        )
    found, left_out = [], []
    for part in filter(str.strip, re.split(r"[;,/]", numbers)):
        digits = re.sub(r"\D", "", _COUNTRY.sub("", part))
        several = re.fullmatch(rf"(?:{_PHONE.pattern})+", digits)
        if several:
            found += [normalise.phone(f"+65 {number}") for number in _PHONE.findall(digits)]
        elif len(digits) in _TOO_SHORT_OR_LONG:
            left_out.append(part.strip())
        else:
            raise Refused(
                f"{where}: “{cell}” is no landline number of 8 or 11 digits. Check the document; "
                "a column may be shifted."
            )
    return Found(tuple(dict.fromkeys(found)), tuple(left_out))


def urls(cell: str) -> Iterator[str]:
    """The addresses in a Business URL cell, which “;” parts; none in one that says N.A."""
    return (part.strip() for part in cell.split(";") if not is_nothing(part))


def hosts(cell: str, where: str) -> Found:
    """The hosts of the addresses in a cell.

    What is meant as an address and is none is left out. Raises Refused for anything else.
    """
    found, left_out = [], []
    for url in urls(cell):
        host = known_host(url)
        if not host and not _LIKE_AN_ADDRESS.fullmatch(url):
            raise Refused(
                f"{where}: “{url}” is no web address. Check the document; a column may be shifted."
            )
        found += [host] if host else []
        left_out += [] if host else [url]
    return Found(tuple(dict.fromkeys(found)), tuple(left_out))

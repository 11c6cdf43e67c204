"""Web addresses out of a cell whose lines the layout broke. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xiancha import normalise
from xiancha.registers.parsing.hosts import known_host
from xiancha.registers.parsing.pdf import CellLine

_PIECE = re.compile(r"[;,|&]+|[^\s;,|&]+")
_BEGINS = re.compile(r"https?:|www\.", re.I)
_BETWEEN = re.compile(r"[;,|&]+|\(?[ivx]+[:)]", re.I)
_NOTHING = ("", "na", "nil", "none", "notapplicable", "notavailable", "nowebsite", "tba", "tbc")
_UNFINISHED = re.compile(r"https?:/*|.*[.-]", re.I)


def addresses(lines: Sequence[CellLine]) -> str:
    """The addresses of a cell, parted by “; ”, each in one piece.

    They are parted by ; , | & or a numeral such as II:, or by a new line or space before what
    begins one (https:, www.).
    Else a piece goes on with the address above it, unless both are whole and the line above had
    room for more. Two whole ones, the first of which fills its line, go on only where that makes
    one public suffix of both (shop.co + m.sg). Where nobody can tell, a space stays between them.
    """
    found: list[str] = []
    begun = full = False
    for line in lines:
        pieces = _PIECE.findall(line.text)
        for number, piece in enumerate(pieces):
            if _BETWEEN.fullmatch(piece):
                begun = False
                continue
            between = _between(found[-1], piece, full, below=not number) if begun else None
            if between is None:
                found.append(piece)
            else:
                found[-1] += between + piece
            begun = True
        full = line.full
    return "; ".join(found)


def is_nothing(text: str) -> bool:
    """True for a cell that says that there is nothing: “N.A.”, “-”, “Nil”."""
    word = "".join(filter(str.isalnum, text.casefold()))
    return word in _NOTHING


def _between(above: str, piece: str, full: bool, *, below: bool) -> str | None:
    """What joins a piece to the address before it; None where it begins another.

    `below`: it stands on the next line, the one before being `full` or not.
    """
    if is_nothing(above) or is_nothing(piece):
        return None
    if _UNFINISHED.fullmatch(above):
        return ""
    if _BEGINS.match(piece):
        return None
    whole = known_host(above) and known_host(piece)
    if piece[0] in "./-" or (below and not whole):
        return ""
    if whole and not (below and full):
        return None
    if not whole:
        return " "
    return "" if _share_suffix(above, piece) else " "


def _share_suffix(above: str, piece: str) -> bool:
    """True where the public suffix of the joined host begins in the part above."""
    return len(normalise.suffix(known_host(above + piece))) > len(re.split(r"[/?#:]", piece)[0])

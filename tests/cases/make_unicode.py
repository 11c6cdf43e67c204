"""Write the table of characters by which both languages read names.

    python tests/cases/make_unicode.py

It is made from one version of Unicode, that of Python 3.11, so that a server and a browser with
different versions still read every name alike. Run it only to move to a newer version; each name
that an edition holds then has to be read anew.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable
from pathlib import Path

VERSION = "14.0.0"
TABLE = Path(__file__).parents[2] / "extension/core/normalise/unicode.js"
WIDTH = 100

INVISIBLE = [0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0]
INVISIBLE += [*range(0x180B, 0x1810), *range(0x200B, 0x2010), *range(0x202A, 0x202F)]
INVISIBLE += [*range(0x2060, 0x2070), *range(0xFE00, 0xFE10), *range(0xFFF0, 0xFFF9)]
INVISIBLE += [*range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE1000)]
"""What is drawn as nothing: Default_Ignorable_Code_Point, which no version since has changed
(https://www.unicode.org/Public/14.0.0/ucd/DerivedCoreProperties.txt)."""
SYMBOLS = "$^`|~<>"
"""The symbols of ASCII that say nothing in a name; "=" and "+" do."""
FACES = [*range(0x1F600, 0x1F645), *range(0x1F910, 0x1F930), *range(0x1F970, 0x1F97B)]
FACES += [*range(0x1F4B0, 0x1F4B9), 0x1F64F]
"""Smileys, money and folded hands: people end a question with them."""


def is_sign(char: str) -> bool:
    """True for what may be left out of a name: punctuation, spaces, control characters, faces."""
    is_said = unicodedata.category(char) == "Cc" or unicodedata.category(char)[0] in "PZ"
    return is_said or char in SYMBOLS or ord(char) in FACES


def is_unassigned(char: str) -> bool:
    """True for a code point that this version of Unicode gives no character."""
    return unicodedata.category(char) == "Cn"


def is_invisible(char: str) -> bool:
    return ord(char) in INVISIBLE


def ranges(belongs: Callable[[str], bool]) -> list[tuple[int, int]]:
    """The first and last code points of each run of characters that belong."""
    found: list[tuple[int, int]] = []
    for code in filter(lambda one: belongs(chr(one)), range(0x110000)):
        if found and found[-1][1] == code - 1:
            found[-1] = (found[-1][0], code)
        else:
            found.append((code, code))
    return found


def lines(belongs: Callable[[str], bool]) -> str:
    """The ranges in hexadecimal, some on each line of a JSON array."""
    held = " ".join(f"{a:x}" if a == b else f"{a:x}-{b:x}" for a, b in ranges(belongs))
    rows = textwrap.wrap(held, WIDTH, break_on_hyphens=False)
    return "\n".join(f'    "{row}",' for row in rows).rstrip(",")


def table() -> str:
    """The module as it stands in the repository."""
    parts = {"invisible": is_invisible, "signs": is_sign, "unassigned": is_unassigned}
    held = ",\n".join(f'  "{part}": [\n{lines(belongs)}\n  ]' for part, belongs in parts.items())
    return f"""\
/**
 * Which characters of Unicode {VERSION} are drawn as nothing (`invisible`), which may be left
 * out of a name (`signs`), and which code points it gives no character (`unassigned`): ranges in
 * hexadecimal. Python reads this file too. `tests/cases/make_unicode.py` writes it.
 */
export const UNICODE = {{
{held}
}};
"""


if __name__ == "__main__":
    if unicodedata.unidata_version != VERSION:
        raise SystemExit(f"This Python has Unicode {unicodedata.unidata_version}, not {VERSION}.")
    TABLE.write_text(table(), "utf-8")

"""Whether a text in Chinese misspells a name. Pure.

The extension holds the same rules in `extension/core/read/typos.js`.
"""

from __future__ import annotations

import re
from operator import ne

SHORT = 3
"""A name of fewer characters is a slip of too many."""

LEAST_SLIP = 4
"""In fewer characters one that differs makes another name."""
_HAN = re.compile(r"[\u3400-\u9fff]")


def is_slip(text: str, name: str) -> bool:
    """True for two names of four characters or more of which one differs: 奇富借调, 奇富借条; and
    of three or more of which two neighbours changed places: 小羊咩, 羊小咩.

    农行快贷 is no slip of 建行快贷.
    """
    if len(text) != len(name) or not _HAN.search(name):
        return False
    differ = [*map(ne, text, name)]
    if differ.count(True) == 1:
        return len(name) >= LEAST_SLIP and not (differ[0] and name[1] == "行")
    at = differ.index(True) if True in differ else len(name)
    pair = slice(at, at + 2)
    is_turned = differ.count(True) == 2 and text[pair] == name[pair][::-1]
    return is_turned and len(name) >= SHORT

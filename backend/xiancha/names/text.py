"""One spelling for a text: width, case, Chinese characters, what cannot be seen. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import opencc

_CJK = range(0x3400, 0xA000)
NO = re.compile("!=|<>|[≠≢¬×✕✖✗✘╳⨯☓❌❎☒⊘⛔🚫🛑🙅👎🆖]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
"""What is drawn as nothing: Default_Ignorable_Code_Point of Unicode 15 (UAX #44)."""


@lru_cache(1)
def fold_table() -> dict[str, str]:
    """Traditional character → simplified character, one to one.

    Made from OpenCC's t2s conversion, character by character: no word goes on in the next line.
    """
    lines = "\n".join(map(chr, _CJK))
    pairs = zip(lines.split("\n"), opencc.OpenCC("t2s").convert(lines).split("\n"), strict=True)
    return {old: new for old, new in pairs if new != old and len(new) == 1}


@lru_cache(1)
def _simplified() -> dict[int, str]:
    return str.maketrans(fold_table())


def fold(text: str) -> str:
    """One spelling for full-width and half-width, upper and lower, traditional and simplified.

    Characters that are drawn as nothing are dropped.
    """
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", visible(text)).lower().translate(_simplified())


def letters(text: str) -> str:
    """The letters and digits of a text, folded; legal forms as they are written.

    A sign that says no is read: "❌出借人" → "非出借人".
    """
    return "".join(filter(str.isalnum, NO.sub("非", fold(text))))


def visible(text: str) -> str:
    """The text without what is drawn as nothing, such as U+200B or U+202E."""
    return text if text.isascii() else _INVISIBLE.sub("", text)

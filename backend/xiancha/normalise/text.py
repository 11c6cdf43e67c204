"""One spelling for a text: width, case, Chinese characters, what cannot be seen. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import opencc

from xiancha.normalise.request_cache import once
from xiancha.normalise.shared_words import shared_words
from xiancha.normalise.unicode_table import invisible, signs, unassigned

_CJK = range(0x3400, 0xA000)
NAME_WORDS = shared_words("normalise/name-words.js")
NO = re.compile(f"!=|<>|[{''.join(NAME_WORDS['no'])}]")
_UNKNOWN = "\ufffd"
"""What stands for a code point without a character."""


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

    Characters that are drawn as nothing are dropped; a code point without a character is one
    unknown letter, whatever it becomes in a later version of Unicode.
    """
    return text.lower() if text.isascii() else _folded(text)


@once
def _folded(text: str) -> str:
    """A text that is not all ASCII: many rules read the whole of a question."""
    known = unassigned().sub(_UNKNOWN, visible(text))
    return unicodedata.normalize("NFKC", known).lower().translate(_simplified())


def letters(text: str) -> str:
    """What a text is spelt with, folded: all but punctuation, white space and faces.

    Symbols and marks are letters, since they may say anything: "招联🆅🅸🅿" is not 招联. A sign that
    says no is read: "❌出借人" → "非出借人". Legal forms are as they are written.
    """
    left = signs().sub("", NO.sub("非", fold(text)))
    return left if left.isascii() else unicodedata.normalize("NFC", left)


def visible(text: str) -> str:
    """The text without what is drawn as nothing, such as U+200B or U+202E."""
    return text if text.isascii() else invisible().sub("", text)

"""What somebody typed or pasted, made fit to be asked. Pure.

The extension holds the same rules in `extension/background/typed.js`; the cases both must
satisfy are in `tests/cases/typed.json`.
"""

from __future__ import annotations

import re
import unicodedata

MOST_BYTES = 2048
_UNREADABLE = re.compile(r"[\0-\x08\x0e-\x1f\x7f-\x9f\ufffd\ud800-\udfff]")
_INVISIBLE = re.compile(
    "[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
"""Format characters (Unicode category Cf), such as marks of direction, without the two joiners:
some scripts and pictures are written with those."""


class BadQuestion(ValueError):
    """A question that cannot be asked; the message says why and what to ask instead."""


def readable(text: str) -> str:
    """The text without white space around it and without invisible characters.

    Marks of direction come along when a number is copied from a phone; in a sentence they would
    turn what is said. Raises BadQuestion for an empty text, for control characters, and for one
    that is too long, as it is written or in full: the one character ﷺ stands for eighteen.
    """
    if _UNREADABLE.search(text):
        raise BadQuestion("The question holds characters that cannot be read. Send UTF-8.")
    found = visible(text).strip()
    if not found:
        raise BadQuestion("The question is empty. Ask for an address, a name or a number.")
    if is_long(found):
        raise BadQuestion(f"The question is longer than {MOST_BYTES} bytes. Ask for less.")
    return found


def is_long(text: str) -> bool:
    """True for more than a question may hold."""
    full = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return max(len(text.encode()), len(full.encode())) > MOST_BYTES


def visible(text: str) -> str:
    """The text without invisible characters."""
    return _INVISIBLE.sub("", text)

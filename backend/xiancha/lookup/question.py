"""What somebody typed or pasted, made fit to be asked. Pure.

The extension holds the same rules in `extension/core/lookup/question.js`; the cases both must
satisfy are in `tests/cases/typed.json`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from xiancha import normalise

Kind = Literal["q", "host", "name", "licence", "phone", "app"]
KINDS: tuple[Kind, ...] = ("q", "host", "app", "name", "licence", "phone")
MOST_BYTES = 2048
_UNREADABLE = re.compile(r"[\0-\x08\x0e-\x1f\x7f-\x9f\ufffd\ud800-\udfff]")


class BadQuestion(ValueError):
    """A question that cannot be asked; the message says why and what to ask instead."""


def readable(text: str) -> str:
    """The text without white space around it and without invisible characters.

    Marks of direction come along when a number is copied from a phone; in a sentence they would
    turn what is said. Raises BadQuestion for an empty text, for control characters, and for one
    that is too long, as it is written or in full: the one character ﷺ is eighteen in full.
    """
    if _UNREADABLE.search(text):
        raise BadQuestion("The question holds characters that cannot be read. Send UTF-8.")
    found = normalise.visible(text).strip()
    if not found:
        raise BadQuestion("The question is empty. Ask for an address, a name or a number.")
    if is_long(found):
        raise BadQuestion(f"The question is longer than {MOST_BYTES} bytes. Ask for less.")
    return found


def is_long(text: str) -> bool:
    """True for more than a question may hold."""
    if text.isascii():
        return len(text) > MOST_BYTES
    full = unicodedata.normalize("NFKC", text)
    return max(len(text.encode()), len(full.encode())) > MOST_BYTES


def query(text: str, kind: str, normal: str) -> dict[str, str]:
    """What was asked, as every answer repeats it."""
    return {"text": text, "type": kind, "normal": normal}

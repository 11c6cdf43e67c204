"""Answers in JSON. Pure."""

from __future__ import annotations

import json
from typing import Any

from xiancha.model import Document
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.text import kind, text_of


def json_object(document: Document) -> dict[str, Any]:
    """The document as one JSON object."""
    text = text_of(document)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):  # no JSON, a number without end, nested without end
        found = None
    if not isinstance(found, dict):
        raise Refused(
            f"{document.url} answered with {kind(document.body)} instead of a JSON object. "
            "Open it in a browser; try again later, or import the document by hand."
        )
    if _holds_half_a_character(found):
        raise Refused(
            f"{document.url} holds half of a character (a lone surrogate), which is no text. "
            "Open it in a browser; try again later, or import the document by hand."
        )
    return found


def _holds_half_a_character(found: dict[str, Any]) -> bool:
    try:
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False

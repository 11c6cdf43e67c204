"""The sender that a text message names in 【】: anybody can write a name there."""

from __future__ import annotations

import json
import re
from typing import Any

from xiancha import messages
from xiancha.lookup import branches, by_name
from xiancha.lookup.coverage_note import of_lenders
from xiancha.lookup.edition import Edition
from xiancha.lookup.near_names import NAMED
from xiancha.lookup.question import query
from xiancha.model import Verdict
from xiancha.verdict import Judgement

_BESIDE = re.compile(r"【[^【】]*】|[\s\d\W]")


def found(edition: Edition, text: str, language: str) -> dict[str, Any] | None:
    """The answer about the one sender that is known; None where the text is only its name."""
    signed = set(branches.signed(text))
    if len(signed) != 1 or not is_signed(text):
        return None
    answer: dict[str, Any] = json.loads(by_name.answer(edition, signed.pop(), language))
    return answer if answer["lender"] or answer.get("product") else None


def is_signed(text: str) -> bool:
    """True for a message with a name in 【】, and words beside it."""
    return bool(branches.signed(text)) and len(_BESIDE.sub("", text)) > 1


def suggestion(known: dict[str, Any]) -> dict[str, Any]:
    """The sender, to be looked up with one tap."""
    lender, product = known["lender"], known.get("product")
    name = product["name"] if product else lender["name"]
    return {"name": name, "score": NAMED, "lender": None if product else lender}


def answer(edition: Edition, text: str, known: dict[str, Any], language: str) -> str:
    """What the message says of itself, and of a product what is known; it proves nothing."""
    product = known.get("product")
    name = suggestion(known)["name"]
    said = [messages.text(language, "says_uncovered_signature", {"name": name})]
    country = "CN" if product else known["lender"]["country"]
    return edition.computed(
        query(text, "name", known["query"]["normal"]),
        Judgement(verdict=Verdict.uncovered, reason="signature"),
        language,
        says=messages.joined(language, *said, *([known["says"]] if product else [])),
        country=country,
        kinds=of_lenders([known["lender"]]),
        suggestions=[suggestion(known)],
        product=product,
    )

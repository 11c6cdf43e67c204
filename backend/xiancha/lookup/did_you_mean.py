"""The answer that only asks: a name that is near, spelt alike or inside a text is no name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import ne
from typing import Any

from xiancha import messages, normalise
from xiancha.edition.said import told
from xiancha.lookup.answered import Answered, Query
from xiancha.lookup.coverage_note import of_lenders
from xiancha.lookup.edition import Edition
from xiancha.lookup.near_names import NAMED, SUGGESTIONS
from xiancha.model import Verdict
from xiancha.verdict import Judgement

SAID = 2
"""So many names are said in a sentence; all of them are suggestions."""
LONGEST = 12
"""The longest name of a lender before that of its product."""
_PRODUCT = re.compile("[a-z]?[\u3400-\u9fff]{0,3}(?:贷|借|分期|卡)")
"""What a lender's product is called behind its name: 中行e贷, 邮储极速贷."""


def meant(edition: Edition, normal: str, language: str) -> list[str]:
    """Whom this name may mean: a product, a name that only asks, a lender's name in a text."""
    if found := edition.products.asked_back(normal):
        return found
    own = edition.products.bare(normal)
    return (own != normal and _bearing(edition, own, language)) or [
        name
        for at in range(min(LONGEST, len(normal) - 1), 1, -1)
        if _PRODUCT.fullmatch(normal[at:])
        for name in _bearing(edition, normal[:at], language)
    ]


def _bearing(edition: Edition, normal: str, language: str) -> list[str]:
    """The legal names of the lenders whose own name this is."""
    bearers = edition.database.bearers(normal)
    own = {one.answer for one in bearers if one.answer > 0 and one.kind in ("legal", "short")}
    lenders = (edition.lender_of(one, language) for one in sorted(own))
    return [lender["name"] for lender in lenders if lender]


def answer(
    edition: Edition,
    query: Query,
    meant: list[str],
    language: str,
    *,
    because: str = "",
    more: Sequence[str] = (),
) -> Answered:
    """“Did you mean”, with the names to choose from; no verdict on any of them.

    `because` is said before that question, which is then folded.
    """
    suggestions = suggested(edition, meant, language)
    held = [one["lender"] for one in suggestions]
    judged = Judgement(verdict=Verdict.uncovered, reason="ask")
    key = "uncovered_ask"
    if query["type"] == "app":
        key = "uncovered_ask_app"
    elif _is_slip(edition, query["normal"], meant):
        key = "uncovered_ask_slip"
    words = {"names": messages.listed(language, meant, SAID)}
    said = told(language, judged, words, key=key, more=more)
    return edition.computed(
        query,
        judged,
        language,
        said=said.behind(key, because) if because else said,
        country=next((one["country"] for one in held if one), "CN"),
        kinds=of_lenders(held),
        suggestions=suggestions,
    )


def suggested(edition: Edition, meant: list[str], language: str) -> list[dict[str, Any]]:
    """Names to choose from, each with the lender whose own name it is or was."""
    return [
        {"name": name, "score": NAMED, "lender": _lender(edition, name, language)}
        for name in meant[:SUGGESTIONS]
    ]


def _is_slip(edition: Edition, asked: str, meant: list[str]) -> bool:
    """True where what was asked is one of these names but for a letter or a sound."""
    if edition.products.is_slip(asked):
        return True
    same_size = [own for name in meant if len(own := normalise.company(name)) == len(asked)]
    return any(sum(map(ne, asked, name)) == 1 for name in same_size)


def _lender(edition: Edition, name: str, language: str) -> dict[str, Any] | None:
    """The one lender that is or was called so; None where it is a product, or only the press says
    so.
    """
    bearers = edition.database.bearers(normalise.company(name))
    found = {one.answer for one in bearers if one.kind != "brand" or one.is_proven}
    return edition.lender_of(found.pop(), language) if len(found) == 1 else None

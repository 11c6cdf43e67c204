"""A stored answer to a question that has a weakness: as bad as published, never as good."""

from __future__ import annotations

from typing import Literal

from xiancha.edition.said import told
from xiancha.lookup.answered import Answered, Query
from xiancha.lookup.edition import Edition
from xiancha.lookup.without_retracted import QUIET
from xiancha.model import Verdict
from xiancha.verdict import Judgement

Weakness = Literal["mirror", "doubtful"]
"""A third party's copy of an app; a text of which a browser opens another address."""


def no_better(
    edition: Edition, query: Query, answer: int, language: str, weakness: Weakness
) -> Answered:
    """The answer as published, or `uncovered` for the weakness where it would be too good."""
    if answer < 0:
        return edition.stored(query, answer, language)
    found = edition.read(answer, language)
    is_quiet = found["verdict"] in QUIET
    if found["verdict"] == Verdict.warned or not (is_quiet or weakness == "mirror"):
        return edition.stored(query, answer, language)
    lender = found["lender"]
    values = {"lender": lender["name"], "host": query["normal"]}
    judged = Judgement(verdict=Verdict.uncovered, reason=weakness)
    return edition.computed(
        query,
        judged,
        language,
        lender=lender,
        evidence=found["evidence"],
        said=told(language, judged, values),
        country=found["country"],
    )

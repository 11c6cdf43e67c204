"""Questions by app: a package, a store's id, or a link to a store."""

from __future__ import annotations

from xiancha import normalise
from xiancha.lookup import by_product, did_you_mean
from xiancha.lookup.answered import Answered
from xiancha.lookup.downgrade import no_better
from xiancha.lookup.edition import Edition
from xiancha.lookup.question import BadQuestion, query
from xiancha.model import Verdict
from xiancha.verdict import Judgement


def answer(edition: Edition, text: str, language: str, *, doubtful: bool = False) -> Answered:
    """The answer about an app. `doubtful`: a browser would open another address."""
    normal = normalise.app(text) or normalise.package(text)
    if not normal:
        raise BadQuestion(
            "This is no app. Ask for a package such as com.example.loans, or a store link."
        )
    asked = query(text, "app", normal)
    found = edition.database.channel("app", normal)
    if not found:
        if (product := edition.products.of_channel("app", normal)) and not doubtful:
            return by_product.by_channel(edition, asked, product, language)
        if meant := edition.products.asked_back(normal):
            return did_you_mean.answer(edition, asked, meant, language)
        return edition.computed(asked, Judgement(verdict=Verdict.none, reason="app"), language)
    if normalise.is_mirror(text):
        return no_better(edition, asked, found, language, "mirror")
    if doubtful:
        return no_better(edition, asked, found, language, "doubtful")
    return edition.stored(asked, found, language)

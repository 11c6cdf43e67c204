"""The sentences as they are learnt from: folded, with names of products and lenders cut out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from xiancha import normalise
from xiancha.products import load
from xiancha.situations.features import CUT

_HAN = re.compile("[\u3400-\u9fff]")
_SHORTEST = {True: 2, False: 4}
"""Of so many letters is a name that is looked for, in Chinese characters or without."""
Example = tuple[str, str]
"""The id of a situation, and a folded text without names."""


def examples(said: Mapping[str, tuple[str, ...]]) -> tuple[Example, ...]:
    """All that is learnt from, in the order of the ids and lines."""
    return tuple((id, cut(text)) for id, texts in sorted(said.items()) for text in texts)


def cut(text: str) -> str:
    """A text folded, each name that our tables hold as one sign.

    A device cuts out what it looks up, by its own spans; here the names of products and the
    everyday names of lenders stand for all.
    """
    return _names().sub(CUT, normalise.fold(text))


@cache
def _names() -> re.Pattern[str]:
    """Every name, the longest first; one of Latin letters as a whole word."""
    found: set[str] = set()
    for country in load.countries():
        facts = load.facts(country)
        found.update(name for one in facts.products for name in one.names)
        found.update(one.name for one in facts.names)
        found.update(one.called for one in facts.collectors)
        found.update(one.brand for one in facts.brands_abroad)
    folded = sorted({normalise.fold(one) for one in found}, key=lambda one: (-len(one), one))
    named = [one for one in folded if len(one) >= _SHORTEST[bool(_HAN.search(one))]]
    words = (
        re.escape(one) if _HAN.search(one) else rf"(?<![a-z0-9]){re.escape(one)}(?![a-z0-9])"
        for one in named
    )
    return re.compile("|".join(words))

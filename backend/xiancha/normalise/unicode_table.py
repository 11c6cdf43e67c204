"""Which characters a name is made of, by one version of Unicode in both languages. Pure.

The table is a module of the extension; `tests/cases/make_unicode.py` writes it. Python and each
browser bring versions of their own, which would read the same name differently.
"""

from __future__ import annotations

import re
from functools import cache

from xiancha.normalise.shared_words import shared_words


@cache
def invisible() -> re.Pattern[str]:
    """What is drawn as nothing."""
    return _any_of("invisible")


@cache
def signs() -> re.Pattern[str]:
    """What may be left out of a name: punctuation, white space, faces. All else is a letter."""
    return _any_of("signs")


@cache
def unassigned() -> re.Pattern[str]:
    """Code points without a character: somebody's device may draw a letter there one day."""
    return _any_of("unassigned")


def _any_of(part: str) -> re.Pattern[str]:
    ends = (one.split("-") for one in " ".join(shared_words("normalise/unicode.js")[part]).split())
    return re.compile(f"[{''.join(_range(*one) for one in ends)}]")


def _range(first: str, last: str = "") -> str:
    return "-".join(f"\\U{int(one, 16):08x}" for one in (first, last) if one)

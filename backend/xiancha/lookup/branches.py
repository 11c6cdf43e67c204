"""The firm whose branch a name is. Pure.

The extension holds the same rules in `extension/core/lookup/branches.js`.
"""

from __future__ import annotations

import re
from functools import cache

from xiancha.lookup.near_chinese import FIRM_WORDS
from xiancha.normalise.places import places
from xiancha.normalise.shared_words import either


def owner(normal: str) -> str | None:
    """The firm whose branch this is: there may be only places between the two."""
    found = _branch().match(normal)
    return found and (found[1] or found[2])


@cache
def _branch() -> re.Pattern[str]:
    named = either(sorted(places(), key=len, reverse=True))
    place = f"(?:{named}{either(FIRM_WORDS['places'])}?){{1,4}}"
    house = f"(?:(?:{place})?{either(FIRM_WORDS['houses'])}){{1,3}}"
    return re.compile(rf"^(?:(.+公司)(?:{place})?分公司|(.+(?:公司|银行)){house})$")

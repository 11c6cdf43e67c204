"""The small-loan companies behind products that a text names: credit reports and bills print them.

The extension does the same in `extension/core/lookup/small-loans.js`.
"""

from __future__ import annotations

import re

from xiancha import normalise
from xiancha.lookup.edition import Edition

_KIND = "小额贷款"
_PLACE = re.compile("^(?:[\u3400-\u9fff]{2,3}市|重庆|北京|上海|天津|广州|深圳|福州|南京|海南)")
"""Where a firm is registered, as its name begins and people leave out."""
_LEAST = len(_KIND) + 2
"""The characters of the shortest name without its place."""


def behind(edition: Edition, plain: str) -> dict[str, list[str]]:
    """Each small-loan company that a folded text names, with the products that it is behind."""
    text = plain.replace("小贷", _KIND).replace("(", "").replace(")", "")
    found: dict[str, list[str]] = {}
    for product in edition.products.all if _KIND in text else ():
        for one in (product["operator"], *product["lenders"]):
            if one and one.get("tie") != "named-by" and _is_named(one["name"], text, edition):
                found.setdefault(one["name"], []).append(product["name"])
    return found


def _is_named(firm: str, text: str, edition: Edition) -> bool:
    """Not where another place is said before the rest of its name: 沈阳中融小额贷款."""
    stem = normalise.short(normalise.company(firm))
    own = _PLACE.sub("", stem)
    if _KIND not in stem or len(own) < _LEAST or own not in text:
        return False
    ahead, place = text.partition(own)[0], stem.removesuffix(own)
    for said in (place, place.removesuffix("市")):
        ahead = ahead.removesuffix(said)
    return edition.products.boundaries.begins(ahead)

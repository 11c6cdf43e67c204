"""The small-loan companies behind products that a text names: credit reports and bills print them.

The extension does the same in `extension/core/lookup/small-loans.js`.
"""

from __future__ import annotations

import re

from xiancha import names
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
            if one and one.get("tie") != "named-by" and _is_named(one["name"], text):
                found.setdefault(one["name"], []).append(product["name"])
    return found


def _is_named(firm: str, text: str) -> bool:
    stem = names.short(names.company(firm))
    own = _PLACE.sub("", stem)
    return _KIND in stem and len(own) >= _LEAST and own in text

"""Which everyday names of a text ask for a product. Pure.

The extension holds the same rules in `extension/core/read/brands.js`.
"""

from __future__ import annotations

import re

from xiancha.lookup.name_boundaries import SHORT, NameBoundaries

_OWN = ("个人", "私人")
"""Whose account is no asked one: 转到他个人支付宝里."""
_BORROWED = re.compile(
    "(?:app)?(?:外卖|打车|单车|钱包)?[上里]?[面头]?(?:看[到见])?(?:能|可以)?[借贷]"
)
"""What is behind whoever is asked for where somebody borrowed there: 在美团外卖里头看到能借钱."""
_BORROWS = re.compile("[借贷]|放款")
"""What a text says that tells of borrowing."""
_USES = "用在从上开"
_BORROWED_BY = re.compile("(?!手机)[^看刷搜查加人群友]{0,10}[借贷]")
"""What stands before a brand that somebody uses, and behind it where they borrow."""


def is_asked(ask: str, normal: str, boundaries: NameBoundaries) -> bool:
    """True for a long name anywhere in a text, but for whose account it is; for a short one that it
    begins with and that stands alone, or in which somebody borrowed: 在飞猪借了三万.
    """
    if len(ask) >= SHORT:
        return not any(f"{one}{ask}" in normal for one in _OWN)
    is_first = normal.startswith(ask) and boundaries.stands_alone(ask, normal)
    return is_first or any(_BORROWED.match(behind) for behind in normal.split(f"在{ask}")[1:])


def is_used(brand: str, text: str) -> bool:
    """True where somebody uses a brand and borrows there: 用高德导航给我推荐借钱."""
    for use in _USES:
        _, found, behind = text.partition(f"{use}{brand}")
        if found and _BORROWED_BY.match(behind):
            return True
    return False


def borrows(text: str) -> bool:
    """True for a text that tells of borrowing."""
    return bool(_BORROWS.search(text))

"""Which of the names in a sentence it asks about. Pure.

The extension holds the same rules in `extension/core/read/which-firm.js`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_OF_ANOTHER = re.compile("冒充|假冒|仿冒|山寨|属于|合作|旗下|集团|委托|代表")
"""What a sentence says of two names, of which one may be unknown: 花支优品是不是花呗旗下的."""
_IS_OF = re.compile("(?:就|也)?(?:是不是|是|属于)")
"""What stands between the name asked about and that of whom it may be."""
_FUNDERS = re.compile("背后|资金方|资方|出资|放款方|放的|合作")
"""What asks of a product who stands behind it."""
_LENDER_AHEAD = re.compile(
    "(?:(?:放款|贷款|出借|出资|授信|资金)(?:提供|来源)?(?:机构|方|人|单位|银行|公司)|债权人|资方|放款的)"
    "(?:名称|名字|全称|[那这]?一?[栏行])?[上里处]?(?:显示|写|填|印|标|署)?[的着了成]?"
    "(?:是|为|叫做?)?[“\"'‘: ]*$"
)
"""What stands before the lender of a contract in a sentence: 放款方写的西安银行."""
_ANOTHER_BEHIND = re.compile("[”\"'’ ]*(?:和|与|及|、|或|还是)")
"""What stands between it and another lender."""


def of_contract(plain: str, standing: list[str]) -> str:
    """The name in a sentence that is its contract's lender; "" for none, or several."""
    parted = [(one, *plain.partition(one)[::2]) for one in standing]
    found = [
        one
        for one, ahead, behind in parted
        if _LENDER_AHEAD.search(ahead) and not _ANOTHER_BEHIND.match(behind)
    ]
    return found[0] if len(found) == 1 else ""


def asked_of(plain: str, pieces: list[str], is_product: Callable[[str], bool]) -> list[str]:
    """The names that a sentence asks about: the first in “花支优品是花呗的吗”, the product in
    “信用飞背后有没有浦发银行”; where one says whose another is, what it begins with, or none.
    """
    if len(pieces) == 2 and _IS_OF.fullmatch(plain.partition(pieces[0])[2].partition(pieces[1])[0]):
        return pieces[:1]
    held = [one for one in pieces if is_product(one)]
    is_led = held[:1] == pieces[:1] and len(held) == 1
    if is_led and _FUNDERS.search(plain.partition(held[0])[2]):
        return held
    if not is_of_another(plain):
        return pieces
    return [one for one in pieces[:1] if plain.startswith(one) and one in held]


def is_of_another(plain: str) -> bool:
    """True where a folded text says whose somebody is, or for whom they speak."""
    return bool(_OF_ANOTHER.search(plain))

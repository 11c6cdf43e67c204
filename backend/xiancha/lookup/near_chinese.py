"""May a name in Chinese mean this lender? A suggestion that is a stranger is worse than none. Pure.

The extension holds the same rules in `extension/core/lookup/near-chinese.js`.
"""

from __future__ import annotations

import re

from xiancha import normalise
from xiancha.normalise.shared_words import either, shared_words

FIRM_WORDS = shared_words("lookup/firm-words.js")
_KIND = re.compile(either(FIRM_WORDS["kinds"]))
_PRODUCT = re.compile(f"{either(FIRM_WORDS['products'])}+$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LEAST = 2
_WHOLE = 4
_WHOLE_KIND = "消费金融"
"""A kind of which every firm is known: one called a little more than another means that one."""
_MORE = 4
"""So many characters may stand before a name's own; more are a sentence that ends with a place."""
_LONG = 6
"""From so many characters on, one wrong character is a slip; in fewer it makes another name."""


def is_chinese(normal: str) -> bool:
    """True where this name is to be judged here."""
    return bool(_HAN.search(normal))


def own(normal: str) -> str:
    """What is a name's own: “招联消费金融” → “招联”, “招商银行信用卡” → “招商”."""
    return _KIND.sub("", _PRODUCT.sub("", normalise.short(normal)))


def related(asked: str, other: str) -> bool:
    """True where one name holds what is the other's own, shortens it, or differs by a slip.

    Both in normal form. “邮储银行” shortens 中国邮政储蓄银行; “汇丰银行” is not 恒丰银行.
    """
    mine, theirs = own(asked), own(other)
    if not _HAN.search(other) or len(mine) < _LEAST:
        return False
    is_short = len(theirs) >= _LEAST and len(mine) <= len(theirs) + _MORE
    if mine in theirs or (is_short and mine.endswith(theirs)):
        return True
    whole = normalise.short(other)
    if len(whole) >= _WHOLE and whole in asked:
        return True
    if _WHOLE_KIND in asked and _WHOLE_KIND in other and mine.startswith(theirs) and theirs:
        return True
    return _shortens(asked, other) or is_slip(asked, other)


def is_slip(asked: str, other: str) -> bool:
    """True where two long names differ in one character."""
    some, others = normalise.short(asked), normalise.short(other)
    if len(some) != len(others) or len(some) < _LONG:
        return False
    return sum(one != another for one, another in zip(some, others, strict=True)) == 1


def _shortens(asked: str, other: str) -> bool:
    """True where one is called by some characters of the other: 浦发银行 is 上海浦东发展银行."""
    some, rest = normalise.short(asked), iter(normalise.short(other))
    return len(some) > _LEAST and all(char in rest for char in some)

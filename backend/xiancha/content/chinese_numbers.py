"""Numbers as people write them in Chinese: 第五十条, 一二三七八, １２３７８. Pure."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = {each: i for i, each in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "幺": 1}
_UNITS = {"十": 10, "百": 100, "千": 1000}
DIGIT = "".join(_DIGITS)
NUMERAL = f"[{DIGIT}{''.join(_UNITS)}]"


def number(text: str) -> int:
    """一千零三十三, １０３３ or 012 as a number; 0 for what is none."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.isascii():
        return int(plain) if plain.isdigit() else 0
    if not re.fullmatch(f"{NUMERAL}+", plain):
        return 0
    if not set(plain) & set(_UNITS):
        return int(spelt_out(plain))
    total = digit = 0
    for char in plain:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def spelt_out(text: str) -> str:
    """The same with digits in a row (一二三七八) as 12378; one for one, so places stay."""
    return "".join(str(_DIGITS[char]) if char in _DIGITS else char for char in text)

"""统一社会信用代码, the code of a legal person in mainland China (GB 32100-2015). Pure."""

from __future__ import annotations

import re

_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_SHAPE = re.compile(rf"[{_DIGITS}]{{2}}\d{{6}}[{_DIGITS}]{{10}}")


def is_valid(code: str) -> bool:
    """True for 18 digits and capital letters whose last one is the check digit of the others."""
    return bool(_SHAPE.fullmatch(code)) and check_digit(code[:17]) == code[17]


def check_digit(body: str) -> str:
    """The check digit of the first 17 places: the n-th one weighs 3ⁿ, modulo 31."""
    weighed = sum(_DIGITS.index(digit) * 3**place for place, digit in enumerate(body))
    return _DIGITS[-weighed % 31]

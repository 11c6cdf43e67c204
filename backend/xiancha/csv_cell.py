"""A cell of CSV that no spreadsheet takes for a formula."""

from __future__ import annotations

import re

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""With what a formula begins (https://owasp.org/www-community/attacks/CSV_Injection)."""

_PHONE = re.compile(r"\+\d{1,15}")
"""A number with its country's code (E.164): digits alone compute nothing."""


def harmless(text: str) -> str:
    """The text, behind an apostrophe where it would be a formula."""
    is_formula = text.startswith(_FORMULA) and not _PHONE.fullmatch(text)
    return f"'{text}" if is_formula else text

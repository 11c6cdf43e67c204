"""A cell of CSV that no spreadsheet takes for a formula."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""With what a formula begins (https://owasp.org/www-community/attacks/CSV_Injection)."""


def harmless(text: str) -> str:
    """The text, behind an apostrophe where it would be a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text

"""Text from a file, no longer than anybody reads. Pure."""

from __future__ import annotations

_MOST = 1_000


def shortened(text: str) -> str:
    """Its first 1,000 letters."""
    return text[:_MOST]

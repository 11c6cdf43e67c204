"""Normal forms of licence numbers. Pure."""

from __future__ import annotations

import re

from xiancha.normalise.text import fold


def licence(text: str) -> str:
    """The normal form of a licence number: folded, white space removed."""
    return re.sub(r"\s+", "", fold(text))

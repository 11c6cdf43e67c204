"""Which products a piece of a sentence sounds like.

The extension does the same in `extension/core/lookup/sounding.js`.
"""

from __future__ import annotations

import re

from xiancha.lookup.edition import Edition
from xiancha.lookup.name_boundaries import SHORT

LONGEST_SOUND = 5
"""The characters of the longest name that is looked for by its sound."""
_RUN = re.compile(r"[\u3400-\u9fff0-9]{2,}")


def sounding(edition: Edition, plain: str) -> list[str]:
    """The products one of whose names sounds like a piece of a sentence."""
    beside = edition.products.boundaries
    found = [
        edition.products.sounding(run[0][at:end])
        for run in _RUN.finditer(plain)
        for at in range(len(run[0]) - SHORT + 1)
        for end in range(at + SHORT, min(len(run[0]), at + LONGEST_SOUND) + 1)
        if beside.begins(plain[: run.start() + at])
        if beside.ends(run[0][at:end], plain[run.start() + end :])
    ]
    return next(filter(None, found), [])

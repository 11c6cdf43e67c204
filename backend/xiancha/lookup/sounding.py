"""Which products a piece of a sentence sounds like.

The extension does the same in `extension/core/lookup/homophones.js`.
"""

from __future__ import annotations

import re

from xiancha.lookup.edition import Edition
from xiancha.lookup.name_boundaries import SHORT
from xiancha.lookup.products import MOST_READ

LONGEST_SOUND = 5
"""The characters of the longest name that is looked for by its sound."""
_RUN = re.compile(r"[\u3400-\u9fff0-9]{2,}")


def sounding(edition: Edition, plain: str) -> list[str]:
    """The products one of whose names sounds like a piece of a sentence."""
    beside, read = edition.products.boundaries, plain[:MOST_READ]
    pieces = dict.fromkeys(
        read[at:end]
        for run in _RUN.finditer(read)
        for at in range(run.start(), run.end() - SHORT + 1)
        if beside.begins(read[:at])
        for end in range(at + SHORT, min(run.end(), at + LONGEST_SOUND) + 1)
        if beside.ends(read[at:end], read[end:])
    )
    return next(filter(None, map(edition.products.sounding, pieces)), [])

"""What leaves no doubt of whom a text names first: a name with its legal form, a licence number.

The extension does the same in `extension/core/lookup/formal-names.js`.
"""

from __future__ import annotations

import re

from xiancha import normalise
from xiancha.lookup.edition import Edition

_FORMAL = re.compile(
    r"[^,;]{2,80}?(?<![a-z])(?:ltd|limited|inc|corp|llc|llp|plc|bhd|tbk)(?![a-z])\.?(?= \S)"
)
"""A name up to the legal form that ends it, among words."""
NUMBER = re.compile("(?<![a-z0-9])(?=[a-z]*[0-9])(?=[0-9]*[a-z])[a-z0-9]{8,32}(?![a-z0-9])")
"""What may be a licence number among words."""


def formal(edition: Edition, text: str) -> str:
    """The name with its legal form that a text begins with, where somebody bears it: Mwananchi
    Credit Ltd logbook loan. Else "".
    """
    found = _FORMAL.match(normalise.fold(text).strip())
    bearers = edition.database.bearers(normalise.company(found[0])) if found else []
    return found[0] if found and any(one.answer > 0 for one in bearers) else ""


def numbered(edition: Edition, text: str) -> str:
    """The one licence number among the words of a text that somebody has; else ""."""
    found = dict.fromkeys(NUMBER.findall(normalise.fold(text)))
    held = [one for one in found if edition.database.licences(one)]
    return held[0] if len(held) == 1 else ""

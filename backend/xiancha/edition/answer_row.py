"""An answer as an edition holds it."""

from __future__ import annotations

from typing import NamedTuple

NAME = "\x01"
"""Stands in a stored sentence or piece of evidence for the name that it speaks of."""


class StoredAnswer(NamedTuple):
    """A stored answer. `lender`, `evidence` and `says` are JSON text; `country` None for all."""

    verdict: str
    reason: str
    country: str | None
    lender: str
    evidence: str
    says: str

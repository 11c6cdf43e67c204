"""The list of retractions: what is taken back, whatever an edition says. Pure."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from xiancha.edition.envelope import At, Counted, Said

What = Literal["host", "app", "phone", "name", "lender"]


class Retraction(Said):
    """What is taken back from a day on: `value` is its mark, or the id of a lender."""

    what: What
    value: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    on: date


class Retractions(Said):
    """One version of the list. What a later version leaves out is taken back no more."""

    type: Literal["retractions"]
    version: Counted
    issued_at: At
    entries: Annotated[tuple[Retraction, ...], Field(strict=False, max_length=5000)]

    def on(self, what: What, value: str) -> date | None:
        """Since when this is retracted, None where it is not."""
        found = (one.on for one in self.entries if (one.what, one.value) == (what, value))
        return next(found, None)

"""What maintainers write about caps on the yearly cost of a loan: `caps.yml`.

`checklists/README.md` says the same in words; a test holds the two together.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from xiancha.content_model import Day, Id, Known, Link, Rank, Text, _wrong
from xiancha.model import Model

LenderKind = Literal["bank", "consumer-finance", "small-loan", "private", "platform", "abroad"]


def _share(value: object) -> float:
    found = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)%", str(value))
    if not found:
        raise _wrong(f"“{value}” is not a yearly rate", 'annual: "24%"')
    return float(found[1]) / 100


def _times(value: object) -> int:
    if not re.fullmatch(r"[1-9]", str(value)):
        raise _wrong(f"“{value}” is not how many times the LPR", "lpr_times: 4")
    return int(str(value))


class Cap(Model):
    """The most that a loan may cost a year, for some lenders, from one day until another.

    Either `annual`, a share of the loan a year, or `lpr_times`, a multiple of the one-year loan
    prime rate, which borrowers type themselves.
    """

    id: Id
    lenders: Annotated[tuple[LenderKind, ...], Field(min_length=1)]
    annual: Annotated[float, BeforeValidator(_share)] | None = None
    lpr_times: Annotated[int, BeforeValidator(_times)] | None = None
    in_force: Day
    ends_on: Day | None = None
    rank: Rank
    says: Text
    source: Link | None = None
    checked_on: Day
    known: Known
    reviewed_on: Day
    review_by: Day

    @model_validator(mode="after")
    def measured(self) -> Cap:
        if (self.annual is None) == (self.lpr_times is None):
            what = "a cap is either a yearly rate or a multiple of the LPR"
            raise _wrong(what, 'annual: "24%", or lpr_times: 4')
        if self.ends_on and self.ends_on < self.in_force:
            raise _wrong("`ends_on` is before `in_force`", "ends_on: a later day", "ends_on")
        if not self.source and self.known == "read":
            what = "a rule that was read has a source"
            raise _wrong(what, "source: https://…, or known: second-hand", "known")
        return self


class Without(Model):
    """Lenders for whom no cap is known, and why."""

    lenders: Annotated[tuple[LenderKind, ...], Field(min_length=1)]
    says: Text


class Caps(Model):
    """All caps, in `caps.yml`. A rule is a date range, never a constant."""

    caps: Annotated[tuple[Cap, ...], Field(min_length=1)]
    without: tuple[Without, ...] = ()


CAP_MODELS = (Caps, Cap, Without)


def published_caps(caps: Caps) -> dict[str, Any]:
    """`caps` and `without` as an edition carries them: rates as shares, days as ISO dates."""
    return {
        "caps": [
            {
                "id": each.id,
                "lenders": list(each.lenders),
                "annual": each.annual,
                "lpr_times": each.lpr_times,
                "in_force": each.in_force.isoformat(),
                "ends_on": each.ends_on.isoformat() if each.ends_on else "",
                "rank": each.rank,
                "says": each.says.published(),
                "source": each.source or "",
                "checked_on": each.checked_on.isoformat(),
                "known": each.known,
                "review_by": each.review_by.isoformat(),
            }
            for each in caps.caps
        ],
        "without": [
            {"lenders": list(each.lenders), "says": each.says.published()} for each in caps.without
        ],
    }

"""What evidence adds up to. Pure; the rules are those of the table in README.md."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from xiancha.model import Claim, Listing, Model, Role, Status, Verdict


class Judgement(Model):
    """A verdict and the reason that chooses the sentence said with it."""

    verdict: Verdict
    reason: str


STRENGTH = (
    Verdict.warned,
    Verdict.licensed,
    Verdict.partner,
    Verdict.suspended,
    Verdict.ended,
    Verdict.uncovered,
)
"""Of several lenders on one host the first of these verdicts is the host's."""

_WORSE_LAST = (Status.active, Status.absent, Status.listed, Status.suspended, Status.ended)
_DECIDES_ANYWAY = (Status.listed, Status.suspended, Status.ended)
"""Of a licence they decide whatever the kind of institution is."""


def deciding(listings: Iterable[Listing]) -> Listing | None:
    """The listing that decides about a lender, None where no register lists it.

    `listings` holds each register's current state. A current warning decides first; then
    the newest listing about a licence (of two equally new the worse one); then the newest
    in which a lender names it as a partner, before those that do not count yet.
    """
    known = list(listings)
    warnings = [listing for listing in known if listing.status is Status.warned]
    licences = [one for one in known if one.status in _WORSE_LAST and not one.named_by]
    named = [listing for listing in known if listing.named_by]
    newest = max(
        licences,
        key=lambda listing: (listing.source.as_of, _WORSE_LAST.index(listing.status)),
        default=None,
    )
    if warnings:
        return max(warnings, key=lambda listing: listing.source.as_of)
    if newest and (newest.lends or newest.status in _DECIDES_ANYWAY):
        return newest
    partner = max(named, key=_weight_of_name, default=None)
    if partner and newest and not _counts(partner):
        return newest
    return partner or newest


def _counts(listing: Listing) -> bool:
    """True where being named makes a partner: named now, by a licensed lender, on its own site."""
    return listing.status is Status.named and not listing.waits


def _weight_of_name(listing: Listing) -> tuple[bool, bool, date]:
    return _counts(listing), listing.status is Status.named, listing.source.as_of


def is_old(as_of: date, day: date) -> bool:
    """True where a list of `as_of` is older than twelve months on `day`: nobody knows what it is
    worth by then, so that what it alone warns of is warned of no more.
    """
    return as_of.isoformat() < f"{day.year - 1:04}{day.isoformat()[4:]}"


def judge_warnings(lists: Iterable[date], day: date, reason: str = "host") -> Judgement:
    """What warnings are worth on the day on which they are read, by the dates of their lists.

    `reason` is that of a warning that stands.
    """
    if all(is_old(as_of, day) for as_of in lists):
        return Judgement(verdict=Verdict.uncovered, reason="old_warning")
    return Judgement(verdict=Verdict.warned, reason=reason)


def judge_lender(listings: Iterable[Listing]) -> Judgement:
    """What the registers say about the lender itself (a question by name or licence)."""
    listing = deciding(listings)
    if listing is None:
        return Judgement(verdict=Verdict.uncovered, reason="no_register")
    match listing.status:
        case Status.warned:
            return Judgement(verdict=Verdict.warned, reason="lender")
        case Status.named if listing.waits:
            return Judgement(verdict=Verdict.uncovered, reason=f"waiting_{listing.waits}")
        case Status.named:
            reason = "collector" if listing.role is Role.collector else "lender"
            return Judgement(verdict=Verdict.partner, reason=reason)
        case Status.absent if listing.named_by:
            return Judgement(verdict=Verdict.uncovered, reason="unnamed")
        case Status.absent:
            return Judgement(verdict=Verdict.uncovered, reason="absent")
        case Status.listed:
            return Judgement(verdict=Verdict.uncovered, reason="listed")
        case Status.suspended:
            return Judgement(verdict=Verdict.suspended, reason="lender")
        case Status.ended:
            return Judgement(verdict=Verdict.ended, reason="lender")
        case Status.active if listing.lends:
            return Judgement(verdict=Verdict.licensed, reason="lender")
    return Judgement(verdict=Verdict.uncovered, reason="other_business")


def grounds(claim: Claim, listings: Iterable[Listing]) -> list[Listing]:
    """What a claim lets through: the listing of its own row where a lender's list gives it."""
    return [
        one
        for one in listings
        if not claim.named_by
        or (one.source.register, one.named_by, one.role)
        == (claim.source.register, claim.named_by, claim.role)
    ]


def judge_channel(
    warnings: Iterable[Listing], claims: Iterable[tuple[Claim, Iterable[Listing]]], day: date
) -> tuple[Judgement, int | None]:
    """A channel's judgement on this day and the index of the claim that decides.

    `warnings` are the current warnings about the channel itself, `claims` its claims with
    the listings of the lender that each names. Only a proven claim lets the lender's
    verdict through, as far as the claim's own `grounds` go. An old warning gives way to what a
    newer register says. A warning ages: whoever reads this judgement later asks `judge_warnings`.
    """
    lists = [listing.source.as_of for listing in warnings]
    weighed = [(_weigh(claim, listings), claim, listings) for claim, listings in claims]
    best = min(range(len(weighed)), key=lambda n: _rank(weighed[n][0]), default=None)
    if lists:
        warned = judge_warnings(lists, day)
        if warned.verdict is Verdict.warned or best is None:
            return warned, None
        judged, claim, listings = weighed[best]
        if not _is_newer(judged, deciding(grounds(claim, listings)), max(lists)):
            return warned, None
    if best is None:
        return Judgement(verdict=Verdict.none, reason="unknown"), None
    return weighed[best][0], best


def _is_newer(judged: Judgement, listing: Listing | None, warned_on: date) -> bool:
    """True where a register that is newer than a warning says something for or against."""
    told = judged.verdict is not Verdict.uncovered
    return told and listing is not None and listing.source.as_of > warned_on


def _weigh(claim: Claim, listings: Iterable[Listing]) -> Judgement:
    if not claim.proof.proven:
        return Judgement(verdict=Verdict.uncovered, reason="reported")
    judged = judge_lender(grounds(claim, listings))
    if judged.reason == "lender" and judged.verdict is not Verdict.warned:
        return Judgement(verdict=judged.verdict, reason="channel")
    return judged


def _rank(judgement: Judgement) -> tuple[int, bool]:
    return STRENGTH.index(judgement.verdict), judgement.reason == "reported"

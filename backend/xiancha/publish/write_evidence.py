"""Evidence and lenders as an edition writes them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from xiancha.edition.evidence import (
    ClaimEvidence,
    LenderSummary,
    ListingEvidence,
    NameEvidence,
    dumped,
)
from xiancha.merge.lender import Entry, Name
from xiancha.model import Claim, Listing


def lender_summary(entry: Entry) -> dict[str, Any]:
    """A lender as every answer names it."""
    return LenderSummary(
        id=entry.id,
        name=entry.name,
        country=entry.country,
        category=entry.category,
        licence=entry.licence,
    ).model_dump()


def listings_of(entry: Entry) -> list[dict[str, Any]]:
    """The evidence of all that the registers say of a lender."""
    return [listing_evidence(listing) for listing in entry.listings]


@lru_cache(4096)
def listing_evidence(listing: Listing) -> dict[str, Any]:
    """A listing with its register, dates, hash and address; the same value for the same."""
    return dumped(
        ListingEvidence(
            type="listing",
            status=listing.status,
            named_by=listing.named_by,
            role=listing.role,
            waits=listing.waits,
            note=listing.note,
            **vars(listing.source),
        )
    )


def claim_evidence(claim: Claim) -> dict[str, Any]:
    """A claim with its proof and where that was seen."""
    return dumped(
        ClaimEvidence(
            type="claim",
            proof=claim.proof,
            channel=claim.channel,
            seen_on=claim.seen_on,
            links=claim.links,
            note=claim.note,
            named_by=claim.named_by,
            role=claim.role,
            **vars(claim.source),
        )
    )


def name_evidence(name: Name) -> dict[str, Any]:
    """Why a question by this name found the lender, for names that are not its legal one."""
    return dumped(
        NameEvidence(
            type="name",
            kind=name.kind,
            name=name.text,
            proof=name.proof,
            links=name.links,
            note=name.note,
            now=name.now,
            on=name.on,
            **vars(name.source),
        )
    )

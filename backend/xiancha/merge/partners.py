"""When being named as a partner counts: a licensed lender, on a site proven to be its own. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from xiancha import normalise
from xiancha.model import ChannelType, Claim, Listing, Verdict, Waits
from xiancha.registers import catalogue
from xiancha.verdict import judge_lender


def waits(listing: Listing, namers: Iterable[tuple[Iterable[Listing], Iterable[Claim]]]) -> Waits:
    """What a listing waits for: "lender", "host", or "" where it counts.

    `namers` are the lenders that bear the name of the one who names this partner, with their
    listings and claims. A regulator's own register needs no proof of its host.
    """
    licensed = [
        claims for found, claims in namers if judge_lender(found).verdict is Verdict.licensed
    ]
    if not licensed:
        return "lender"
    by_regulator = catalogue.register(listing.source.register).kind == "licence"
    proven = by_regulator or any(_is_own_site(listing.source.url, claims) for claims in licensed)
    return "" if proven else "host"


def _is_own_site(url: str, claims: Iterable[Claim]) -> bool:
    hosts = set(normalise.walk(normalise.host(url) or ""))
    return any(
        claim.proof.proven
        and claim.channel.type is ChannelType.host
        and claim.channel.value in hosts
        for claim in claims
    )


def note(listing: Listing, waiting_for: str) -> str:
    """Why rows wait, for the maintainer."""
    problem = {
        "lender": "which is not licensed here",
        "host": f"of which {normalise.host(listing.source.url)} is not proven",
    }[waiting_for]
    return f"{listing.source.register}: named by {listing.named_by}, {problem}, so these wait"

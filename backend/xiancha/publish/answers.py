"""The answer for each lender and channel, computed once at publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from xiancha import messages
from xiancha.edition.answer_row import NAME
from xiancha.edition.said import Said, told
from xiancha.merge.lender import Entry
from xiancha.messages import LANGUAGES
from xiancha.model import Channel, ChannelType, Claim, Listing, Verdict
from xiancha.publish.write_evidence import (
    claim_evidence,
    lender_summary,
    listing_evidence,
    listings_of,
)
from xiancha.registers import catalogue
from xiancha.verdict import Judgement, deciding, grounds, judge_channel, judge_lender

_BY_TYPE = {
    ChannelType.phone: {
        "channel": "phone",
        "collector": "collector_phone",
        "waiting_host": "waiting_phone",
        "waiting_lender": "waiting_phone",
    },
    ChannelType.app: {"channel": "app", "host": "app", "reported": "reported_app"},
}
"""The reasons that are said differently of a phone or an app than of a host."""
SAID = 1
"""So many of those who name a partner are said; all of them are in the evidence."""


@dataclass(frozen=True, slots=True)
class PublishedAnswer:
    """The part of an answer that does not depend on how it was asked for.

    `country` chooses the coverage shown, None for all. `said` maps a language to what is said, with
    `NAME` in the place of the lender's: many lenders have the same.
    """

    verdict: Verdict
    reason: str
    country: str | None
    lender: dict[str, Any] | None
    evidence: list[dict[str, Any]]
    said: Mapping[str, Said]


def lender_answer(entry: Entry) -> PublishedAnswer:
    """The answer to a question by name, brand or licence number of this lender."""
    judged = _judged(entry.listings)
    category = catalogue.category(entry.country, entry.category)
    if judged.reason == "no_register" and category and category.ask:
        reason = "platform" if category.id == "platform" else "category"
        judged = judged.model_copy(update={"reason": reason})
    evidence = listings_of(entry) + [claim_evidence(claim) for claim in entry.claims]
    return _answer(judged, entry, entry.listings, evidence)


@lru_cache(4096)
def _judged(listings: tuple[Listing, ...]) -> Judgement:
    """Thousands of lenders stand alike in the same documents."""
    return judge_lender(listings)


def channel_answer(
    channel: Channel, warnings: list[Listing], claims: list[tuple[Entry, Claim]], day: date
) -> PublishedAnswer:
    """The answer to a question by this channel. A call can be forged: a phone proves no caller."""
    judged, best = channel_judgement(channel, warnings, claims, day)
    owner = claims[best][0] if best is not None else None
    evidence = [*map(listing_evidence, warnings), *_claims_evidence(claims, owner)]
    listings = _grounds(owner, claims) if owner else warnings
    return _answer(judged, owner, listings, evidence)


def _claims_evidence(
    claims: list[tuple[Entry, Claim]], owner: Entry | None
) -> Iterator[dict[str, Any]]:
    """What ties lenders to a channel, the owner's first.

    The listings of a lender come before its first claim. Of several lenders each is named.
    """
    several = len({entry.id for entry, _ in claims}) > 1
    seen: set[str] = set()
    for entry, claim in sorted(claims, key=lambda one: one[0] is not owner):
        found = [] if entry.id in seen else listings_of(entry)
        seen.add(entry.id)
        name = {"lender": entry.name} if several else {}
        yield from ({**one, **name} for one in [*found, claim_evidence(claim)])


def _grounds(owner: Entry, claims: list[tuple[Entry, Claim]]) -> list[Listing]:
    """The listings of the owner on which its claims to a channel rest."""
    own = [claim for entry, claim in claims if entry is owner]
    used = {listing for claim in own for listing in grounds(claim, owner.listings)}
    return [listing for listing in owner.listings if listing in used]


def channel_judgement(
    channel: Channel, warnings: list[Listing], claims: list[tuple[Entry, Claim]], day: date
) -> tuple[Judgement, int | None]:
    """The judgement of a channel, with the reason for its type; and which claim decides."""
    told = [(claim, entry.listings) for entry, claim in claims]
    judged, best = judge_channel(warnings, told, day)
    reason = _BY_TYPE.get(channel.type, {}).get(judged.reason, judged.reason)
    return judged.model_copy(update={"reason": reason}), best


def _answer(
    judged: Judgement,
    entry: Entry | None,
    listings: Sequence[Listing],
    evidence: list[dict[str, Any]],
) -> PublishedAnswer:
    """The answer with what is said, which speaks of those of `listings` that decide."""
    lender = lender_summary(entry) if entry else None
    country = entry.country if entry else None
    kind = (entry.country, entry.category) if entry else None
    said = _said(judged, kind, tuple(listings))
    return PublishedAnswer(judged.verdict, judged.reason, country, lender, evidence, said)


@lru_cache(4096)
def _said(
    judged: Judgement, kind: tuple[str, str] | None, listings: tuple[Listing, ...]
) -> dict[str, Said]:
    """What is said of a lender of this kind of institution, None for nobody's channel."""
    listing = deciding(listings)
    named_by = namers(listing, listings) if listing else []
    return {one: _said_in(one, judged, kind, listing, named_by) for one in LANGUAGES}


def _said_in(
    language: str,
    judged: Judgement,
    kind: tuple[str, str] | None,
    listing: Listing | None,
    named_by: list[str],
) -> Said:
    """The reason, and folded what the register says of itself with every answer."""
    values = {"lender": NAME if kind else "", **_values_of(language, kind, listing)}
    if listing:
        values["by"] = messages.listed(language, named_by, SAID)
    caution = catalogue.register(listing.source.register).caution if listing else {}
    more = [messages.localised(caution, language)] if caution else []
    return told(language, judged, values, more=more)


def _values_of(
    language: str, kind: tuple[str, str] | None, listing: Listing | None
) -> dict[str, str]:
    """The values of the placeholders in a sentence, but for the lender's name."""
    values = _values(language, kind, listing.source.register if listing else "")
    return values | ({"date": listing.source.as_of.isoformat()} if listing else {})


@lru_cache(1024)
def _values(language: str, kind: tuple[str, str] | None, listed_by: str) -> dict[str, str]:
    """What a sentence says of a kind of institution and of the register that lists it."""
    values: dict[str, str] = {}
    category = catalogue.category(*kind) if kind else None
    if category:
        values["category"] = messages.localised(category.title, language)
        values["ask"] = messages.localised(category.ask.title, language) if category.ask else ""
    if not listed_by:
        return values
    register = catalogue.register(listed_by)
    operator = messages.localised(register.operator, language)
    return {
        **values,
        "register": messages.localised(register.title, language),
        "operator": operator,
        "ask": values.get("ask") or operator,
    }


def namers(listing: Listing, listings: Iterable[Listing]) -> list[str]:
    """The lenders that name a partner as the deciding listing does."""
    same = [one for one in listings if one.named_by and one.waits == listing.waits]
    alike = [
        one.named_by for one in same if (one.status, one.role) == (listing.status, listing.role)
    ]
    return list(dict.fromkeys(alike))

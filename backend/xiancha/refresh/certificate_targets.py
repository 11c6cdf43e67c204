"""Whom to ask for certificates: claims that are due again, lenders that were not asked for long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from xiancha import days, normalise
from xiancha.merge.join import gather
from xiancha.merge.lender import Entry
from xiancha.model import ChannelType, Proof, Status
from xiancha.registers.certificates.host_question import Question, question
from xiancha.store import Store

REGISTER = "certificates"
MOST_LENDERS = 50
"""Lenders tried in one run."""
MOST_RENEWALS = 500
"""Claims renewed in one run."""
LENDER_EVERY = timedelta(days=30)
CLAIM_EVERY = timedelta(days=7)


@dataclass(frozen=True)
class Target:
    """A lender to try: hosts reported to be its own, and whether to search for more."""

    country: str
    name: str
    hosts: tuple[str, ...]
    search: bool

    @property
    def part(self) -> str:
        return f"{self.country}|{normalise.company(self.name)}"


def renewals(store: Store, country: str, now: datetime) -> list[Question]:
    """The claims to ask about again, longest ago first.

    A claim is due a week after it was made, and in every run around the end of its certificate;
    one that ran out a month ago is left to the search.
    """
    tried = {run.part: run.at for run in store.runs(REGISTER)}
    due: dict[Question, datetime] = {}
    for held in store.newest_documents(REGISTER):
        for row in store.rows(held).values():
            asked, made = question(held.part), held.source.retrieved_at
            left = datetime.fromisoformat(row.fields["not_after"]) - now
            is_due = made + CLAIM_EVERY <= now or left <= CLAIM_EVERY
            if is_due and left > -LENDER_EVERY and country in ("", asked.country):
                due[asked] = max(made, tried.get(held.part, made))
    return sorted(due, key=lambda asked: due[asked])[:MOST_RENEWALS]


def targets(store: Store, country: str, now: datetime) -> list[Target]:
    """The lenders to try, longest ago first, never tried before all others.

    They may lend, were not tried with success in the last 30 days, and either no host of
    theirs is proven (these are searched for), or some are reported and not proven.
    """
    runs = store.runs(REGISTER)
    tried = {run.part: run.at for run in runs}
    done = {run.part: run.at for run in runs if not run.problem}
    never = datetime.min.replace(tzinfo=UTC)
    found: dict[str, Target] = {}
    with store.snapshot() as held:
        entries = gather(held, days.today(now=now)).entries
    for entry in entries:
        target = _target(entry)
        wanted = country in ("", entry.country) and _may_lend(entry)
        is_due = done.get(target.part, never) <= now - LENDER_EVERY
        if wanted and is_due and (target.search or target.hosts):
            found.setdefault(target.part, target)
    return sorted(found.values(), key=lambda one: tried.get(one.part, never))[:MOST_LENDERS]


def _may_lend(entry: Entry) -> bool:
    return any(one.status is Status.active and one.lends for one in entry.listings)


def _target(entry: Entry) -> Target:
    claims = [claim for claim in entry.claims if claim.channel.type is ChannelType.host]
    proven = {claim.channel.value for claim in claims if claim.proof.proven}
    reported = {claim.channel.value for claim in claims if claim.proof is Proof.reported}
    return Target(entry.country, entry.name, tuple(sorted(reported - proven)), search=not proven)

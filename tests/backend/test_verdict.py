from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiancha.model import (
    Channel,
    ChannelType,
    Claim,
    Listing,
    Proof,
    Role,
    Source,
    Status,
    Verdict,
)
from xiancha.verdict import Judgement, deciding, judge_channel, judge_lender

DAY = date(2026, 2, 1)
HOST = Channel(type=ChannelType.host, value="lender.example")


def source(register: str = "a", as_of: date = date(2026, 1, 1)) -> Source:
    at = datetime(2026, 1, 2, tzinfo=UTC)
    return Source(
        register=register, as_of=as_of, retrieved_at=at, sha256="0" * 64, url="https://r.example"
    )


def listing(status: Status, day: int = 1, register: str = "a", lends: bool = True) -> Listing:
    by = "某某银行股份有限公司" if status is Status.named else ""
    return Listing(
        source=source(register, date(2026, 1, day)), status=status, lends=lends, named_by=by
    )


def at_once(
    warnings: list[Listing], claims: list[tuple[Claim, list[Listing]]], day: date = DAY
) -> tuple[Judgement, int | None]:
    """A channel's judgement on a day on which no list is old."""
    return judge_channel(warnings, claims, day)


def claim(proof: Proof) -> Claim:
    return Claim(source=source(), proof=proof, channel=HOST)


@pytest.mark.parametrize(
    ("listings", "verdict", "reason"),
    [
        ([], Verdict.uncovered, "no_register"),
        ([listing(Status.active)], Verdict.licensed, "lender"),
        ([listing(Status.active, lends=False)], Verdict.uncovered, "other_business"),
        ([listing(Status.suspended)], Verdict.suspended, "lender"),
        ([listing(Status.ended)], Verdict.ended, "lender"),
        ([listing(Status.absent)], Verdict.uncovered, "absent"),
        # A name on a list that says no more proves nothing, in whatever kind of institution.
        ([listing(Status.listed)], Verdict.uncovered, "listed"),
        ([listing(Status.listed, lends=False)], Verdict.uncovered, "listed"),
        # It decides only where nothing newer says more.
        ([listing(Status.listed, 1, "b"), listing(Status.active, 2)], Verdict.licensed, "lender"),
        ([listing(Status.active, 1), listing(Status.listed, 2, "b")], Verdict.uncovered, "listed"),
        ([listing(Status.listed, 1, "b"), listing(Status.ended, 1)], Verdict.ended, "lender"),
        ([listing(Status.named)], Verdict.partner, "lender"),
        ([listing(Status.warned)], Verdict.warned, "lender"),
        # A renewed licence is active again; a later notice ends it.
        ([listing(Status.ended, 1, "b"), listing(Status.active, 2)], Verdict.licensed, "lender"),
        ([listing(Status.active, 1), listing(Status.ended, 2, "b")], Verdict.ended, "lender"),
        # Equally new: the worse one stands.
        ([listing(Status.active, 1), listing(Status.ended, 1, "b")], Verdict.ended, "lender"),
        # A warning stands whatever else is known.
        ([listing(Status.active, 9), listing(Status.warned, 1, "b")], Verdict.warned, "lender"),
        # Being named as a partner neither hides a licence nor revives an ended one.
        ([listing(Status.active, 1), listing(Status.named, 5, "b")], Verdict.licensed, "lender"),
        ([listing(Status.ended, 1), listing(Status.named, 5, "b")], Verdict.ended, "lender"),
        (
            [listing(Status.active, 1, lends=False), listing(Status.named, 5, "b")],
            Verdict.partner,
            "lender",
        ),
    ],
)
def test_a_lender_is_judged_by_its_newest_listing(
    listings: list[Listing], verdict: Verdict, reason: str
) -> None:
    assert judge_lender(listings) == Judgement(verdict=verdict, reason=reason)


@pytest.mark.parametrize("proof", list(Proof))
def test_only_a_proven_channel_lets_the_licence_through(proof: Proof) -> None:
    judged, best = at_once([], [(claim(proof), [listing(Status.active)])])
    assert best == 0
    if proof in (Proof.register, Proof.certificate, Proof.reviewed):
        assert judged == Judgement(verdict=Verdict.licensed, reason="channel")
    else:
        assert judged == Judgement(verdict=Verdict.uncovered, reason="reported")


def waiting(day: int) -> Listing:
    return replace(listing(Status.named, day, "b"), waits="host")


def test_being_named_counts_only_once_it_waits_for_nothing() -> None:
    other = [listing(Status.active, 1, lends=False), waiting(9)]
    assert judge_lender(other) == Judgement(verdict=Verdict.uncovered, reason="other_business")
    named = [listing(Status.named, 1), waiting(9)]
    assert judge_lender(named) == Judgement(verdict=Verdict.partner, reason="lender")
    alone = Judgement(verdict=Verdict.uncovered, reason="waiting_host")
    assert judge_lender([waiting(9)]) == alone


def unnamed(day: int) -> Listing:
    """A list of partners on which it stood, and stands no longer."""
    return replace(listing(Status.absent, day, "c"), named_by="另一家银行股份有限公司")


def test_who_is_named_by_one_lender_stays_a_partner_when_another_names_it_no_longer() -> None:
    partner = Judgement(verdict=Verdict.partner, reason="lender")
    for found in ([listing(Status.named, 1), unnamed(9)], [unnamed(9), listing(Status.named, 1)]):
        assert judge_lender(found) == partner
    assert judge_lender([waiting(1), unnamed(9)]).reason == "waiting_host"
    assert judge_lender([unnamed(9)]) == Judgement(verdict=Verdict.uncovered, reason="unnamed")


@pytest.mark.parametrize(
    ("found", "judged"),
    [
        (listing(Status.absent), Judgement(verdict=Verdict.uncovered, reason="absent")),
        (
            replace(listing(Status.named), role=Role.collector),
            Judgement(verdict=Verdict.partner, reason="collector"),
        ),
    ],
)
def test_what_is_no_word_on_the_lender_itself_keeps_its_reason_on_a_channel(
    found: Listing, judged: Judgement
) -> None:
    own = replace(claim(Proof.register), named_by=found.named_by, role=found.role)
    assert at_once([], [(own, [found])]) == (judged, 0)


@pytest.mark.parametrize(
    ("stronger", "weaker", "verdict"),
    [
        (Status.warned, Status.active, Verdict.warned),
        (Status.active, Status.named, Verdict.licensed),
        (Status.named, Status.suspended, Verdict.partner),
        (Status.suspended, Status.ended, Verdict.suspended),
        (Status.ended, Status.absent, Verdict.ended),
    ],
)
def test_of_two_lenders_on_one_channel_the_stronger_verdict_stands(
    stronger: Status, weaker: Status, verdict: Verdict
) -> None:
    strong = (claim(Proof.register), [listing(stronger)])
    weak = (claim(Proof.register), [listing(weaker)])
    for claims, at in (([strong, weak], 0), ([weak, strong], 1)):
        judged, best = at_once([], claims)
        assert (judged.verdict, best) == (verdict, at)


def test_a_channel_of_a_warned_lender_says_that_the_lender_is_warned_of() -> None:
    judged, _ = at_once([], [(claim(Proof.register), [listing(Status.warned)])])
    assert judged == Judgement(verdict=Verdict.warned, reason="lender")


def test_of_two_that_say_nothing_the_proven_claim_stands() -> None:
    claims = [(claim(Proof.reported), [listing(Status.active)]), (claim(Proof.reviewed), [])]
    no_register = Judgement(verdict=Verdict.uncovered, reason="no_register")
    assert at_once([], claims) == (no_register, 1)
    assert at_once([], claims[::-1]) == (no_register, 0)
    waits = (claim(Proof.register), [waiting(1)])
    assert at_once([], [claims[0], waits])[1] == 1


@pytest.mark.parametrize(
    "other", [{"role": Role.collector}, {"named_by": "乙银行"}, {"source": source("b")}]
)
def test_a_partners_channel_is_worth_what_its_own_row_is_worth(other: dict[str, Any]) -> None:
    by = {"named_by": "甲银行", "role": Role.platform}
    own = replace(claim(Proof.register), **by)
    named = replace(listing(Status.named), **by)
    assert at_once([], [(own, [named])])[0].verdict is Verdict.partner
    judged, _ = at_once([], [(own, [replace(named, **other)])])
    assert judged == Judgement(verdict=Verdict.uncovered, reason="no_register")


def test_a_warned_channel_is_warned_whoever_claims_it() -> None:
    judged, _ = at_once(
        [listing(Status.warned)], [(claim(Proof.register), [listing(Status.active)])]
    )
    assert judged == Judgement(verdict=Verdict.warned, reason="host")


def test_an_unknown_channel_is_none() -> None:
    assert at_once([], []) == (Judgement(verdict=Verdict.none, reason="unknown"), None)


def test_of_several_lenders_the_strongest_stands_and_is_named() -> None:
    claims = [
        (claim(Proof.reported), [listing(Status.ended)]),
        (claim(Proof.reviewed), []),
        (claim(Proof.register), [listing(Status.active)]),
    ]
    judged, best = at_once([], claims)
    assert (judged.verdict, best) == (Verdict.licensed, 2)


listings = st.lists(
    st.builds(
        listing,
        st.sampled_from(list(Status)),
        st.integers(1, 9),
        st.sampled_from("ab"),
        st.booleans(),
    ),
    max_size=4,
)


@given(st.lists(st.tuples(st.sampled_from(list(Proof)), listings), max_size=4))
def test_quiet_verdicts_need_a_proven_claim_and_a_listing(
    claims: list[tuple[Proof, list[Listing]]],
) -> None:
    judged, best = at_once([], [(claim(proof), found) for proof, found in claims])
    if judged.verdict is Verdict.licensed:
        assert best is not None
        proof, found = claims[best]
        assert proof.proven
        assert any(one.status is Status.active and one.lends for one in found)
    if judged.verdict is Verdict.partner:
        assert best is not None
        assert claims[best][0].proven
        assert any(one.status is Status.named for one in claims[best][1])


@given(listings)
def test_an_ended_lender_is_never_licensed_by_an_older_listing(found: list[Listing]) -> None:
    ended = listing(Status.ended, 20, "c")
    assert judge_lender([*found, ended]).verdict in (Verdict.ended, Verdict.warned)


OLD = listing(Status.warned)
LATER = date(2027, 1, 2)
"""On which a list of 1 January 2026 is old."""
GIVES_WAY = {
    Status.active: Verdict.licensed,
    Status.suspended: Verdict.suspended,
    Status.ended: Verdict.ended,
}


@pytest.mark.parametrize("status", GIVES_WAY)
def test_an_old_warning_gives_way_to_a_newer_register_only(status: Status) -> None:
    newer, older = [listing(status, day=2)], [listing(status, day=1)]
    proven = claim(Proof.register)
    assert at_once([OLD], [(proven, newer)])[0].verdict is Verdict.warned
    judged, best = at_once([OLD], [(proven, newer)], LATER)
    assert (judged.verdict, best) == (GIVES_WAY[status], 0)
    for claims in ([], [(proven, older)], [(claim(Proof.reported), newer)], [(proven, [])]):
        judged, best = at_once([OLD], claims, LATER)
        assert (judged.verdict, judged.reason, best) == (Verdict.uncovered, "old_warning", None)


def test_of_several_warnings_the_newest_decides() -> None:
    newest = listing(Status.warned, day=9)
    assert deciding([OLD, newest, listing(Status.warned, day=4)]) is newest
    assert at_once([OLD, newest], [], LATER)[0].verdict is Verdict.warned

"""Whom a run of proving asks, and in which order; what it does with them is tested over TLS."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from xiancha.model import Channel, ChannelType, Proof, Reading, Row, Source, Status
from xiancha.refresh import certificate_targets
from xiancha.refresh.certificate_targets import REGISTER, Target, renewals, targets
from xiancha.registers.certificates.host_question import Question
from xiancha.store import Store

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = timedelta(days=1)
LENDER, OTHER = "甲某消费金融有限公司", "乙某消费金融有限公司"


def accept(store: Store, register: str, *rows: Row, part: str = "", at: datetime = NOW) -> None:
    source = Source(register=register, as_of=date(2026, 11, 1), retrieved_at=at, sha256="0", url="")
    reading = Reading(as_of=source.as_of, rows=rows)
    store.accept(f"document:{register}{part}", source, reading, part)


def listed(name: str, category: str = "consumer-finance", status: Status = Status.active) -> Row:
    return Row(key=name, name=name, category=category, status=status)


def claimed(name: str, host: str, proof: Proof, country: str = "CN") -> Row:
    return Row(
        key=f"{name}|{host}",
        name=name,
        status=None,
        channels=(Channel(type=ChannelType.host, value=host),),
        proof=proof,
        fields={"country": country},
    )


def proven(store: Store, host: str, made: datetime, until: datetime) -> Question:
    """A claim by certificate, made at one time and with a certificate until another."""
    asked = Question("CN", LENDER, host)
    row = claimed(LENDER, host, Proof.certificate)
    fields = row.fields | {"not_after": until.isoformat()}
    row = row.model_copy(update={"fields": fields})
    accept(store, REGISTER, row, part=asked.part, at=made)
    return asked


def test_a_lender_without_a_proven_host_is_searched_for(store: Store) -> None:
    accept(store, "cn-nfra-institutions", listed(LENDER), listed(OTHER))
    accept(store, "reviewed-channels", claimed(LENDER, "lender.example", Proof.reported))
    assert targets(store, "", NOW) == [
        Target("CN", LENDER, ("lender.example",), search=True),
        Target("CN", OTHER, (), search=True),
    ]


def test_of_a_lender_with_a_proven_host_only_reported_hosts_are_asked(store: Store) -> None:
    accept(store, "cn-nfra-institutions", listed(LENDER), listed(OTHER))
    accept(
        store,
        "reviewed-channels",
        claimed(LENDER, "lender.example", Proof.reviewed),
        claimed(LENDER, "more.example", Proof.reported),
        claimed(OTHER, "other.example", Proof.reviewed),
    )
    assert targets(store, "", NOW) == [Target("CN", LENDER, ("more.example",), search=False)]


@pytest.mark.parametrize(
    "row",
    [
        listed(LENDER, status=Status.suspended),
        listed(LENDER, status=Status.ended),
        listed(LENDER, category="policy-bank"),
        listed(LENDER, category="platform"),
    ],
)
def test_who_may_not_lend_now_is_not_tried(store: Store, row: Row) -> None:
    accept(store, "cn-nfra-institutions", row)
    accept(store, "reviewed-channels", claimed(OTHER, "other.example", Proof.reported))
    assert targets(store, "", NOW) == []


def test_a_country_limits_lenders_and_claims(store: Store) -> None:
    accept(store, "cn-nfra-institutions", listed(LENDER))
    accept(store, "sg-mlaw-moneylenders", listed("1 - CASH PTE. LTD.", "moneylender"))
    asked = proven(store, "lender.example", NOW - 8 * DAY, NOW + 90 * DAY)
    assert [(one.part, one.search) for one in targets(store, "SG", NOW)] == [
        ("SG|1cashpteltd", True)
    ]
    assert targets(store, "CN", NOW) == []
    assert renewals(store, "SG", NOW) == []
    assert renewals(store, "CN", NOW) == [asked]


def test_a_lender_waits_a_month_after_success_and_not_at_all_after_a_failure(store: Store) -> None:
    accept(store, "cn-nfra-institutions", listed(LENDER), listed(OTHER))
    store.record(REGISTER, f"CN|{LENDER}", NOW - 29 * DAY)
    store.record(REGISTER, f"CN|{LENDER}", NOW - DAY, problem="The search failed.")
    store.record(REGISTER, f"CN|{OTHER}", NOW - DAY, problem="The search failed.")
    assert [one.name for one in targets(store, "", NOW)] == [OTHER]
    assert {one.name for one in targets(store, "", NOW + DAY)} == {LENDER, OTHER}


def test_who_was_never_tried_comes_first_and_then_who_waited_longest(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    lenders = [f"{name}某消费金融有限公司" for name in "甲乙丙丁"]
    accept(store, "cn-nfra-institutions", *map(listed, lenders))
    for lender, days in zip(lenders, (40, 60, 50), strict=False):
        store.record(REGISTER, f"CN|{lender}", NOW - days * DAY)
    waiting = [lenders[3], lenders[1], lenders[2], lenders[0]]
    assert [one.name for one in targets(store, "", NOW)] == waiting
    monkeypatch.setattr(certificate_targets, "MOST_LENDERS", 2)
    assert [one.name for one in targets(store, "", NOW)] == waiting[:2]


@pytest.mark.parametrize(
    ("made", "left", "due"),
    [
        (6, 90, False),
        (7, 90, True),
        (1, 8, False),
        (1, 7, True),
        (1, -1, True),
        (40, -29, True),
        (40, -30, False),
    ],
)
def test_a_claim_is_due_after_a_week_and_around_its_end(
    store: Store, made: int, left: int, due: bool
) -> None:
    asked = proven(store, "lender.example", NOW - made * DAY, NOW + left * DAY)
    assert renewals(store, "", NOW) == [asked] * due


def test_claims_are_renewed_longest_ago_first(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    until = NOW + 90 * DAY
    ages = {"a.example": 8, "b.example": 12, "c.example": 10}
    a, b, c = (proven(store, host, NOW - days * DAY, until) for host, days in ages.items())
    assert renewals(store, "", NOW) == [b, c, a]
    store.record(REGISTER, b.part, NOW - DAY, problem="The host could not be reached.")
    assert renewals(store, "", NOW) == [c, a, b]
    monkeypatch.setattr(certificate_targets, "MOST_RENEWALS", 1)
    assert renewals(store, "", NOW) == [c]


def test_a_claim_that_is_gone_is_not_renewed(store: Store) -> None:
    asked = proven(store, "lender.example", NOW - 20 * DAY, NOW + 90 * DAY)
    accept(store, REGISTER, part=asked.part, at=NOW - 10 * DAY)
    assert renewals(store, "", NOW) == []

"""What a person must see before an edition takes the place of another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from stored import accept, row

from xiancha import normalise
from xiancha.commands.terminal import tell
from xiancha.edition import on_disk
from xiancha.keys import keyring
from xiancha.model import Row
from xiancha.publish import folder, new_edition, review_changes, sign_timestamp
from xiancha.publish.review_changes import NeedsSignOff, changes, digest, must_be_seen
from xiancha.publish.stats import Measured, kept
from xiancha.store import Store

NFRA = "cn-nfra-institutions"
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
SERVED = Measured(
    counts={"sg: rows": 150, "sg: lenders licensed": 150, "hosts warned": 100, "lt: rows": 100},
    rates={"sg: host": (120, 150), "sg: licence number": (150, 150), "in: app": (1, 18)},
    verdicts={"sg: 1-cash.sg": "licensed", "cn: 招联": "licensed", "cn: 花呗": "none"},
    warned=frozenset(),
)


def but(*, warned: frozenset[str] = frozenset(), **parts: dict[str, Any]) -> Measured:
    """The same edition with some of its numbers changed."""
    held = SERVED.model_dump()
    changed = {name: {**held[name], **part} for name, part in parts.items()}
    return Measured(**{**held, **changed, "warned": warned})


@pytest.mark.parametrize(
    ("after", "seen"),
    [
        (but(), []),
        (but(counts={"sg: rows": 121, "hosts warned": 149}), []),
        (but(counts={"sg: rows": 119}), ["sg: rows: 150 → 119"]),
        (but(counts={"hosts warned": 151}), ["hosts warned: 100 → 151"]),
        (but(counts={"lt: rows": 0}), ["lt: rows: 100 → 0"]),
        (but(counts={"in: rows": 4000, "in: lenders licensed": 4000}), []),
        (but(counts={"sg: lenders ended": 40}), ["sg: lenders ended: 0 → 40"]),
        (but(counts={"sg: lenders ended": 10}), []),
        (but(counts={"apps warned": 9000}), []),
        (but(rates={"sg: host": (104, 150)}), ["sg: host: 120 of 150 lenders → 104 of 150"]),
        (but(rates={"sg: host": (106, 150)}), []),
        (but(rates={"sg: licence number": (0, 150)}),
         ["sg: licence number: 150 of 150 lenders → 0 of 150"]),
        (but(rates={"in: app": (18, 18)}), []),
        (but(verdicts={"cn: 招联": "ended"}), ["cn: 招联: licensed → ended"]),
        (but(verdicts={"sg: 1-cash.sg": "none"}), ["sg: 1-cash.sg: licensed → none"]),
        (but(verdicts={"cn: 花呗": "licensed"}), []),
        (but(warned=frozenset({"gov.cn"})), ["gov.cn: is warned of, and never should be"]),
    ],
    ids=str,
)  # fmt: skip
def test_what_leaves_its_bounds_is_seen(after: Measured, seen: list[str]) -> None:
    assert changes(SERVED, after) == seen


def test_the_first_edition_is_compared_with_nothing_but_what_is_never_warned_of() -> None:
    assert changes(None, SERVED) == []
    assert changes(None, but(warned=frozenset({"gov.cn"}))) == [
        "gov.cn: is warned of, and never should be"
    ]


def test_publication_stops_until_these_very_changes_are_confirmed() -> None:
    after = but(counts={"sg: rows": 10}, verdicts={"cn: 招联": "ended"})
    seen = ["cn: 招联: licensed → ended", "sg: rows: 150 → 10"]
    with pytest.raises(NeedsSignOff) as stopped:
        must_be_seen(SERVED, after, "", "xiancha publish")
    assert stopped.value.changes == seen
    assert str(stopped.value) == (
        "2 changes need a person's eye. Nothing was published; what is served stays. If all is "
        f"right: xiancha publish --confirm {digest(seen)}"
    )
    must_be_seen(SERVED, after, digest(seen), "xiancha publish")
    with pytest.raises(NeedsSignOff):
        must_be_seen(SERVED, but(counts={"sg: rows": 9}), digest(seen), "xiancha publish")


def test_all_that_changed_is_told_within_bounds_too() -> None:
    after = but(counts={"sg: rows": 151}, verdicts={"cn: 招联": "ended"})
    assert list(review_changes.differences(SERVED, after)) == [
        "sg: rows: 150 → 151",
        "cn: 招联: licensed → ended",
    ]
    assert len(list(review_changes.differences(None, SERVED))) == len(SERVED.counts)


def test_the_kept_list_is_written_as_people_ask() -> None:
    for named in (*kept().keep.values(), kept().never_warned):
        assert [normalise.host(host) for host in named.hosts] == list(named.hosts)
        assert all(normalise.company(name) for name in named.names)
        for part in (named.hosts, named.names):
            assert len(part) == len(set(part))


@pytest.mark.slow
def test_what_is_kept_is_in_the_starter_edition(editions: Path) -> None:
    found = review_changes.measure(on_disk.newest(editions).path("lookup.sqlite"))
    assert set(found.verdicts.values()) == {"licensed"}
    assert not found.warned
    assert found.counts["sg-mlaw-moneylenders: rows"] == 153
    assert found.rates["sg-mlaw-moneylenders: licence number"] == (153, 153)
    assert found.rates["sg-mlaw-moneylenders: app"] == (0, 153)


def lender(name: str) -> Row:
    return row(name, name=name, category="consumer-finance")


def lenders(count: int) -> list[Row]:
    return [lender(f"b{n}") for n in range(count)]


@pytest.mark.slow
def test_an_edition_that_lost_a_kept_lender_is_not_published(store: Store, tmp_path: Path) -> None:
    """The edition that is served stays until a person confirms."""
    ring, place, now = keyring.new(tmp_path / "keys", NOW), tmp_path / "editions", NOW
    accept(store, 1, lender("招商银行股份有限公司"), *lenders(30), register=NFRA)
    first = new_edition.publish(store, {}, ring, place, now=now)
    accept(store, 2, *lenders(15), register=NFRA, whole=("consumer-finance",))
    now += timedelta(minutes=1)
    with pytest.raises(NeedsSignOff) as stopped:
        new_edition.publish(store, {}, ring, place, now=now)
    assert stopped.value.changes == [
        f"{NFRA}: 招商银行股份有限公司: licensed → uncovered",
        f"{NFRA}: lenders licensed: 31 → 15",
        f"{NFRA}: lenders uncovered: 0 → 16",
        f"{NFRA}: rows: 31 → 15",
    ]
    stamped = sign_timestamp.served(place)
    assert (stamped.edition.number, stamped.issued_at) == (first.number, now), "nobody is frozen"
    assert folder.numbers(place) == [first.number]
    with pytest.raises(NeedsSignOff):
        new_edition.publish(store, {}, ring, place, only_changed=True, now=now)
    seen = digest(stopped.value.changes)
    made = new_edition.publish(store, {}, ring, place, confirmed=seen, now=now)
    assert folder.numbers(place) == [first.number, made.number]
    assert new_edition.publish(store, {}, ring, place, only_changed=True, now=now).kept


def test_the_terminal_tells_what_changed_and_how_to_confirm(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell(NeedsSignOff(["sg: rows: 153 → 12"], "xiancha publish"))
    assert capsys.readouterr().err == (
        "changed: sg: rows: 153 → 12\n"
        "xiancha: One change needs a person's eye. Nothing was published; what is served stays. "
        f"If all is right: xiancha publish --confirm {digest(['sg: rows: 153 → 12'])}\n"
    )

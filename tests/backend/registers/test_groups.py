from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from xiancha import normalise
from xiancha.registers import reviewed_channels
from xiancha.registers.groups import COLUMNS, Named, brands, grouped, groups, shortest
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.reviewed_channels.parse import NO_LINK
from xiancha.registers.shared_hosts import is_shared

ROW = {"owner": "甲", "country": "CN", "seen_on": "2026-01-01", "sources": "https://a.example/b"}


def row(host: str, **some: str) -> dict[str, str]:
    return dict.fromkeys(COLUMNS, "") | ROW | {"host": host} | some


@pytest.fixture(scope="module")
def shipped() -> list[dict[str, str]]:
    file = Path(reviewed_channels.__file__).with_name("same_owner.csv")
    with file.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_the_hosts_of_one_owner_are_one_group() -> None:
    rows = [row("b.com"), row("y.com", owner="乙"), row("a.com")]
    assert grouped(rows) == (("a.com", "b.com"), ("y.com",))


def test_an_owner_is_known_by_the_hosts_whose_names_hold_no_other_of_its_names() -> None:
    rows = [
        row("ab.com"),
        row("ab-card.com"),
        row("ab.cn"),
        row("xy.com"),
        row("abz.com", owner="乙"),
    ]
    assert shortest(rows) == (
        Named("ab.com", "甲", "CN"),
        Named("xy.com", "甲", "CN"),
        Named("abz.com", "乙", "CN"),
    )
    assert Named("sbi.co.in", "State Bank of India", "IN") in brands()
    assert not {"sbicard.com", "onlinesbi.com"} & {one.host for one in brands()}


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (row("www.b.com"), "no host of one firm"),
        (row("https://b.com/"), "no host of one firm"),
        (row("github.com"), "no host of one firm"),
        (row("github.io"), "no host of one firm"),
        (row("pay.b.com"), "lies below “b.com”"),
        (row("a.com"), "in the file already"),
        (row("a.com", owner="乙"), "in the file already"),
        (row("b.com", owner=""), "state the owner"),
        (row("b.com", country="China"), "two-letter country"),
        (row("b.com", country="SG"), "another country"),
        (row("b.com", sources=""), "is no link"),
        (row("b.com", sources="a newspaper"), "is no link"),
        (row("b.com", seen_on=""), "is no date"),
        (row("b.com", seen_on="2026-02-30"), "is no date"),
    ],
)
def test_a_row_that_cannot_be_right_is_refused(wrong: dict[str, str], why: str) -> None:
    with pytest.raises(Refused, match=f"row 2: .*{why}"):
        grouped([row("a.com"), wrong])


def test_the_groups_that_ship_know_the_second_hosts_of_banks_and_lenders() -> None:
    found = {host: number for number, hosts in enumerate(groups()) for host in hosts}
    for hosts in (
        "abchina.com abchina.com.cn",
        "boc.cn bankofchina.com bochk.com",
        "fenqile.com lexin.com lexinfintech.com",
        "kredivo.com kredivo.id kredifazz.id",
        "crowdo.com crowdo.co.id",
        "uangme.com uangme.id",
        "bca.co.id klikbca.com",
        "sbi.co.in onlinesbi.sbi",
        "wellsfargo.com wf.com",
    ):
        assert len({found[host] for host in hosts.split()}) == 1, hosts
    assert found["bankcomm.com"] != found["boc.cn"]


def test_every_host_that_ships_is_one_firms_own_and_stands_once(
    shipped: list[dict[str, str]],
) -> None:
    hosts = [one["host"] for one in shipped]
    assert len(set(hosts)) == len(hosts) == sum(map(len, groups()))
    assert not [host for host in hosts if is_shared(host) or normalise.registrable(host) != host]
    assert len(hosts) > 800
    assert len(groups()) > 300


def test_every_host_that_ships_has_one_or_two_sources(
    shipped: list[dict[str, str]],
) -> None:
    counts = Counter(len(one["sources"].split(";")) for one in shipped)
    assert set(counts) == {1, 2}
    unlinked = [one for one in shipped if one["sources"] == NO_LINK]
    assert len(unlinked) < len(shipped) / 10
    assert all(one["note"] for one in unlinked)


def test_nobody_gives_a_claimed_host_to_another_owner(shipped: list[dict[str, str]]) -> None:
    """A claim by legal name and an owner here differ in words, but not in which hosts they join."""
    file = Path(reviewed_channels.__file__).with_name("starter.csv")
    with file.open(encoding="utf-8") as lines:
        claims = [one for one in csv.DictReader(lines) if one["host"]]
    owner_of = {one["host"]: one["owner"] for one in shipped}
    owners: dict[str, set[str]] = {}
    for claim in claims:
        owner = owner_of.get(normalise.registrable(claim["host"]))
        if owner:
            owners.setdefault(claim["legal_name"], set()).add(owner)
    assert not {firm: found for firm, found in owners.items() if len(found) > 1}

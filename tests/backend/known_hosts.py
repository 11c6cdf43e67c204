"""The hosts that the shipped rows know, and hosts that imitate nobody."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from xiancha import normalise
from xiancha.lookalike import Imitation, Known, Lookalikes, grade
from xiancha.merge.join import gather
from xiancha.model import Channel, ChannelType
from xiancha.publish.known_hosts import known_hosts
from xiancha.refresh.starter import load_starter
from xiancha.registers import catalogue
from xiancha.store import Store

TESTS = Path(__file__).parents[1]


@dataclass(frozen=True)
class Shipped:
    """A known host with the ids of the lenders that claim it, if any does."""

    known: Known
    lenders: frozenset[str]


@cache
def shipped() -> dict[str, Shipped]:
    """Host → what the shipped rows know of it; without those that no lender claims."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{folder}/store.sqlite")
        for register in catalogue.registers().values():
            load_starter(register, store)
        found = known_in(store)
        store.close()
    return {host: one for host, one in found.items() if one.lenders}


def accuses(known: Lookalikes, host: str) -> Imitation | None:
    """What a host imitates by how it is spelt: the same name elsewhere accuses nobody."""
    found = known.imitated(host)
    return found if found and grade(found.kind) in ("spelling", "slip") else None


def known_in(store: Store) -> dict[str, Shipped]:
    """Host → what the rows of a store know of it."""
    gathered = gather(store, date(2026, 3, 1))
    return {
        known.host: Shipped(
            known,
            frozenset(entry.id for entry, _ in gathered.channels.get(_channel(known), ())),
        )
        for known in known_hosts(gathered)
    }


def _channel(known: Known) -> Channel:
    return Channel(type=ChannelType.host, value=known.host)


def popular() -> list[str]:
    """Well-known hosts, which imitate nobody."""
    text = (TESTS / "bench" / "lookalikes.popular.txt").read_text("utf-8")
    return [host for line in text.splitlines() if line[:1] != "#" for host in line.split()]


def allowed() -> list[str]:
    """The allow list of eth-phishing-detect: real hosts that look like typing errors."""
    package = TESTS / "node_modules" / "eth-phishing-detect"
    listed = json.loads((package / "src" / "config.json").read_text("utf-8"))["whitelist"]
    return sorted({host for host in map(normalise.host, listed) if host})


def of_others(hosts: dict[str, Shipped]) -> Iterator[tuple[str, list[Known]]]:
    """Every host with what is known of all lenders but its own."""
    for host, one in hosts.items():
        yield host, [other.known for other in hosts.values() if not one.lenders & other.lenders]

"""The hosts of each owner: known to be somebody's, so never called imitations."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from xiancha import normalise
from xiancha.registers.parsing.csv import csv_table
from xiancha.registers.parsing.hosts import check_own_host
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.reviewed_channels.parse import last_seen, links

_FILE = Path(__file__).parent / "reviewed_channels" / "same_owner.csv"
COLUMNS = ("owner", "country", "host", "sources", "seen_on", "note")


class Named(NamedTuple):
    """A host by which its owner is known, what that owner is called, and its country."""

    host: str
    owner: str
    country: str


@cache
def groups() -> tuple[tuple[str, ...], ...]:
    """The registered names of each owner, sorted: ("bankofchina.com", "boc.cn", …), …

    A group proves nothing of anybody. Raises Refused, which says what is wrong in the file.
    """
    return grouped(csv_table(_FILE.read_text("utf-8"), COLUMNS))


@cache
def brands() -> tuple[Named, ...]:
    """Of each owner the hosts whose names hold no other of its names: sbi.co.in, no sbicard.com."""
    return shortest(csv_table(_FILE.read_text("utf-8"), COLUMNS))


def shortest(rows: list[dict[str, str]]) -> tuple[Named, ...]:
    """As `brands`, of rows with an owner and a host each; of one name the first host."""
    hosts_of: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        label = row["host"].partition(".")[0].replace("-", "")
        owner = row["owner"], row["country"]
        hosts_of.setdefault(owner, {}).setdefault(label, row["host"])
    return tuple(
        Named(host, *owner)
        for owner, hosts in hosts_of.items()
        for label, host in hosts.items()
        if not any(other != label and other in label for other in hosts)
    )


def grouped(rows: list[dict[str, str]]) -> tuple[tuple[str, ...], ...]:
    """The hosts of rows with one owner, put together. Each host and its sources are checked."""
    owner_of: dict[str, str] = {}
    country_of: dict[str, str] = {}
    for number, row in enumerate(rows, 1):
        where = f"same_owner.csv, row {number}"
        owner, host = row["owner"], row["host"]
        _check_host(host, where)
        links(row["sources"], where)
        last_seen(row["seen_on"], where)
        if host in owner_of:
            raise Refused(f"{where}: “{host}” is in the file already. A host has one owner.")
        if not owner or not re.fullmatch(r"[A-Z]{2}", row["country"]):
            raise Refused(f"{where}: state the owner and a two-letter country.")
        if country_of.setdefault(owner, row["country"]) != row["country"]:
            raise Refused(f"{where}: “{owner}” stands above with another country. State its own.")
        owner_of[host] = owner
    hosts_of: dict[str, list[str]] = {}
    for host, owner in owner_of.items():
        hosts_of.setdefault(owner, []).append(host)
    return tuple(sorted(tuple(sorted(hosts)) for hosts in hosts_of.values()))


def _check_host(host: str, where: str) -> None:
    check_own_host(host, where)
    own = normalise.registrable(host)
    if own != host:
        raise Refused(f"{where}: “{host}” lies below “{own}”. State the name that was registered.")

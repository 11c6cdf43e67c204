"""Hosts of one group of firms: honest neighbours, never imitations of each other."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from xiancha import names
from xiancha.registers.parsing.csv import csv_table
from xiancha.registers.parsing.refusals import Refused

_FILE = Path(__file__).parent / "reviewed_channels" / "same_group.csv"
COLUMNS = ("host_a", "host_b", "group", "sources", "as_of", "confidence", "note")
CONFIDENCES = ("V", "2", "?")
"""A source was read; second-hand; nothing that a reader could open. A pair proves nothing."""


@cache
def groups() -> tuple[tuple[str, ...], ...]:
    """The hosts of each group, sorted. Raises Refused, which says what is wrong in the file."""
    return joined(csv_table(_FILE.read_text("utf-8"), COLUMNS))


def joined(rows: list[dict[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Pairs that share a host, put together."""
    group_of: dict[str, set[str]] = {}
    for number, row in enumerate(rows, 1):
        pair = _pair(row, f"same_group.csv, row {number}")
        whole = set(pair).union(*(group_of.get(host, ()) for host in pair))
        group_of.update(dict.fromkeys(whole, whole))
    return tuple(sorted({tuple(sorted(whole)) for whole in group_of.values()}))


def _pair(row: dict[str, str], where: str) -> tuple[str, str]:
    pair = row["host_a"], row["host_b"]
    strange = [host for host in pair if names.host(host) != host]
    if strange or pair[0] == pair[1]:
        raise Refused(f"{where}: state two hosts, in lower case and without www. and path.")
    if row["confidence"] not in CONFIDENCES or not row["as_of"]:
        raise Refused(f"{where}: state as_of, and as confidence V, 2 or ?.")
    if not row["sources"] and row["confidence"] != "?":
        raise Refused(f"{where}: a pair without a source has the confidence “?”.")
    return pair

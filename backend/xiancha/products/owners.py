"""Hosts and apps that are nobody's product: those of everybody's apps, and of other owners."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from xiancha import normalise
from xiancha.registers import reviewed_channels
from xiancha.registers.parsing.csv import csv_table
from xiancha.registers.reviewed_channels.parse import COLUMNS


@cache
def super_apps() -> frozenset[str]:
    """Hosts and apps in which a loan is one page among many."""
    text = Path(__file__).with_name("super_apps.txt").read_text("utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(line for line in lines if line)


@cache
def owners() -> dict[str, frozenset[str]]:
    """The normal names of the firms to which the reviewed channels give each host."""
    file = Path(reviewed_channels.__file__).with_name("starter.csv")
    found: dict[str, set[str]] = {}
    for row in csv_table(file.read_text("utf-8"), COLUMNS):
        if row["host"]:
            found.setdefault(row["host"], set()).add(normalise.company(row["legal_name"]))
    return {host: frozenset(firms) for host, firms in found.items()}

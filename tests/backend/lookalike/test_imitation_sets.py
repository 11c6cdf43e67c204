"""The sets by which imitations are measured keep their two halves apart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from xiancha import normalise

SETS = Path(__file__).parents[2] / "cases" / "imitations"


def rows(half: str, name: str) -> list[dict[str, Any]]:
    written: dict[str, Any] = json.loads((SETS / half / f"{name}.json").read_text("utf-8"))
    assert (written["set"], written["half"]) == (name, half)
    return list(written["rows"])


@pytest.mark.parametrize("name", ["honest", "popular", "imitations"])
def test_each_host_is_in_normal_form_and_stands_once(name: str) -> None:
    hosts = [row["host"] for half in ("tuning", "held-out") for row in rows(half, name)]
    assert [host for host in hosts if normalise.host(host) != host] == []
    assert len(set(hosts)) == len(hosts)


@pytest.mark.parametrize(("name", "key"), [("honest", "owner"), ("imitations", "target")])
def test_no_owner_is_in_both_halves(name: str, key: str) -> None:
    tuning, held_out = ({row[key] for row in rows(half, name)} for half in ("tuning", "held-out"))
    assert tuning & held_out == set()


def test_every_honest_host_has_a_source() -> None:
    assert all(row["source"] for half in ("tuning", "held-out") for row in rows(half, "honest"))

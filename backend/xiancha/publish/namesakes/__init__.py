"""What is like the names of known hosts, and is no imitation of them. Pure.

Words and people's names that strangers bear too, and other hosts whose owner is known. An edition
holds only those near its known hosts: a few hundred of the 290,000 words that are kept.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from xiancha.lookalike import Known
from xiancha.publish.namesakes.near import namesakes
from xiancha.publish.namesakes.owners import groups_near
from xiancha.registers import groups

__all__ = ["NearNames", "near_names"]


class NearNames(NamedTuple):
    """`namesakes`: words and names; `groups`: the hosts of one owner each."""

    namesakes: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()


def near_names(known: Collection[Known]) -> NearNames:
    """What is like these hosts."""
    return NearNames(namesakes(known), groups_near(known, groups.groups()))

"""How likely a text is of each situation, as a device reckons it, and what in it says so. Pure."""

from __future__ import annotations

from math import sqrt

from xiancha.situations.features import bucket, buckets, grams
from xiancha.situations.learn import BITS
from xiancha.situations.table import Table


def scores(folded: str, table: Table) -> list[tuple[str, float]]:
    """Each situation with its score, the likeliest first."""
    found = buckets(folded, BITS)
    sums = table.points[found].sum(axis=0, dtype=int)
    by = table.unit * sqrt(max(1, len(found)))
    told = [
        (id, bias + int(points) / by)
        for id, bias, points in zip(table.situations, table.bias, sums, strict=True)
    ]
    return sorted(told, key=lambda one: -one[1])


def spoke(folded: str, table: Table, situation: str) -> list[tuple[str, float]]:
    """What of a text speaks for (above 0) or against a situation, what says most first.

    Runs that share a bucket are told together, since the table cannot tell them apart.
    """
    found: dict[int, list[str]] = {}
    for gram in dict.fromkeys(grams(folded)):
        found.setdefault(bucket(gram, BITS), []).append(gram)
    by = table.unit * sqrt(max(1, len(found)))
    column = table.situations.index(situation)
    told = [
        (" = ".join(run), float(points) / by)
        for at, run in found.items()
        if (points := table.points[at, column])
    ]
    return sorted(told, key=lambda one: -abs(one[1]))

"""The table that an edition carries: the weights that say most, in a few steps each. Pure.

`extension/core/read/situations.js` reads it. As JSON:

- `situations`: the ids, in order; `bits`: there are 2^bits buckets; `bias`: of each situation.
- `unit`: of a text of n buckets a situation has `bias + sum of its points / (unit √n)`.
- `counts`: how many points each bucket has, as one letter; `~` and the next letter are so many
  buckets without any. `places` and `points`: of each, by how many the place of its situation is
  behind that before it, and its points above `-LEVELS`. A letter is one of `LETTERS`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from xiancha.situations.learn import BITS, Model

LETTERS = "".join(chr(one) for one in range(32, 126) if chr(one) not in '"\\')
"""All of ASCII that JSON writes as it is, less the sign of a gap."""
_GAP = "~"
KEPT, LEVELS = 84_000, 5
_COMMON = 0.5
"""Of two weights that are alike the one of what stands in more texts is kept."""
_LARGEST = 0.9995
"""Of the weights that are kept so many are not cut to the highest level."""


class Table(NamedTuple):
    """`points[bucket, situation]` from -LEVELS to LEVELS, 0 for what was left out."""

    situations: tuple[str, ...]
    unit: float
    bias: tuple[float, ...]
    points: NDArray[np.int8]


def table_of(model: Model) -> Table:
    """The weights of a model that say most."""
    says = np.abs(model.weights) * (model.texts**_COMMON)[:, None]
    least = np.sort(says, axis=None)[-min(KEPT, says.size)]
    kept = np.where((says >= least) & (says > 0), model.weights, 0)
    sizes = np.sort(np.abs(kept[kept != 0]))
    steps = LEVELS / sizes[int(len(sizes) * _LARGEST)] if len(sizes) else 1.0
    points = np.clip(np.round(kept * steps), -LEVELS, LEVELS).astype(np.int8)
    bias = tuple(round(float(one), 4) for one in model.bias)
    return Table(model.situations, round(4 * float(steps), 6), bias, points)


def written(table: Table) -> bytes:
    """The table as JSON."""
    rows = [np.flatnonzero(row) for row in table.points]
    places = [place for row in rows for place in np.diff(row, prepend=-1) - 1]
    points = table.points[table.points != 0] + LEVELS
    told = {
        "situations": table.situations,
        "bits": BITS,
        "unit": table.unit,
        "bias": table.bias,
        "counts": "".join(_counts([len(row) for row in rows])),
        "places": "".join(LETTERS[one] for one in places),
        "points": "".join(LETTERS[one] for one in points),
    }
    return json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode()


def read(body: bytes) -> Table:
    """A table from its JSON."""
    told = json.loads(body)
    points = np.zeros((1 << told["bits"], len(told["situations"])), dtype=np.int8)
    letters = iter(told["counts"])
    at = spent = 0
    for letter in letters:
        if letter == _GAP:
            at += LETTERS.index(next(letters))
            continue
        column = -1
        for _ in range(LETTERS.index(letter)):
            column += LETTERS.index(told["places"][spent]) + 1
            points[at, column] = LETTERS.index(told["points"][spent]) - LEVELS
            spent += 1
        at += 1
    return Table(tuple(told["situations"]), told["unit"], tuple(told["bias"]), points)


def _counts(counts: list[int]) -> Iterator[str]:
    for count, run in groupby(counts):
        length = len(list(run))
        while not count and length > 1:
            gap = min(length, len(LETTERS) - 1)
            yield _GAP + LETTERS[gap]
            length -= gap
        yield LETTERS[count] * length

"""Learns how much each run of a text says for and against each situation. Pure.

A linear model: one row of weights a bucket, one column a situation. Each text in turn pushes the
weights of its situation up and those of all others down where they are not a margin apart: squared
hinge loss, one against the rest, by “follow the regularised leader” with an L1 penalty (McMahan et
al., “Ad Click Prediction: a View from the Trenches”, KDD 2013, algorithm 1). Every sum is made in a
fixed order of single steps, without a library of linear algebra: the result does not depend on the
number of processors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from xiancha.situations.features import bucket, buckets

BITS = 15
EPOCHS, LEAST_TEXTS = 5, 2
_RATE, _PENALTY, _BIAS = 0.3, 1.0, 0.1
Weights = NDArray[np.float64]


class Model(NamedTuple):
    """`weights[bucket, situation]`, each for `1 / (4 √n)` of a text of n buckets.

    `texts[bucket]`: in how many texts it stands.
    """

    situations: tuple[str, ...]
    weights: Weights
    bias: Weights
    texts: NDArray[np.int64]


def learnt(examples: Sequence[tuple[str, str]]) -> Model:
    """From the id of a situation and a folded text each, whatever their order."""
    situations = tuple(sorted({situation for situation, _ in examples}))
    held = [np.array(buckets(text, BITS), dtype=np.int64) for _, text in examples]
    texts = np.bincount(np.concatenate(held), minlength=1 << BITS)
    common = texts >= LEAST_TEXTS
    rarity = np.array([round(log(len(held) / n), 6) if n else 0.0 for n in texts]) * common
    signs = dict(zip(situations, 2 * np.eye(len(situations)) - 1, strict=True))
    weights, leader, size = np.zeros((3, 1 << BITS, len(situations)))
    bias, bias_leader, bias_size = np.zeros((3, len(situations)))
    for at in _turns(examples):
        own = held[at][common[held[at]]]
        values = (rarity[own] / (4 * sqrt(max(1, len(held[at])))))[:, None]
        sign = signs[examples[at][0]]
        lack = np.maximum(0, 1 - sign * ((values * weights[own]).sum(axis=0) + bias))
        moved = np.flatnonzero(lack)
        slope, there = (-sign * lack)[moved], np.ix_(own, moved)
        leader[there], size[there] = _stepped(
            leader[there], size[there], weights[there], values * slope
        )
        weights[there] = _weights(leader[there], size[there])
        bias_leader[moved], bias_size[moved] = _stepped(
            bias_leader[moved], bias_size[moved], bias[moved], _BIAS * slope
        )
        bias[moved] = _weights(bias_leader[moved], bias_size[moved], 0)
    return Model(situations, weights * rarity[:, None], bias, texts)


def _weights(leader: Weights, size: Weights, penalty: float = _PENALTY) -> Weights:
    beyond = np.sign(leader) * np.maximum(0, np.abs(leader) - penalty)
    weights: Weights = -_RATE * beyond / (1 + np.sqrt(size))
    return weights


def _stepped(
    leader: Weights, size: Weights, weights: Weights, slope: Weights
) -> tuple[Weights, Weights]:
    grown = size + slope * slope
    return leader + slope - (np.sqrt(grown) - np.sqrt(size)) / _RATE * weights, grown


def _turns(examples: Sequence[tuple[str, str]]) -> Iterator[int]:
    """Every text once an epoch, shuffled by what it says: one more changes no other's turn."""
    told = ["\n".join(one) for one in examples]
    for epoch in range(EPOCHS):
        turns = [(bucket(f"{epoch}{text}", 32), at) for at, text in enumerate(told)]
        yield from (at for _, at in sorted(turns))

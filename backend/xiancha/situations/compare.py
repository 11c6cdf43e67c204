"""What sentences change: what they were taken for, what is like them, which other texts fell."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from xiancha.situations import learning, score
from xiancha.situations.examples import cut, examples
from xiancha.situations.features import buckets
from xiancha.situations.learn import BITS
from xiancha.situations.table import Table, read

Said = Mapping[str, Sequence[str]]
"""The sentences of each situation."""
Sentence = tuple[str, str]
"""The id of a situation, and what somebody says."""
_NEAR = 2
_FOLDS = 5


class LeftOut(NamedTuple):
    """What a sentence was taken for by a table that had not seen it.

    `place` is that of its own situation among all, from 1; `near` are the sentences of other
    situations that share most with it.
    """

    situation: str
    text: str
    taken_for: str
    place: int
    near: tuple[Sentence, ...]


def table(said: Said) -> Table:
    """What is learnt from these sentences."""
    return read(learning.table(examples({id: tuple(texts) for id, texts in said.items()})))


def new(now: Said, before: Said) -> list[Sentence]:
    """The sentences that were not there, or in another situation."""
    known = {(id, text) for id, texts in before.items() for text in texts}
    return [(id, text) for id, texts in now.items() for text in texts if (id, text) not in known]


def without(now: Said, some: Collection[Sentence]) -> dict[str, tuple[str, ...]]:
    """All other sentences."""
    left = {id: tuple(one for one in texts if (id, one) not in some) for id, texts in now.items()}
    return {id: texts for id, texts in left.items() if texts}


def left_out(now: Said, some: Sequence[Sentence]) -> Iterator[LeftOut]:
    """Each of these sentences, judged by what the others teach."""
    others = without(now, {*some})
    taught, alike = table(others), _Alike(others)
    for id, text in some:
        order = [one for one, _ in score.scores(cut(text), taught)]
        place = order.index(id) + 1 if id in order else len(order) + 1
        yield LeftOut(id, text, order[0], place, tuple(alike.near(id, text)))


def in_turn(now: Said, situation: str) -> Iterator[LeftOut]:
    """Each sentence of a situation, judged without a fifth of them."""
    own = [(situation, text) for text in now[situation]]
    for fold in range(min(_FOLDS, len(own))):
        yield from left_out(now, own[fold::_FOLDS])


def taken_for(taught: Table, held: Collection[str]) -> dict[str, str]:
    """The situation that each text is taken for."""
    return {text: score.scores(cut(text), taught)[0][0] for text in held}


class _Alike:
    """Which sentences share most with another: by the rarity of what they share."""

    def __init__(self, said: Said) -> None:
        self._all = [(id, text) for id, texts in said.items() for text in texts]
        self._holding: dict[int, list[int]] = defaultdict(list)
        self._sizes: list[float] = []
        held = [buckets(cut(text), BITS) for _, text in self._all]
        texts = Counter(bucket for one in held for bucket in one)
        self._rarity = {one: math.log(1 + len(held) / n) ** 2 for one, n in texts.items()}
        for at, own in enumerate(held):
            self._sizes.append(math.sqrt(sum(self._rarity[one] for one in own)) or 1)
            for bucket in own:
                self._holding[bucket].append(at)

    def near(self, id: str, text: str) -> list[Sentence]:
        """The sentences of other situations that are nearest."""
        shared: dict[int, float] = defaultdict(float)
        for bucket in buckets(cut(text), BITS):
            for at in self._holding.get(bucket, ()):
                shared[at] += self._rarity[bucket]
        order = sorted(shared, key=lambda at: (-shared[at] / self._sizes[at], at))
        return [self._all[at] for at in order if self._all[at][0] != id][:_NEAR]

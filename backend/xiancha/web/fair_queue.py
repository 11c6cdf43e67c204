"""Questions are answered in turn, so that what is quick is answered between those that are not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import TypeVar

from xiancha.lookup import Answered, Edition, Kind, ask

LONG = 0.001
"""Seconds after which a question lets others go first."""
Result = TypeVar("Result")
ROUNDS = 3
"""Of the event loop, in which another request gets from its socket to its answer."""


class Turns:
    """The questions of one application: after a long one, whatever else waits is served first.

    An answer is computed in the event loop: a thread would share its time with the loop anyway,
    and would cost an ordinary question more than the answer. So no more than one long question
    is computed between two looks at the network. `answered` is given each answer.

    Who waits is let in together: a lock lets in one in a round of the loop, and would stay taken
    for as long as questions come faster than that.
    """

    def __init__(self, answered: Callable[[Answered], None]) -> None:
        self._answered = answered
        self._resting: asyncio.Event | None = None

    async def ask(self, edition: Edition, kind: Kind, text: str, language: str) -> Answered:
        """The answer. Raises BadQuestion."""
        answer = await self.take(partial(ask, edition, kind, text, language))
        self._answered(answer)
        return answer

    async def take(self, act: Callable[[], Result]) -> Result:
        """What this gives, when it is its turn."""
        while self._resting:
            await self._resting.wait()
        began = perf_counter()
        try:
            return act()
        finally:
            if perf_counter() - began > LONG:
                await self._let_others_go()

    async def _let_others_go(self) -> None:
        self._resting = rest = asyncio.Event()
        try:
            for _ in range(ROUNDS):
                await asyncio.sleep(0)
        finally:
            self._resting = None
            rest.set()

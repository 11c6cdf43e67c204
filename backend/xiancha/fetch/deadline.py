"""How long an answer may take."""

from __future__ import annotations

import math

from xiancha.fetch.clock import Clock


class Deadline:
    """The moment by which an answer has to be there; shared with the connections."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._end = math.inf

    def start(self, seconds: float) -> None:
        """Set the moment so many seconds from now."""
        self._end = self._clock.elapsed() + seconds

    def left(self) -> float:
        """The seconds that are left, 0 or less once the moment has passed."""
        return self._end - self._clock.elapsed()

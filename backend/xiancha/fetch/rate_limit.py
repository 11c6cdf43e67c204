"""Time as the fetch layer knows it: how often a host is asked, and how long an answer may take."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

INTERVAL = 1.0
"""Seconds between two requests to one host."""
KEYED_INTERVAL = 0.2
"""The same where the operator's own key is used: 50 requests in 10 seconds."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Clock:
    """The time of day, the seconds that pass, and sleep; tests bring their own."""

    now: Callable[[], datetime] = _now
    elapsed: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


SYSTEM = Clock()


class Pace:
    """Keeps the requests to one host apart."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last: dict[str, float] = {}
        self._postponed: dict[str, float] = {}

    def wait(self, host: str, interval: float) -> None:
        """Sleep until `interval` seconds after the last request to this host have passed."""
        now = self._clock.elapsed()
        free = max(self._last.get(host, -math.inf) + interval, self._postponed.get(host, -math.inf))
        if free > now:
            self._clock.sleep(free - now)
        self._last[host] = max(free, now)

    def postpone(self, host: str, seconds: float) -> None:
        """Leave this host alone for so many seconds from now on."""
        self._postponed[host] = self._clock.elapsed() + seconds


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

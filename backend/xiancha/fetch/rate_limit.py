"""How often a host is asked."""

from __future__ import annotations

import math

from xiancha.fetch.clock import Clock

INTERVAL = 1.0
"""Seconds between two requests to one host."""
KEYED_INTERVAL = 0.2
"""The same where the operator's own key is used: 50 requests in 10 seconds."""


class RateLimit:
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

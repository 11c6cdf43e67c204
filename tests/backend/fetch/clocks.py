"""A clock for tests: time passes only when somebody sleeps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from xiancha.fetch.clock import Clock

START = datetime(2026, 11, 24, 12, tzinfo=UTC)


class FakeClock:
    """Counts the seconds slept; `clock` is what the fetch layer takes."""

    def __init__(self) -> None:
        self.sleeps: list[float] = []
        self.clock = Clock(now=self._now, elapsed=self._elapsed, sleep=self.sleep)

    def sleep(self, seconds: float) -> None:
        self.sleeps.append(round(seconds, 6))

    def _elapsed(self) -> float:
        return 1000.0 + sum(self.sleeps)

    def _now(self) -> datetime:
        return START + timedelta(seconds=sum(self.sleeps))

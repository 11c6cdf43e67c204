"""Commands that do something again and again: `--every 24h`."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NoReturn

from xiancha.commands.outputs import out
from xiancha.commands.terminal import KNOWN, tell
from xiancha.registers.parsing.refusals import Refused

_EVERY = re.compile(r"(\d{1,4})([mhd])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
Ended = Callable[[datetime, datetime, bool], None]
"""Told of each round: when it ended, when the next one starts, and whether it stopped early."""


def interval(text: str) -> timedelta | None:
    """What `--every` says, None for nothing. Raises Refused."""
    found = _EVERY.fullmatch(text)
    if text and (not found or not int(found[1])):
        raise Refused(f"--every {text} is no interval. Write 24h, 90m or 7d.")
    return timedelta(**{_UNITS[found[2]]: int(found[1])}) if found else None


def repeat(pause: timedelta, once: Callable[[], object], what: str, ended: Ended) -> NoReturn:
    """One round after another until this process ends; a known problem ends a round, not all.

    Between them it waits up to an hour longer than is set, so that not all ask at once.
    """
    while True:
        stopped = _stopped(once)
        now = datetime.now(UTC)
        wait = pause + random.uniform(0, 1) * min(pause, timedelta(hours=1))  # noqa: S311
        ended(now, now + wait, stopped)
        out.print(f"The next {what} starts at {now + wait:%Y-%m-%d %H:%M} UTC.")
        time.sleep(wait.total_seconds())


def _stopped(once: Callable[[], object]) -> bool:
    """One round; True where a known problem, which is told, ended it early."""
    try:
        once()
    except KNOWN as problem:
        tell(problem)
        return True
    return False

"""How much is tried: a seeded sample in `make test`, as much as finds something in `make soak`."""

from __future__ import annotations

import os
from zlib import crc32

from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

SOAK = os.environ.get("XIANCHA_SOAK") == "1"
_SLOW = [HealthCheck.too_slow]

settings.register_profile("sample", max_examples=25, derandomize=True, deadline=None)
settings.register_profile("soak", max_examples=5_000, deadline=None, suppress_health_check=_SLOW)
settings.load_profile("soak" if SOAK else "sample")
if not SOAK:
    # What is written in the modules that a process has loaded would be tried too: a sample would
    # not be the same each time, and each process would parse them all.
    providers._get_local_constants = lambda: providers._local_constants


def tries(few: int, many: int) -> int:
    """How often: `few` times in `make test`, `many` times in `make soak`."""
    return many if SOAK else few


def drawn(name: str, one_of: int) -> bool:
    """True for one of so many names in `make test`, always the same; for all in `make soak`."""
    return SOAK or crc32(name.encode()) % one_of == 0

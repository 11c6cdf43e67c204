"""How sure a share is."""

from __future__ import annotations

import math


def interval(hits: int, total: int) -> tuple[float, float]:
    """The 95 % Wilson interval of a rate, in per cent."""
    z = 1.959964
    middle = (hits + z * z / 2) / (total + z * z)
    half = z * math.sqrt(hits * (total - hits) / total + z * z / 4) / (total + z * z)
    return 100 * max(0.0, middle - half), 100 * min(1.0, middle + half)

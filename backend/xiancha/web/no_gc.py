"""An edition is kept for hours, and is not looked through for garbage all the while.

Python's collector goes through every object that it knows of, and nothing else runs meanwhile.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """What is made in it, and whatever lives at its end, is never looked through again.

    It goes when nothing holds it: so an edition may not hold itself by a circle. The collector is
    off for the whole process meanwhile, and whatever other requests leave in circles in these
    seconds stays in memory for good.
    """
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()

"""Rights taken away for a while: the superuser, whom no mode stops, is somebody else meanwhile."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65534


@contextmanager
def with_mode(mode: int, *places: Path) -> Iterator[None]:
    """These files and folders have the mode, and it counts for whoever runs this."""
    before, is_root = [place.stat().st_mode for place in places], os.geteuid() == 0
    for place in places:
        place.chmod(mode)
    if is_root:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        for place, old in zip(places, before, strict=True):
            place.chmod(old)


def give_away(file: Path) -> None:
    """Give a file to whom the superuser becomes inside `with_mode`."""
    if os.geteuid() == 0:
        os.chown(file, _NOBODY, -1)

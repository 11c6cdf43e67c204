"""A server's edition, and a newer one that is published while it is served."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from concurrent.futures import wait
from pathlib import Path

from xiancha.keys import keyring
from xiancha.lookup import Edition
from xiancha.publish import new_edition
from xiancha.store import Store
from xiancha.web.current_edition import CurrentEdition


def ticking() -> Callable[[], float]:
    """A clock on which a second passes between two looks."""
    return itertools.count(time.time()).__next__


def settled(current: CurrentEdition) -> Edition:
    """What is served once an edition that is offered is open, or was refused."""
    current.get()
    if current.opening:
        wait([current.opening.found])
    return current.get()


NEWER = {"id": "cn/newer"}


def newer(folder: Path, tiny: Store) -> new_edition.Published:
    ring = keyring.load(folder / "keys")
    return new_edition.publish(tiny, {"checklists": [NEWER]}, ring, folder)

"""What stands on the disk at each step of somebody's work there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_STEPS = {
    "open",
    "os.link",
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.chmod",
    "shutil.rmtree",
}
_watching: list[tuple[str, Callable[[], object]]] = []


@contextmanager
def every_step(place: Path, look: Callable[[], object]) -> Iterator[None]:
    """Look before every step that Python takes below `place`, and after the last one."""
    _hooked()
    _watching.append((str(place), look))
    try:
        yield
    finally:
        _watching.pop()
    look()


def _hooked(done: list[bool] = []) -> None:  # noqa: B006
    """A hook stays until the process ends: one for all."""
    if not done:
        done.append(True)
        sys.addaudithook(_step)


def _step(event: str, given: tuple[Any, ...]) -> None:
    if not _watching or event not in _STEPS:
        return
    place, look = _watching[-1]
    if any(str(one).startswith(place) for one in given if isinstance(one, str | Path)):
        watched = _watching.pop()
        try:
            look()
        finally:
            _watching.append(watched)

"""Files that are written in one step: a reader finds the old one or the new one, never a part."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PREFIX = ".latest-"
"""How the name of a file begins that is not in its place yet."""


def replace(file: Path, body: bytes) -> None:
    """Write a file in one step, in the place of what was there, for anybody to read."""
    with beside(file) as made:
        write(made, body)


@contextmanager
def beside(file: Path) -> Iterator[Path]:
    """Where to write a file first: it takes its place in one step as the block ends, or is gone."""
    made = _new(file.parent)
    try:
        yield made
        made.chmod(0o644)
        os.replace(made, file)
    except BaseException:
        made.unlink(missing_ok=True)
        raise


def _new(place: Path) -> Path:
    """An empty file of its own there. Most are made where a folder stands already."""
    try:
        descriptor, name = tempfile.mkstemp(prefix=PREFIX, dir=place)
    except FileNotFoundError:
        place.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=PREFIX, dir=place)
    os.close(descriptor)
    return Path(name)


def write(file: Path, body: bytes) -> None:
    """Write a file that is there whole even where the machine stops right afterwards."""
    with file.open("wb") as out:
        out.write(body)
        out.flush()
        os.fsync(out.fileno())


def link(file: Path, place: Path) -> None:
    """Let a file lie in `place` too, in one step, without a second copy where the disk can."""
    with beside(place) as made:
        made.unlink()
        try:
            os.link(file, made)
        except OSError:
            shutil.copyfile(file, made)

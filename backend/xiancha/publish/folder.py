"""A folder of editions: one publisher at a time, one step from the old edition to the new one."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import filelock

from xiancha.atomic_file import PREFIX
from xiancha.edition import files, on_disk
from xiancha.edition.on_disk import EditionRefused

KEEP = 30
"""Editions that stay in a folder, the one served among them."""
PATIENCE = 600.0
"""Seconds to wait for another publication into the same folder."""
_LOCK, _BUILDING = ".lock", ".building-"
_LEFT = (_BUILDING, PREFIX)
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class PublishProblem(Exception):
    """Nothing was published, and why; the message says what to do next."""


@contextmanager
def alone(editions: Path) -> Iterator[None]:
    """Be the only one who publishes into this folder; another one is waited for.

    The system frees the lock of a killed process; what that left half built is removed. Raises
    PublishProblem where the folder cannot be written or has no room.
    """
    with _explaining(editions):
        editions.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(editions / _LOCK)
        try:
            lock.acquire(timeout=PATIENCE)
        except filelock.Timeout:
            raise PublishProblem(
                f"Another publication into {editions} has not ended for {PATIENCE:.0f} seconds. "
                "Nothing was published; wait for it or end it, then try again."
            ) from None
        try:
            for child in (*editions.glob(".*"), *editions.glob("v2/**/.*")):
                if child.name.startswith(_LEFT):
                    remove(child)
            yield
        finally:
            lock.release()


@contextmanager
def _explaining(editions: Path) -> Iterator[None]:
    """Raise PublishProblem for what the disk refuses, whether SQLite writes or we do.

    What another path refuses names that path itself.
    """
    try:
        yield
    except (OSError, sqlite3.Error) as fault:
        if isinstance(fault, OSError) and _is_elsewhere(fault, editions):
            raise
        why = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
        is_full = (
            fault.errno in _NO_ROOM
            if isinstance(fault, OSError)
            else getattr(fault, "sqlite_errorname", "").startswith(("SQLITE_FULL", "SQLITE_IOERR"))
        )
        advice = "make room there" if is_full else "see who may write there"
        raise PublishProblem(
            f"{editions} could not be written ({why}). The edition that is served stays; "
            f"{advice}, then try again."
        ) from None


def _is_elsewhere(fault: OSError, editions: Path) -> bool:
    """Of a copy, which names two paths, the second is the one that is written."""
    refused = fault.filename2 or fault.filename
    if not isinstance(refused, str | Path):
        return False
    return not Path(refused).resolve().is_relative_to(editions.resolve())


@contextmanager
def building(editions: Path) -> Iterator[Path]:
    """A new folder beside the editions to build a database in; gone afterwards."""
    made = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=editions))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def numbers(editions: Path) -> list[int]:
    """The numbers of the editions in a folder, oldest first."""
    names = {child.stem for child in (editions / files.MANIFESTS).glob("*.json")}
    return sorted(int(name) for name in names if name.isascii() and name.isdigit())


def newest_number(editions: Path) -> int:
    """The number of the newest edition in a folder, pointed to or not; 0 where there is none."""
    return max(numbers(editions), default=0)


def pointed(editions: Path) -> int:
    """The number of the edition that the timestamp names, 0 where there is none."""
    with suppress(EditionRefused):
        return on_disk.pointed(editions).number
    return 0


def remove(place: Path) -> None:
    """Remove a file or a folder."""
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)

"""Send the edition that is served to where a static host serves it: a folder, or a bucket.

What is missing there goes first, files before what names them; the pointers go last. A reader there
sees the old edition or the new one.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from xiancha import atomic_file
from xiancha.edition import files, on_disk, timestamp
from xiancha.edition.timestamp import Timestamp
from xiancha.fetch.bucket import Bucket
from xiancha.publish import folder
from xiancha.publish.folder import PublishProblem

_FOREVER = "public, max-age=31536000, immutable"
_SOON = "public, max-age=60"
_KINDS = {
    ".json": "application/json",
    ".sqlite": "application/vnd.sqlite3",
    ".gz": "application/gzip",
    ".br": "application/octet-stream",
}


class Place(Protocol):
    """Where editions are sent. Paths are below the folder of editions."""

    def sizes(self, folder: str) -> dict[str, int]:
        """What is there below a folder, and its size."""

    def read(self, path: str, limit: int) -> bytes | None:
        """At most so many bytes of what is there."""

    def put(self, path: str, file: Path, kind: str, cache: str) -> None:
        """Put a file there in one step."""


class Folder:
    """A folder of this computer; media types and caching are its host's."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def sizes(self, folder: str) -> dict[str, int]:
        found = (one for one in (self._place / folder).glob("[!.]*") if one.is_file())
        return {f"{folder}/{one.name}": one.stat().st_size for one in found}

    def read(self, path: str, limit: int) -> bytes | None:
        place = self._place / path
        return place.read_bytes()[:limit] if place.is_file() else None

    def put(self, path: str, file: Path, kind: str, cache: str) -> None:
        with atomic_file.beside(self._place / path) as made:
            shutil.copyfile(file, made)


@contextmanager
def to(address: str) -> Iterator[Place]:
    """The place at an address, `s3://bucket/prefix` or a folder.

    A folder is for one sender alone; a bucket has no lock. Raises FetchFailed, PublishProblem.
    """
    if "://" in address:
        yield Bucket(address)
        return
    place = Path(address)
    with folder.alone(place):
        yield Folder(place)


def send_to(address: str, editions: Path) -> int:
    """Send to an address while nobody publishes here; how many files were missing there.

    Raises as `to` and `send` do.
    """
    _must_differ(address, editions)
    with folder.alone(editions), to(address) as place:
        return send(editions, place)


def must_take(address: str, editions: Path) -> None:
    """See that an address can be read and, of a folder, written, before there is what to send.

    Raises PublishProblem, FetchFailed.
    """
    _must_differ(address, editions)
    with to(address) as place:
        place.read(files.TIMESTAMP, timestamp.LIMIT)


def _must_differ(address: str, editions: Path) -> None:
    if "://" not in address and Path(address).resolve() == editions.resolve():
        raise PublishProblem(f"{address}: what is published is served from there already.")


def send(editions: Path, place: Place) -> int:
    """Send the edition that a folder's timestamp names; how many files were missing there.

    Raises PublishProblem where a newer one is there already, EditionRefused where none is here.
    """
    stamp = on_disk.stamped(editions)
    _must_follow(place, editions, stamp)
    there: dict[str, int] = {}
    for part in (files.FILES, files.MANIFESTS):
        there |= place.sizes(part)
    sent = 0
    for path in _in_order(editions, stamp):
        if there.get(path) != (editions / path).stat().st_size:
            place.put(path, editions / path, _KINDS[Path(path).suffix], _FOREVER)
            sent += 1
    for path in _pointers(editions):
        place.put(path, editions / path, _KINDS[".json"], _SOON)
    return sent


def _pointers(editions: Path) -> Iterator[str]:
    """The files that name what is sent."""
    if (editions / files.KEYS).exists():
        yield files.KEYS
    yield files.TIMESTAMP


def _must_follow(place: Place, editions: Path, stamp: Timestamp) -> None:
    """What readers do not believe, such as a thief's that was revoked, bounds nothing."""
    offered = place.read(files.TIMESTAMP, timestamp.LIMIT)
    before = on_disk.bound(editions, offered) if offered else None
    if before and (before.edition.number, before.issued_at) > (
        stamp.edition.number,
        stamp.issued_at,
    ):
        raise PublishProblem(
            f"Edition {before.edition.number} is served there already, which is newer than "
            f"{stamp.edition.number}. Nothing was changed there; publish anew to go on from it."
        )


def _in_order(editions: Path, stamp: Timestamp) -> Iterator[str]:
    """Every file to send but the pointers, once each: what names others comes after them."""
    named = on_disk.opened(editions, stamp.edition).files
    for path in dict.fromkeys(files.file_path(ref.sha256, name) for name, ref in named.items()):
        yield from _with_siblings(editions, path)
    if stamp.retractions:
        yield from _with_siblings(editions, files.file_path(stamp.retractions.sha256))
    yield from _with_siblings(editions, files.manifest_path(stamp.edition.number))


def _with_siblings(editions: Path, path: str) -> Iterator[str]:
    """The compressed files beside a file, then itself."""
    beside = (f"{path}{suffix}" for suffix in (".gz", ".br"))
    yield from (one for one in beside if (editions / one).exists())
    yield path

"""The app with an edition as a folder for any static host: no headers, no program behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from xiancha.app_build.assemble import HOME, SERVICE_WORKER, Around, assembled
from xiancha.edition import files, on_disk
from xiancha.edition.manifest import for_browsers
from xiancha.settings import LEAVE_TO

_EDITIONS = "editions"
_LAST = (HOME, SERVICE_WORKER)
"""What leads to all else: written when that is there."""


@dataclass(frozen=True)
class Exported:
    """What was written: how many files, and how many bytes they have."""

    edition: int
    files: int
    size: int


def export(editions: Path, to: Path, page: str, leave_to: str = LEAVE_TO) -> Exported:
    """Write the app and the newest edition of a folder into `to`.

    What lies there already is replaced file by file; who fetches meanwhile finds the old edition
    or the new one. Nothing is deleted: a page that is open may still load files of before.
    `page` is the address of a page for browsers that lack what the app needs, `leave_to` where
    “leave quickly” leads. Raises EditionRefused
    for an edition that is damaged, NotBuilt where the app's scripts are missing.
    """
    whole = on_disk.newest(editions)
    around = Around((editions / files.KEYS).read_bytes(), ".", page, leave_to)
    app = assembled(around)
    tree = dict.fromkeys(_tree(editions, whole))
    sizes = [_put(to / _EDITIONS / name, (editions / name).read_bytes()) for name in tree]
    names = sorted(app, key=lambda name: (name in _LAST, name))
    sizes += [_put(to / name, app[name]) for name in names]
    return Exported(whole.number, len(sizes), sum(sizes))


def _tree(editions: Path, whole: on_disk.Whole) -> Iterator[str]:
    """What browsers fetch of an edition, compressed, then what names it."""
    retractions = on_disk.stamped(editions).retractions
    digests = [whole.files[name].sha256 for name in for_browsers(whole.files)]
    for digest in [*digests, *([retractions.sha256] if retractions else [])]:
        yield f"{files.file_path(digest)}.gz"
    yield f"{files.manifest_path(whole.number)}.gz"
    yield files.KEYS
    yield files.TIMESTAMP


def _put(place: Path, body: bytes) -> int:
    """In one step. Gives how many bytes were written."""
    place.parent.mkdir(parents=True, exist_ok=True)
    made = place.with_name(f".{place.name}.new")
    size = made.write_bytes(body)
    made.replace(place)
    return size

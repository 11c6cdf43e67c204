"""Remove what is old from a folder of editions, without taking a file from a reader's hands."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from xiancha import atomic_file
from xiancha.edition import files
from xiancha.edition.envelope import Envelope
from xiancha.edition.errors import Refused
from xiancha.edition.manifest import Manifest
from xiancha.edition.time_format import instant
from xiancha.edition.timestamp import Timestamp
from xiancha.publish import clock, folder
from xiancha.publish.folder import KEEP

UNNAMED_FOR = timedelta(days=7)
"""A reader that began with an edition that is gone meanwhile has so long to fetch its files."""
_UNNAMED = ".unnamed.json"
"""File → since when no manifest names it."""


def prune(editions: Path, keep: int = KEEP, now: datetime | None = None) -> int:
    """Remove the oldest editions, so that `keep` stay with the one that is served; how many.

    The one that is served stays, and so does any that is newer. A file goes once no manifest has
    named it for a week; none goes while a manifest cannot be read.
    """
    at = clock.moment(now)
    with folder.alone(editions):
        served = folder.pointed(editions)
        older = [number for number in folder.numbers(editions) if number < served]
        gone = older[: max(0, len(older) + 1 - keep)]
        for number in gone:
            for file in [*(editions / files.MANIFESTS).glob(f"{number}.json*")]:
                file.unlink()
        _remove_unnamed(editions, at)
    return len(gone)


def _remove_unnamed(editions: Path, at: datetime) -> None:
    try:
        named = set(_named(editions))
    except Refused:
        return
    lying = {_content_of(file) for file in (editions / files.FILES).glob("*.*")}
    before = _unnamed_since(editions)
    unnamed = {one: before.get(one, instant(at)) for one in sorted(lying - named)}
    if unnamed != before:
        atomic_file.replace(editions / _UNNAMED, json.dumps(unnamed).encode())
    for one, since in unnamed.items():
        if at - datetime.fromisoformat(since) >= UNNAMED_FOR:
            for file in [*(editions / files.FILES).glob(f"{one}.*")]:
                file.unlink()


def _content_of(file: Path) -> str:
    """The hash in a file's name, which its compressed siblings have too."""
    return file.name.partition(".")[0]


def _named(editions: Path) -> Iterable[str]:
    """The hashes of all files that a manifest or the timestamp names. Raises Refused."""
    for place in (editions / files.MANIFESTS).glob("*.json"):
        manifest = Manifest.read(Envelope.read(place.read_bytes()).signed)
        yield from (ref.sha256 for ref in files.named(editions, manifest).values())
    place = editions / files.TIMESTAMP
    if place.exists():
        retractions = Timestamp.read(Envelope.read(place.read_bytes()).signed).retractions
        yield from [retractions.sha256] if retractions else []


def _unnamed_since(editions: Path) -> dict[str, str]:
    """What was written there last; nothing where that cannot be read: the week begins anew."""
    try:
        found = json.loads((editions / _UNNAMED).read_bytes())
        return {one: instant(datetime.fromisoformat(since)) for one, since in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}

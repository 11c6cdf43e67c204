"""Open the newest edition of a folder, refusing one whose files are not what it names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xiancha.edition import LATEST, files, keys_list, timestamp
from xiancha.edition.envelope import Envelope
from xiancha.edition.keys_list import KeysList
from xiancha.edition.manifest import MANIFEST_LIMIT, FileRef, Manifest
from xiancha.edition.refusals import Refusal, Refused
from xiancha.edition.retractions import Retractions
from xiancha.edition.timestamp import NamedEdition, NamedRetractions, Timestamp

_WHY: dict[Refusal, str] = {
    "unreachable": "is missing or cannot be read",
    "tampered": "is missing or was changed",
    "unsigned": "is not signed",
    "unknown_key": "is signed by a key that v2/keys.json does not name for it",
    "bad_signature": "has a wrong signature",
}


class EditionRefused(Exception):
    """An edition is missing or is not what its manifest says; the message says which."""


@dataclass(frozen=True)
class Whole:
    """An edition whose files are all there: `files` has them by name, indexes among them."""

    editions: Path
    manifest: Manifest
    files: dict[str, FileRef]

    @property
    def number(self) -> int:
        return self.manifest.edition

    def path(self, name: str) -> Path:
        """Where a file of it lies. Raises KeyError where it has none of this name."""
        return self.editions / files.file_path(self.files[name].sha256, name)

    def content(self, name: str) -> Any:
        """What a JSON file of it says."""
        return json.loads(self.path(name).read_bytes())


def newest(editions: Path) -> Whole:
    """The edition that the timestamp names, every file of it checked. Raises EditionRefused."""
    return opened(editions, pointed(editions))


def pointed(editions: Path) -> NamedEdition:
    """The edition that the timestamp of a folder names. Raises EditionRefused."""
    return stamped(editions).edition


def stamped(editions: Path) -> Timestamp:
    """The timestamp of a folder. Raises EditionRefused.

    A timestamp is believed here however old it is: who can write this folder is believed anyway.
    Signatures are checked where a list of keys lies beside it.
    """
    place = editions / files.TIMESTAMP
    if not place.exists():
        is_older = (editions / LATEST).exists()
        said = "holds editions of the first format alone" if is_older else "holds no edition yet"
        raise EditionRefused(f"{editions} {said}. Publish one: xiancha publish")
    with _explaining(place):
        envelope = Envelope.read(_body(place, timestamp.LIMIT))
        keys = _keys(editions)
        if keys:
            return envelope.opened(Timestamp, keys.roles.timestamp)[0]
        return Timestamp.read(envelope.signed)


def retracted(editions: Path, named: NamedRetractions | None) -> Retractions | None:
    """The list of retractions that a timestamp names. Raises EditionRefused."""
    if not named:
        return None
    place = editions / files.file_path(named.sha256)
    with _explaining(place):
        ref = FileRef(sha256=named.sha256, size=named.size)
        envelope = Envelope.read(files.checked(_body(place, named.size), ref))
        if keys := _keys(editions):
            return envelope.opened(Retractions, keys.roles.editions)[0]
        return Retractions.read(envelope.signed)


def is_revoked(editions: Path, number: int) -> bool:
    """Did a key that is revoked by now sign this edition, and too few others of its role with it?

    False where that cannot be read.
    """
    with suppress(EditionRefused, Refused):
        envelope = Envelope.read(_body(editions / files.manifest_path(number), MANIFEST_LIMIT))
        chain = _chain(editions)
        return bool(chain) and keys_list.is_disowned(chain, envelope)
    return False


def revoked(editions: Path) -> frozenset[str]:
    """The keys that the list beside the editions calls revoked. Raises EditionRefused."""
    keys = _keys(editions)
    return frozenset(keys.revoked) if keys else frozenset()


def opened(editions: Path, named: NamedEdition) -> Whole:
    """An edition that a timestamp names, all of whose files match it. Raises EditionRefused."""
    place = editions / files.manifest_path(named.number)
    with _explaining(place):
        ref = FileRef(sha256=named.sha256, size=named.size)
        envelope = Envelope.read(files.checked(_body(place, named.size), ref))
        keys = _keys(editions)
        if keys:
            manifest, _ = envelope.opened(Manifest, keys.roles.editions)
        else:
            manifest = Manifest.read(envelope.signed)
        if manifest.edition != named.number:
            raise Refused("malformed")
        found = files.named(editions, manifest)
    for name, file in found.items():
        if not files.is_there(editions, name, file):
            lies = editions / files.file_path(file.sha256, name)
            raise EditionRefused(f"{lies} ({name}) {_WHY['tampered']}. Publish again.")
    return Whole(editions, manifest, found)


def _keys(editions: Path) -> KeysList | None:
    """The list of keys that lies beside the editions, None where there is none."""
    chain = _chain(editions)
    if not chain:
        return None
    with _explaining(editions / files.KEYS):
        return keys_list.newest(chain)


def _chain(editions: Path) -> list[Envelope]:
    """Every version of that list, none where there is no list."""
    place = editions / files.KEYS
    if not place.exists():
        return []
    with _explaining(place):
        return keys_list.envelopes(_body(place, keys_list.LIMIT))


def _body(place: Path, limit: int) -> bytes:
    try:
        with place.open("rb") as file:
            return file.read(limit + 1)
    except OSError:
        raise Refused("unreachable") from None


@contextmanager
def _explaining(place: Path) -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        why = _WHY.get(refused.code, "is damaged, or of a kind that this version does not read")
        raise EditionRefused(f"{place}: {why}. Publish again: xiancha publish") from None

"""What lies in a folder of editions: opened, or refused where it is not what was signed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xiancha.edition import files, keys_list, timestamp, verify
from xiancha.edition.envelope import Content, Envelope
from xiancha.edition.errors import Refusal, Refused
from xiancha.edition.keys_list import KeysList, RoleName
from xiancha.edition.manifest import FileRef, Manifest
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
    """An edition whose files are all there: `files` has them by name, indexes among them.

    `signers` are the keys of the role that signed it; none where no list of keys lies beside it.
    """

    editions: Path
    manifest: Manifest
    files: dict[str, FileRef]
    signers: frozenset[str] = frozenset()

    @property
    def number(self) -> int:
        return self.manifest.edition

    def path(self, name: str) -> Path:
        """Where a file of it lies. Raises KeyError where it has none of this name."""
        return self.editions / files.file_path(self.files[name].sha256, name)

    def content(self, name: str) -> Any:
        """What a JSON file of it says."""
        return json.loads(self.path(name).read_bytes())


@dataclass(frozen=True)
class Listed:
    """A list of retractions that lies in a folder, and the keys of the role that signed it."""

    retractions: Retractions | None = None
    signers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Standing:
    """What a folder holds, as its list of keys has it by now.

    An edition that the list disowns `is_disowned`: it may be read, and vouches for nobody.
    Retractions that it disowns are forgotten.
    """

    stamp: Timestamp
    whole: Whole
    listed: Listed
    is_disowned: bool


def newest(editions: Path) -> Whole:
    """The edition that the timestamp names, every file of it checked. Raises EditionRefused."""
    return opened(editions, pointed(editions))


def pointed(editions: Path) -> NamedEdition:
    """The edition that the timestamp of a folder names. Raises EditionRefused."""
    return stamped(editions).edition


def stamped(editions: Path) -> Timestamp:
    """The timestamp of a folder. Raises EditionRefused.

    A timestamp is believed here however old it is: who can write this folder is believed anyway.
    Signatures are checked where a list of keys lies beside it: here and in `opened`, `retracted`
    those of keys that have the role now.
    """
    return _stamped(editions, _versions(editions)[:1])


def retracted(editions: Path, named: NamedRetractions | None) -> Listed:
    """The list of retractions that a timestamp names. Raises EditionRefused."""
    return _listed(editions, named, _versions(editions)[:1])


def opened(editions: Path, named: NamedEdition) -> Whole:
    """An edition that a timestamp names, all of whose files match it. Raises EditionRefused."""
    return _whole(editions, named, _versions(editions)[:1])


def last_stamped(editions: Path) -> Timestamp:
    """The timestamp of a folder by a key that ever had the role. Raises EditionRefused."""
    return _stamped(editions, _versions(editions))


def bound(editions: Path, offered: bytes) -> Timestamp | None:
    """As `verify.bound` by the list of keys of a folder. Raises EditionRefused."""
    versions = _versions(editions)
    if versions:
        return verify.bound(versions, offered)
    with suppress(Refused):
        return Timestamp.read(Envelope.read(offered).signed)
    return None


def standing(editions: Path) -> Standing:
    """What a folder holds: signed by keys that have their role, or once had it.

    For who begins with it. Raises EditionRefused.
    """
    versions = _versions(editions)
    stamp = _stamped(editions, versions)
    whole = _whole(editions, stamp.edition, versions)
    listed = _listed(editions, stamp.retractions, versions)
    if _disowns(versions, listed.signers):
        listed = Listed()
    return Standing(stamp, whole, listed, _disowns(versions, whole.signers))


def disowns(editions: Path, signers: frozenset[str]) -> bool:
    """Does the list of keys of a folder disown what these signed for the role editions?

    Raises EditionRefused where the list is damaged.
    """
    return _disowns(_versions(editions), signers)


def _disowns(versions: Sequence[KeysList], signers: frozenset[str]) -> bool:
    return bool(versions) and versions[0].disowns("editions", signers)


def _stamped(editions: Path, versions: Sequence[KeysList]) -> Timestamp:
    place = editions / files.TIMESTAMP
    if not place.exists():
        raise EditionRefused(f"{editions} holds no edition yet. Publish one: xiancha publish")
    with _explaining(place, editions):
        envelope = Envelope.read(_body(place, timestamp.LIMIT))
        return _believed(versions, Timestamp, "timestamp", envelope)[0]


def _listed(editions: Path, named: NamedRetractions | None, versions: Sequence[KeysList]) -> Listed:
    if not named:
        return Listed()
    place = editions / files.file_path(named.sha256)
    with _explaining(place, editions):
        ref = FileRef(sha256=named.sha256, size=named.size)
        envelope = Envelope.read(files.checked(_body(place, named.size), ref))
        return Listed(*_believed(versions, Retractions, "editions", envelope))


def _whole(editions: Path, named: NamedEdition, versions: Sequence[KeysList]) -> Whole:
    place = editions / files.manifest_path(named.number)
    with _explaining(place, editions):
        ref = FileRef(sha256=named.sha256, size=named.size)
        envelope = Envelope.read(files.checked(_body(place, named.size), ref))
        manifest, signers = _believed(versions, Manifest, "editions", envelope)
        if manifest.edition != named.number:
            raise Refused("malformed")
        found = files.named(editions, manifest)
    for name, file in found.items():
        if not files.is_there(editions, name, file):
            lies = editions / files.file_path(file.sha256, name)
            raise EditionRefused(f"{lies} ({name}) {_WHY['tampered']}. {_again(editions)}")
    return Whole(editions, manifest, found, signers)


def _believed(
    versions: Sequence[KeysList], kind: type[Content], name: RoleName, text: Envelope
) -> tuple[Content, frozenset[str]]:
    if not versions:
        return kind.read(text.signed), frozenset()
    return keys_list.opened(versions, kind, name, text)


def _versions(editions: Path) -> list[KeysList]:
    """The list of keys that lies beside the editions, newest first; empty where there is none."""
    place = editions / files.KEYS
    if not place.exists():
        return []
    with _explaining(place, editions):
        return keys_list.versions(keys_list.envelopes(_body(place, keys_list.LIMIT)))


def _body(place: Path, limit: int) -> bytes:
    try:
        with place.open("rb") as file:
            return file.read(limit + 1)
    except OSError:
        raise Refused("unreachable") from None


@contextmanager
def _explaining(place: Path, editions: Path) -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        why = _WHY.get(refused.code, "is damaged, or of a kind that this version does not read")
        raise EditionRefused(f"{place}: {why}. {_again(editions)}") from None


def _again(editions: Path) -> str:
    """What mends a folder: its publisher publishes, a replica of it pulls."""
    is_replica = (editions / files.REPLICA).exists()
    return "Pull again: xiancha pull" if is_replica else "Publish again: xiancha publish"

"""The timestamp in a folder of editions: what is newest, signed anew at least once a day."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from xiancha import atomic_file
from xiancha.edition import files, keys_list, on_disk, verify
from xiancha.edition.envelope import Envelope
from xiancha.edition.errors import Refused
from xiancha.edition.time_format import instant
from xiancha.edition.timestamp import NamedEdition, NamedRetractions, Timestamp
from xiancha.keys.keyring import Keyring
from xiancha.publish import folder, retract
from xiancha.publish.folder import PublishProblem


def newest(editions: Path) -> Timestamp | None:
    """The timestamp that is served, None before the first. Raises PublishProblem if damaged."""
    place = editions / files.TIMESTAMP
    try:
        return Timestamp.read(Envelope.read(place.read_bytes()).signed)
    except FileNotFoundError:
        return None
    except Refused:
        raise PublishProblem(
            f"{place} cannot be read. Move it away, then publish again: xiancha publish"
        ) from None


def served(editions: Path) -> Timestamp:
    """The timestamp that is served. Raises PublishProblem where there is none."""
    found = newest(editions)
    if not found:
        raise _nothing(editions)
    return found


def point(
    editions: Path,
    ring: Keyring,
    at: datetime,
    edition: NamedEdition,
    retractions: NamedRetractions | None = None,
) -> Timestamp:
    """Write the list of keys, then the timestamp that names these: readers go by them from now on.

    Raises PublishProblem where readers would refuse it as older, KeyProblem.
    """
    before = _bound(editions, ring)
    if before and at < before.issued_at:
        raise PublishProblem(
            f"This computer's clock says {instant(at)}, but the last timestamp is of "
            f"{instant(before.issued_at)}. Readers would refuse an older one; set the clock."
        )
    made = Timestamp(
        type="timestamp",
        issued_at=at,
        keys=ring.keys.version,
        edition=edition,
        retractions=retractions,
    )
    sealed = ring.sealed(made.text(), "timestamp")
    atomic_file.replace(editions / files.KEYS, ring.published)
    atomic_file.replace(editions / files.TIMESTAMP, sealed.text().encode())
    return made


def _bound(editions: Path, ring: Keyring) -> Timestamp | None:
    """The timestamp that readers may hold. A thief's bounds nothing once its key is revoked."""
    if not newest(editions):
        return None
    versions = keys_list.versions(ring.chain)
    return verify.bound(versions, (editions / files.TIMESTAMP).read_bytes())


def again(
    editions: Path, ring: Keyring, at: datetime, retractions: NamedRetractions | None = None
) -> Timestamp:
    """Name the newest edition that was signed, with today's moment and the newest list of keys.

    `retractions` is a later list than the one that is served. Raises as `point` does, and where
    readers would refuse the list that is served.
    """
    last = newest(editions)
    if not folder.numbers(editions):
        raise _nothing(editions)
    atomic_file.replace(editions / files.KEYS, ring.published)
    edition = _signed_since(editions, last.edition.number if last else 0)
    if last:
        retracted = retractions or last.retractions
        _must_be_signed(editions, ring, retracted)
        return point(editions, ring, at, edition or last.edition, retracted)
    if edition:
        return point(editions, ring, at, edition)
    raise _nothing(editions)


def _must_be_signed(editions: Path, ring: Keyring, named: NamedRetractions | None) -> None:
    """Raise PublishProblem for a list that readers would refuse.

    One that a stolen key signed holds nothing up: readers learn of the revocation first.
    """
    if not named or retract.is_disowned(editions, ring, named):
        return
    if not retract.is_signed(editions, ring, named):
        raise PublishProblem(
            "Readers would refuse the list of retractions that is served: the newest list of keys "
            "has not the key that signed it. Where the editions key lies, publish or sign in a "
            "copy of this folder; then here: xiancha timestamp --retractions FILE"
        )


def _nothing(editions: Path) -> PublishProblem:
    return PublishProblem(f"There is no edition in {editions} yet. Publish: xiancha publish")


def named(number: int, body: bytes) -> NamedEdition:
    """An edition as a timestamp names it; `body` is its signed manifest."""
    return NamedEdition(number=number, sha256=hashlib.sha256(body).hexdigest(), size=len(body))


def _signed_since(editions: Path, number: int) -> NamedEdition | None:
    """The newest edition after this one that is whole and signed by its role, None if none is."""
    for later in (one for one in reversed(folder.numbers(editions)) if one > number):
        with suppress(on_disk.EditionRefused, OSError):
            found = named(later, (editions / files.manifest_path(later)).read_bytes())
            on_disk.opened(editions, found)
            return found
    return None

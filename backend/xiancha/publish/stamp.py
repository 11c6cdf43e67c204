"""The timestamp in a folder of editions: what is newest, signed anew at least once a day."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from xiancha.edition import files
from xiancha.edition.envelope import Envelope
from xiancha.edition.instant import instant
from xiancha.edition.refusals import Refused
from xiancha.edition.timestamp import NamedEdition, NamedRetractions, Timestamp
from xiancha.publish import folder
from xiancha.publish.folder import PublishProblem
from xiancha.publish.keyring import Keyring


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
        raise PublishProblem(f"There is no edition in {editions} yet. Publish: xiancha publish")
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
    before = newest(editions)
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
    folder.replace(editions / files.KEYS, ring.published)
    folder.replace(editions / files.TIMESTAMP, sealed.text().encode())
    return made


def again(editions: Path, ring: Keyring, at: datetime) -> Timestamp:
    """The same with today's moment and the newest list of keys. Raises as `point` does."""
    last = served(editions)
    return point(editions, ring, at, last.edition, last.retractions)

"""Sign an edition that was built, and point to it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from xiancha.edition import files
from xiancha.edition.envelope import Envelope
from xiancha.edition.timestamp import NamedEdition
from xiancha.keys import keyring
from xiancha.keys.keyring import Keyring
from xiancha.publish import content_store, retract, sign_timestamp


def seal(editions: Path, number: int, ring: Keyring, at: datetime) -> None:
    """Sign the manifest of an edition, then let the timestamp name it.

    Retractions that a key without a role signed are signed anew. Where no timestamp key lies here,
    the edition waits for `xiancha timestamp`. Whoever calls this is `alone` there. Raises
    KeyProblem before anything is written, and PublishProblem where a newer edition is served or
    the list of retractions is none of ours.
    """
    ring.must_sign("editions")
    retracted = retract.renewed(editions, ring, sign_timestamp.newest(editions), at)
    named = _signed(editions, number, ring)
    if ring.here("timestamp"):
        sign_timestamp.point(editions, ring, at, named, retracted)


def _signed(editions: Path, number: int, ring: Keyring) -> NamedEdition:
    built = Envelope.read((editions / files.manifest_path(number)).read_bytes())
    body = keyring.signed(built, ring.here("editions")).text().encode()
    content_store.put_manifest(editions, number, body)
    return sign_timestamp.named(number, body)

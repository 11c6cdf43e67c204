"""Sign an edition that was built, in both formats, and point to it."""

from __future__ import annotations

import base64
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from xiancha.edition import MANIFEST, SIGNATURE, ed25519, files
from xiancha.edition.envelope import Envelope
from xiancha.edition.timestamp import NamedEdition
from xiancha.publish import folder, keyring, retract, sign, stamp, tree
from xiancha.publish.keyring import Keyring
from xiancha.publish.sign import KeyProblem


def seal(editions: Path, number: int, ring: Keyring, at: datetime) -> None:
    """Sign the manifests of an edition, then let the pointers name it.

    Retractions that a key without a role signed are signed anew. Where no timestamp key lies here,
    they and the second format wait for `xiancha timestamp`. Whoever calls this is `alone` there.
    Raises KeyProblem before anything is written, and PublishProblem where a newer edition is
    served or the list of retractions is none of ours.
    """
    first = json.loads((editions / str(number) / MANIFEST).read_bytes())
    key = _first_key(ring, first["key"])
    ring.must_sign("editions")
    retracted = retract.renewed(editions, ring, stamp.newest(editions), at)
    _sign_first(editions / str(number), key)
    named = _sign_second(editions, number, ring)
    if ring.here("timestamp"):
        stamp.point(editions, ring, at, named, retracted)
    folder.point(editions, _latest(first, key))


def _first_key(ring: Keyring, id: str) -> Ed25519PrivateKey:
    if id not in ring.private:
        raise KeyProblem(
            f"The edition was built for key {id}, which does not lie in {ring.place}. Sign on the "
            "machine that has it, or build again."
        )
    return ring.private[id]


def _sign_first(place: Path, key: Ed25519PrivateKey) -> None:
    signature = sign.signature(key, (place / MANIFEST).read_bytes())
    folder.replace(place / SIGNATURE, signature.encode("ascii"))


def _sign_second(editions: Path, number: int, ring: Keyring) -> NamedEdition:
    built = Envelope.read((editions / files.manifest_path(number)).read_bytes())
    body = keyring.signed(built, ring.here("editions")).text().encode()
    tree.put_manifest(editions, number, body)
    return stamp.named(number, body)


def _latest(manifest: dict[str, Any], key: Ed25519PrivateKey) -> bytes:
    """The pointer of the first format.

    The key beside it is believed only by whom the person gave its fingerprint.
    """
    public = sign.public_bytes(key)
    return tree.written(
        {
            **{name: manifest[name] for name in ("edition", "published_at", "expires_at")},
            "key": {
                "id": ed25519.key_id(public),
                "public": base64.b64encode(public).decode(),
            },
        }
    )

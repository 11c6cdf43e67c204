"""Sign an edition that was built, in both formats, and point to it."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from xiancha.edition import MANIFEST, SIGNATURE, ed25519, files
from xiancha.edition.envelope import Envelope
from xiancha.edition.timestamp import NamedEdition
from xiancha.publish import folder, sign, tree


def seal(editions: Path, number: int, key: Ed25519PrivateKey) -> NamedEdition:
    """Sign the manifests of an edition and point to it; what a timestamp names it by.

    Whoever calls this is `alone` there.
    """
    place = editions / str(number)
    manifest = (place / MANIFEST).read_bytes()
    folder.replace(place / SIGNATURE, sign.signature(key, manifest).encode("ascii"))
    named = _seal_second(editions, number, key)
    folder.point(editions, _latest(json.loads(manifest), key))
    return named


def _seal_second(editions: Path, number: int, key: Ed25519PrivateKey) -> NamedEdition:
    place = editions / files.manifest_path(number)
    built = Envelope.read(place.read_bytes())
    own = {ed25519.key_id(sign.public_bytes(key)): sign.signature(key, built.signed.encode())}
    signed = Envelope(signed=built.signed, signatures={**built.signatures, **own})
    body = signed.text().encode()
    tree.put_manifest(editions, number, body)
    return NamedEdition(number=number, sha256=hashlib.sha256(body).hexdigest(), size=len(body))


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

"""The first format's files beside the second's, for extensions that read nothing else.

Its database is left out: servers read the second format's.
"""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Any

from pydantic_core import from_json

from xiancha.edition import DATABASE, LATEST, MANIFEST, SIGNATURE, ed25519
from xiancha.edition.believe import Held
from xiancha.edition.envelope import Role
from xiancha.edition.files import checked
from xiancha.edition.manifest import FILE_LIMIT, MANIFEST_LIMIT, FileRef
from xiancha.edition.refusals import Refused
from xiancha.fetch.edition_files import FetchFailed, Server
from xiancha.publish import folder

_POINTER_LIMIT = 2**12
_NAME = re.compile(r"[a-z][a-z0-9-]{0,60}\.json")


def take(server: Server, editions: Path, held: Held) -> bool:
    """Fetch the edition held in the first format too and point to it; False where it is not whole.

    An origin that no longer publishes it leaves nothing to take: the second format stands alone.
    """
    try:
        offered = _got(server, LATEST, _POINTER_LIMIT)
        number = from_json(offered)["edition"]
        if number != held.edition:
            return False
        if not (editions / str(number)).exists():
            _take_folder(server, editions, number, held)
        folder.replace(editions / LATEST, offered)
    except (FetchFailed, Refused, ValueError, KeyError, TypeError):
        return False
    return True


def _take_folder(server: Server, editions: Path, number: int, held: Held) -> None:
    manifest = _got(server, f"{number}/{MANIFEST}", MANIFEST_LIMIT)
    signature = _got(server, f"{number}/{SIGNATURE}", 200)
    if not is_by(held.keys.roles.editions, manifest, signature):
        raise Refused("bad_signature")
    content = from_json(manifest)
    if content["edition"] != number:
        raise Refused("malformed")
    with folder.building(editions) as built:
        for name, ref in _files(content).items():
            body = _got(server, f"{number}/{name}", ref.size)
            folder.write(built / name, checked(body, ref))
        folder.write(built / MANIFEST, manifest)
        folder.write(built / SIGNATURE, signature)
        folder.put(built, editions, number)


def _files(content: dict[str, Any]) -> dict[str, FileRef]:
    """The files to fetch, each of a plain name and a bounded size. Raises Refused."""
    found = {
        name: FileRef(sha256=one["sha256"], size=one["size"])
        for name, one in content["files"].items()
        if name != DATABASE
    }
    if any(not _NAME.fullmatch(name) or ref.size > FILE_LIMIT for name, ref in found.items()):
        raise Refused("malformed")
    return found


def is_by(role: Role, manifest: bytes, signature: bytes) -> bool:
    """Did a key of the role sign it? The first format knows no threshold."""
    text = signature.decode("ascii", "replace").strip()
    keys = map(base64.b64decode, role.keys.values())
    return any(ed25519.verify(key, manifest, text) for key in keys)


def _got(server: Server, path: str, limit: int) -> bytes:
    body = server.get(path, limit)
    if body is None:
        raise Refused("unreachable")
    if len(body) > limit:
        raise Refused("malformed")
    return body

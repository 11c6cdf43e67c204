"""Open a published edition: the newest in a folder, verified as readers verify it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from xiancha.edition import publish, sign


class EditionRefused(Exception):
    """An edition is missing or is not what its manifest says; the message tells which."""


def newest(editions: Path) -> Path:
    """The folder of the edition that `latest.json` names. Raises EditionRefused."""
    try:
        number = json.loads((editions / publish.LATEST).read_bytes())["edition"]
    except FileNotFoundError:
        raise EditionRefused(
            f"There is no edition in {editions} yet. Publish one: xiancha publish"
        ) from None
    except (ValueError, KeyError, TypeError):
        raise EditionRefused(
            f"{editions / publish.LATEST} cannot be read. Publish again: xiancha publish"
        ) from None
    return editions / str(number)


def manifest(folder: Path, public: bytes | None = None) -> dict[str, Any]:
    """The manifest of an edition whose files all match it, and whose signature is by `public`.

    Raises EditionRefused and names the first file that does not match.
    """
    try:
        body = (folder / publish.MANIFEST).read_bytes()
        signed = (folder / publish.SIGNATURE).read_text("ascii")
    except FileNotFoundError as missing:
        raise EditionRefused(f"{missing.filename} is missing. Publish again.") from None
    if public is not None and not sign.verify(public, body, signed):
        raise EditionRefused(f"{folder}: the signature is not by the expected key.")
    content: dict[str, Any] = json.loads(body)
    for name, expected in content["files"].items():
        file = folder / name
        if not file.is_file() or _digest(file) != expected["sha256"]:
            raise EditionRefused(f"{file} is missing or was changed. Publish again.")
    return content


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

"""The first format in a folder of editions, as its publisher sees it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import from_json

from xiancha.edition import LATEST, MANIFEST
from xiancha.edition.instant import seconds
from xiancha.edition.manifest import Name
from xiancha.edition.on_disk import EditionRefused

_NAMES = TypeAdapter(list[Name])
"""What a manifest may call a file: none outside of its folder."""


def newest(editions: Path) -> Path:
    """The folder of the edition that `latest.json` names. Raises EditionRefused."""
    try:
        number = int(from_json((editions / LATEST).read_bytes())["edition"])
    except FileNotFoundError:
        raise EditionRefused(
            f"There is no edition in {editions} yet. Publish one: xiancha publish"
        ) from None
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        raise EditionRefused(
            f"{editions / LATEST} cannot be read. Publish again: xiancha publish"
        ) from None
    return editions / str(number)


def served(editions: Path) -> Path | None:
    """The same, None where there is none."""
    try:
        return newest(editions)
    except EditionRefused:
        return None


def manifest(folder: Path) -> dict[str, Any]:
    """The manifest of an edition, all of whose files match it. Raises EditionRefused.

    The signature is for readers elsewhere: who can write this folder holds the key anyway.
    """
    try:
        content: dict[str, Any] = from_json((folder / MANIFEST).read_bytes())
        _NAMES.validate_python(list(content["files"]))
        files = {name: (one["size"], one["sha256"]) for name, one in content["files"].items()}
        seconds(content["expires_at"])
    except FileNotFoundError as missing:
        raise EditionRefused(f"{missing.filename} is missing. Publish again.") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise EditionRefused(f"{folder / MANIFEST} cannot be read. Publish again.") from None
    for matches in (_is_of_size, _is_of_digest):
        for name, (size, digest) in files.items():
            if not matches(folder / name, size, digest):
                raise EditionRefused(f"{folder / name} is missing or was changed. Publish again.")
    return content


def _is_of_size(file: Path, size: int, _: str) -> bool:
    """Looked at first, of all files: it costs nothing where an edition is still arriving."""
    try:
        return file.stat().st_size == size
    except OSError:
        return False


def _is_of_digest(file: Path, _: int, digest: str) -> bool:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == digest
    except OSError:
        return False

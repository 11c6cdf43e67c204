"""Open the newest edition of a folder, refusing one whose files are not what it lists."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from xiancha.edition import LATEST, MANIFEST


class EditionRefused(Exception):
    """An edition is missing or is not what its manifest says; the message tells which."""


def newest(editions: Path) -> Path:
    """The folder of the edition that `latest.json` names. Raises EditionRefused."""
    try:
        number = int(json.loads((editions / LATEST).read_bytes())["edition"])
    except FileNotFoundError:
        raise EditionRefused(
            f"There is no edition in {editions} yet. Publish one: xiancha publish"
        ) from None
    except (ValueError, KeyError, TypeError):
        raise EditionRefused(
            f"{editions / LATEST} cannot be read. Publish again: xiancha publish"
        ) from None
    return editions / str(number)


def manifest(folder: Path) -> dict[str, Any]:
    """The manifest of an edition, all of whose files match it. Raises EditionRefused.

    The signature is for readers elsewhere: who can write this folder holds the key anyway.
    """
    try:
        content: dict[str, Any] = json.loads((folder / MANIFEST).read_bytes())
        files = {name: expected["sha256"] for name, expected in content["files"].items()}
    except FileNotFoundError as missing:
        raise EditionRefused(f"{missing.filename} is missing. Publish again.") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise EditionRefused(f"{folder / MANIFEST} cannot be read. Publish again.") from None
    for name, expected in files.items():
        file = folder / name
        if not file.is_file() or _digest(file) != expected:
            raise EditionRefused(f"{file} is missing or was changed. Publish again.")
    return content


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

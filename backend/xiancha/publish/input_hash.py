"""What the newest edition was made from: of the same the same comes, so none is built again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from platform import python_version
from typing import Any

from pydantic import ValidationError

from xiancha import atomic_file, paths
from xiancha.model import Model
from xiancha.situations import learning
from xiancha.store import Reader

_FILE = ".made-from.json"


class MadeFrom(Model):
    """What an edition was made from, as a digest, and what was told of it when it was made."""

    number: int
    inputs: str
    lenders: int
    channels: int
    left_out: tuple[str, ...]


def inputs(store: Reader, checklists: dict[str, Any], day: date) -> str:
    """SHA-256 of all that makes an edition: store, content, day and program."""
    learnt = _of_bytes(learning.published())
    content = _digest(checklists), learnt
    parts = [store.digest(), *content, day.isoformat(), program()]
    return _digest(parts)


@cache
def program() -> str:
    """SHA-256 of this program: its files, those of its messages, and what it runs on.

    Read once: a process that outlives an upgrade goes on as it began. The day that `inputs` has
    ends what it remembers.
    """
    told = [one.metadata for one in distributions()]
    installed = sorted(f"{one['Name']} {one['Version']}" for one in told)
    own = digest_of(Path(paths.__file__).parent), digest_of(paths.locales())
    return _digest([*own, python_version(), installed])


def digest_of(place: Path) -> str:
    """SHA-256 of every file below a folder, by name and content; what Python compiles is none."""
    found = (file for file in place.rglob("*") if file.is_file())
    own = sorted(file for file in found if file.parent.name != "__pycache__")
    return _digest([[str(file.relative_to(place)), _of_bytes(file.read_bytes())] for file in own])


def read(editions: Path) -> MadeFrom | None:
    """What was written there last; None where nothing was, or what cannot be read."""
    try:
        return MadeFrom.model_validate_json((editions / _FILE).read_bytes())
    except (OSError, ValidationError):
        return None


def write(editions: Path, made: MadeFrom) -> None:
    """Remember it for the next publication."""
    atomic_file.replace(editions / _FILE, made.model_dump_json().encode())


def _digest(content: dict[str, Any] | Iterable[Any]) -> str:
    return _of_bytes(json.dumps(content, ensure_ascii=False).encode())


def _of_bytes(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()

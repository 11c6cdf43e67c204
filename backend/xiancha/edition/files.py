"""Where the files of editions lie in a folder, and reading them checked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from xiancha.edition import DATABASE
from xiancha.edition.errors import Refused
from xiancha.edition.manifest import FileRef, Manifest, limit, read_index

TREE = "v2"
FILES = f"{TREE}/files"
MANIFESTS = f"{TREE}/manifests"
TIMESTAMP = f"{TREE}/timestamp.json"
KEYS = f"{TREE}/keys.json"
REPLICA = ".replica.json"
"""What a replica remembers between two rounds: who publishes has none."""


def manifest_path(number: int) -> str:
    """Where the manifest of an edition lies, below the folder of editions."""
    return f"{MANIFESTS}/{number}.json"


def file_path(sha256: str, name: str = "") -> str:
    """Where a file lies, below the folder of editions; `name` is what the manifest calls it."""
    return f"{FILES}/{sha256}{'.sqlite' if name == DATABASE else '.json'}"


def checked(body: bytes, ref: FileRef) -> bytes:
    """The body of a file, if it is the one that was named. Raises Refused (`tampered`)."""
    if len(body) != ref.size or hashlib.sha256(body).hexdigest() != ref.sha256:
        raise Refused("tampered")
    return body


def read(editions: Path, name: str, ref: FileRef) -> bytes:
    """A file by its name and content. Raises Refused: `unreachable`, `tampered`, `malformed`."""
    if ref.size > limit(name):
        raise Refused("malformed")
    try:
        with (editions / file_path(ref.sha256, name)).open("rb") as file:
            return checked(file.read(ref.size + 1), ref)
    except OSError:
        raise Refused("unreachable") from None


def index(editions: Path, name: str, ref: FileRef) -> dict[str, FileRef]:
    """The files that an index names, by their whole names. Raises Refused."""
    return {f"{name}{one}": found for one, found in read_index(read(editions, name, ref)).items()}


def named(editions: Path, manifest: Manifest) -> dict[str, FileRef]:
    """Every file of an edition by its whole name, and the indexes by theirs. Raises Refused."""
    return dict(_named(editions, manifest))


def _named(editions: Path, manifest: Manifest) -> Iterator[tuple[str, FileRef]]:
    for name, ref in manifest.files.items():
        yield name, ref
        if name.endswith("/"):
            yield from index(editions, name, ref).items()


def is_there(editions: Path, name: str, ref: FileRef) -> bool:
    """True where a file lies in its place and has the content that names it, read in pieces."""
    try:
        with (editions / file_path(ref.sha256, name)).open("rb") as file:
            return (
                file.seek(0, 2) == ref.size
                and not file.seek(0)
                and hashlib.file_digest(file, "sha256").hexdigest() == ref.sha256
            )
    except OSError:
        return False

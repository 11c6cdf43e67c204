"""A file as it arrives from a server: checked while it is written, in its place only when right."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from xiancha import atomic_file
from xiancha.edition.decompress import is_gzip, most_packed, unpacking
from xiancha.edition.errors import Refused
from xiancha.edition.manifest import FileRef
from xiancha.publish.compressed import pack, packed

_PIECE = 2**20


def arrive(pieces: Iterator[bytes], place: Path, ref: FileRef) -> int:
    """Write a file that comes as gzip, and its plain sibling; how many bytes came.

    Bytes that are no gzip are taken as they are. No more is read, written or held than the size
    that is named allows. Raises Refused (`tampered`), and then leaves nothing.
    """
    with atomic_file.beside(packed(place)) as raw, atomic_file.beside(place) as plain:
        came = _received(pieces, raw, most_packed(ref.size))
        with raw.open("rb") as file:
            is_packed = is_gzip(file.read(2))
        if is_packed:
            _unpack(raw, plain, ref)
        else:
            shutil.copyfile(raw, plain)
        _must_be(plain, ref)
        if not is_packed:
            pack(plain, raw)
    return came


def _received(pieces: Iterator[bytes], raw: Path, most: int) -> int:
    came = 0
    with raw.open("wb") as out:
        for piece in pieces:
            came += len(piece)
            if came > most:
                raise Refused("tampered")
            out.write(piece)
    return came


def _unpack(raw: Path, plain: Path, ref: FileRef) -> None:
    with raw.open("rb") as file, plain.open("wb") as out:
        for piece in unpacking(iter(lambda: file.read(_PIECE), b""), ref.size):
            out.write(piece)


def _must_be(plain: Path, ref: FileRef) -> None:
    if plain.stat().st_size != ref.size:
        raise Refused("tampered")
    with plain.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != ref.sha256:
            raise Refused("tampered")

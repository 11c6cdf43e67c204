"""A file as it arrives from a server: checked while it is written, in its place only when right."""

from __future__ import annotations

import hashlib
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path

from xiancha.edition.manifest import FileRef
from xiancha.edition.refusals import Refused
from xiancha.edition.unpacked import most_packed
from xiancha.publish import folder
from xiancha.publish.siblings import pack, packed

_GZIP = b"\x1f\x8b"
_WITH_HEADER = 31
_PIECE = 2**20


def arrive(pieces: Iterator[bytes], place: Path, ref: FileRef) -> int:
    """Write a file that comes as gzip, and its plain sibling; how many bytes came.

    Bytes that are no gzip are taken as they are. No more is read, written or held than the size
    that is named allows. Raises Refused (`tampered`), and then leaves nothing.
    """
    with folder.beside(packed(place)) as raw, folder.beside(place) as plain:
        came = _received(pieces, raw, most_packed(ref.size))
        with raw.open("rb") as file:
            is_packed = file.read(2) == _GZIP
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
    inflater, size = zlib.decompressobj(_WITH_HEADER), 0
    with raw.open("rb") as packed_file, plain.open("wb") as out:
        while size <= ref.size and not inflater.eof:
            given = inflater.unconsumed_tail or packed_file.read(_PIECE)
            if not given:
                break
            try:
                piece = inflater.decompress(given, _PIECE)
            except zlib.error:
                raise Refused("tampered") from None
            size += len(piece)
            out.write(piece)
        if not inflater.eof or inflater.unused_data or packed_file.read(1):
            raise Refused("tampered")


def _must_be(plain: Path, ref: FileRef) -> None:
    if plain.stat().st_size != ref.size:
        raise Refused("tampered")
    with plain.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != ref.sha256:
            raise Refused("tampered")

"""A file as it came over the network: compressed, or not. Pure."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from xiancha.edition.errors import Refused

_GZIP = b"\x1f\x8b"
_WITH_HEADER = 31
_PIECE = 2**20
"""The most bytes that are held at once of a file of any size."""


def is_gzip(beginning: bytes) -> bool:
    """Is this how gzip begins?"""
    return beginning.startswith(_GZIP)


def unpacked(body: bytes, size: int) -> bytes:
    """The bytes of a file that came as `.gz`, at most one more than its `size`.

    Bytes that are no gzip are taken as they are: some servers decompress by themselves. Raises
    Refused (`tampered`) for damaged gzip.
    """
    return b"".join(unpacking([body], size)) if is_gzip(body) else body


def unpacking(pieces: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The same piece by piece, of gzip that comes so: what is longer ends one byte beyond `size`.

    Raises Refused (`tampered`) where it is damaged, cut off, or goes on after its end.
    """
    inflater, left = zlib.decompressobj(_WITH_HEADER), size + 1
    for piece in pieces:
        if inflater.eof:
            raise Refused("tampered")
        given = piece
        while given and not inflater.eof:
            plain = _inflated(inflater, given, min(left, _PIECE))
            given, left = inflater.unconsumed_tail, left - len(plain)
            yield plain
            if not left:
                return
    if not inflater.eof or inflater.unused_data:
        raise Refused("tampered")


def _inflated(inflater: zlib._Decompress, given: bytes, most: int) -> bytes:
    try:
        return inflater.decompress(given, most)
    except zlib.error:
        raise Refused("tampered") from None


def most_packed(size: int) -> int:
    """The most bytes that a file of this size has as `.gz`, however badly it compresses."""
    return size + size // 1000 + 1000

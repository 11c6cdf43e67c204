"""A file as it came over the network: compressed, or not. Pure."""

from __future__ import annotations

import zlib

from xiancha.edition.refusals import Refused

_GZIP = b"\x1f\x8b"
_WITH_HEADER = 31


def unpacked(body: bytes, size: int) -> bytes:
    """The bytes of a file that came as `.gz`, at most one more than its `size`.

    Bytes that are no gzip are taken as they are: some servers decompress by themselves. Raises
    Refused (`tampered`) for damaged gzip.
    """
    if not body.startswith(_GZIP):
        return body
    inflater = zlib.decompressobj(_WITH_HEADER)
    try:
        plain = inflater.decompress(body, size + 1)
    except zlib.error:
        raise Refused("tampered") from None
    if len(plain) <= size and (not inflater.eof or inflater.unused_data):
        raise Refused("tampered")
    return plain


def most_packed(size: int) -> int:
    """The most bytes that a file of this size has as `.gz`, however badly it compresses."""
    return size + size // 1000 + 1000

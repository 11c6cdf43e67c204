"""The bytes of one file in a ZIP file, as Android's installer finds them. Pure.

Rules: AOSP, system/libziparchive, `FindEntry`; frameworks/base, `AssetsProvider.cpp`, where any
method that is not deflate counts as stored.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from xiancha.apk.problems import ApkRefused, Malformed
from xiancha.apk.source import Source, Window, read_exactly
from xiancha.apk.view import View
from xiancha.apk.zip_directory import ALL_32, LOCAL, Directory, Entry, wide_sizes

DEFLATED = 8
PIECE = 1024 * 1024
_STORED = 0
LOCAL_SIZE = 30
_HAS_DESCRIPTOR = 8


def locate(source: Source, directory: Directory, entry: Entry) -> Window:
    """The bytes of an entry as they lie in the file, packed or not.

    Raises ApkRefused where the local header and the list of contents disagree.
    """
    if entry.offset + LOCAL_SIZE >= directory.start:
        raise ApkRefused("bad-entry")
    header = View(read_exactly(source, entry.offset, LOCAL_SIZE))
    name_length, extra_length = header.u16(26), header.u16(28)
    if header.u32(0) != LOCAL or name_length != len(entry.name):
        raise ApkRefused("bad-entry")
    after = entry.offset + LOCAL_SIZE
    start = after + name_length + extra_length
    if start > directory.start:
        raise ApkRefused("bad-entry")
    if read_exactly(source, after, name_length).decode("latin-1") != entry.name:
        raise ApkRefused("bad-entry")
    packed, size = header.u32(18), header.u32(22)
    if ALL_32 in (packed, size):
        extra = View(read_exactly(source, after + name_length, extra_length), code="bad-entry")
        packed, size = _wide(extra, packed, size)
    has_descriptor = header.u16(6) & _HAS_DESCRIPTOR
    if not has_descriptor and (packed, size, header.u32(14)) != (
        entry.packed,
        entry.size,
        entry.crc,
    ):
        raise ApkRefused("bad-entry")
    room = directory.start - start
    length = entry.packed if entry.method == DEFLATED else entry.size
    if entry.packed > room or (entry.method == _STORED and entry.size > room):
        raise ApkRefused("bad-entry")
    if start + length > source.size:
        raise ApkRefused("bad-entry")
    return Window(source, start, length)


def _wide(extra: View, packed: int, size: int) -> tuple[int, int]:
    if packed != ALL_32 or size != ALL_32:
        raise ApkRefused("bad-entry")
    try:
        size, packed, _ = wide_sizes(extra, size, packed, 0)
    except ApkRefused as problem:
        raise Malformed("bad-entry") from problem
    return packed, size


def contents(source: Source, directory: Directory, entry: Entry, most: int) -> bytes:
    """The bytes of an entry, unpacked: at most `most`. Raises ApkRefused."""
    if entry.size > most or (entry.method == DEFLATED and entry.packed > most):
        raise ApkRefused("too-large")
    window = locate(source, directory, entry)
    packed = read_exactly(window, 0, window.size)
    return inflate(packed, entry.size) if entry.method == DEFLATED else packed


def contents_in_pieces(
    source: Source, directory: Directory, entry: Entry, most: int
) -> Iterator[bytes]:
    """The bytes of a packed entry, unpacked, at most 1 MiB at a time. Raises ApkRefused."""
    if max(entry.size, entry.packed) > most:
        raise ApkRefused("too-large")
    window = locate(source, directory, entry)
    inflater, length = zlib.decompressobj(-zlib.MAX_WBITS), 0
    for at in range(0, window.size, PIECE):
        for part in _unpacked(inflater, read_exactly(window, at, min(PIECE, window.size - at))):
            length += len(part)
            if length > entry.size:
                raise ApkRefused("bad-inflate")
            yield part
    if length != entry.size or not inflater.eof or inflater.unused_data:
        raise ApkRefused("bad-inflate")


def _unpacked(inflater: zlib._Decompress, packed: bytes) -> Iterator[bytes]:
    """All that these bytes give."""
    part = b""
    while packed or len(part) == PIECE:
        try:
            part = inflater.decompress(packed, PIECE)
        except zlib.error as error:
            raise ApkRefused("bad-inflate") from error
        packed = inflater.unconsumed_tail
        yield part


def inflate(packed: bytes, size: int) -> bytes:
    """Exactly so many bytes. Raises ApkRefused where it unpacks to more, fewer or nothing."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        found = inflater.decompress(packed, size + 1)
    except zlib.error as error:
        raise ApkRefused("bad-inflate") from error
    if len(found) != size or not inflater.eof or inflater.unused_data:
        raise ApkRefused("bad-inflate")
    return found

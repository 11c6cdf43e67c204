"""A ZIP file's list of contents, accepted and refused as Android does. Pure.

Rules: AOSP, system/libziparchive, `zip_archive.cc` (see `docs/apk.md`).
"""

from __future__ import annotations

from struct import Struct
from typing import NamedTuple

from xiancha.apk.problems import ApkRefused
from xiancha.apk.source import Source, read_exactly
from xiancha.apk.view import View

MOST_DIRECTORY, MOST_ENTRIES = 16 * 1024 * 1024, 100_000
"""Bytes, and files: some thirty times as many of both as any app that was seen has."""
_END, _END_64, _LOCATOR_64 = 0x06054B50, 0x06064B50, 0x07064B50
_RECORD, LOCAL = 0x02014B50, 0x04034B50
_END_SIZE, _RECORD_SIZE, _LOCATOR_SIZE, _END_64_SIZE = 22, 46, 20, 56
_RECORD_FIELDS = Struct("<I4xHH4xIIIHHH8xI")
_MOST_COMMENT = 0xFFFF
ALL_32, _ALL_16 = 0xFFFFFFFF, 0xFFFF
_ZIP64_FIELD = 1


class Entry(NamedTuple):
    """A file in a ZIP file, as the list of contents says. Its name is its bytes as Latin-1."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int


class Directory(NamedTuple):
    """The list of contents, and where it lies: `start`, `size`, and `end`, that of its end record.

    A `wide` one is of ZIP64.
    """

    entries: dict[str, Entry]
    start: int
    size: int
    end: int
    wide: bool


class _Place(NamedTuple):
    entries: int
    start: int
    size: int
    wide: bool


def read_directory(source: Source) -> Directory:
    """The list of contents. Raises ApkRefused where Android refuses the file."""
    end, record = _end_record(source)
    count, size, start = record.u16(10), record.u32(12), record.u32(16)
    wide = _ALL_16 in (record.u16(8), count) or ALL_32 in (size, start)
    place = _wide_place(source, end) if wide else _Place(count, start, size, False)
    if place.start + place.size > end:
        raise ApkRefused("bad-directory")
    if place.entries == 0:
        raise ApkRefused("empty")
    if place.size > MOST_DIRECTORY or place.entries > MOST_ENTRIES:
        raise ApkRefused("too-large")
    records = View(read_exactly(source, place.start, place.size), code="bad-directory")
    entries = _entries(records, place)
    if View(source.read(0, 4).ljust(4, b"\0")).u32(0) != LOCAL:
        raise ApkRefused("data-before-start")
    return Directory(entries, place.start, place.size, end, wide)


def _end_record(source: Source) -> tuple[int, View]:
    """Where the last end record lies, and the record: the file must end with it."""
    length = min(source.size, _END_SIZE + _MOST_COMMENT)
    if length < _END_SIZE:
        raise ApkRefused("not-zip")
    tail = read_exactly(source, source.size - length, length)
    at = tail.rfind(_END.to_bytes(4, "little"), 0, length - _END_SIZE + 4)
    if at < 0:
        raise ApkRefused("not-zip")
    record = View(tail, at)
    if _END_SIZE + record.u16(20) != len(record):
        raise ApkRefused("data-after-end")
    return source.size - length + at, record


def _wide_place(source: Source, end: int) -> _Place:
    locator_at = end - _LOCATOR_SIZE
    if locator_at <= 0:
        raise ApkRefused("bad-directory")
    locator = View(read_exactly(source, locator_at, _LOCATOR_SIZE))
    at = locator.u64(8)
    if locator.u32(0) != _LOCATOR_64 or at > locator_at - _END_64_SIZE:
        raise ApkRefused("bad-directory")
    record = View(read_exactly(source, at, _END_64_SIZE))
    count, size, start = record.u64(32), record.u64(40), record.u64(48)
    if record.u32(0) != _END_64 or start + size > at:
        raise ApkRefused("bad-directory")
    return _Place(count, start, size, True)


def _entries(records: View, place: _Place) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    at = 0
    for _ in range(place.entries):
        fields = _RECORD_FIELDS.unpack(records.bytes(at, _RECORD_SIZE))
        kind, flags, method, crc, packed, size = fields[:6]
        name_length, extra_length, comment_length, offset = fields[6:]
        if kind != _RECORD:
            raise ApkRefused("bad-directory")
        name = records.bytes(at + _RECORD_SIZE, name_length)
        extra = records.part(at + _RECORD_SIZE + name_length, extra_length)
        if not is_name(name):
            raise ApkRefused("bad-name")
        if ALL_32 in (packed, size, offset):
            size, packed, offset = wide_sizes(extra, size, packed, offset)
        entry = Entry(name.decode("latin-1"), flags, method, crc, packed, size, offset)
        if offset >= place.start:
            raise ApkRefused("bad-directory")
        if entry.name in found:
            raise ApkRefused("duplicate-entry")
        found[entry.name] = entry
        at += _RECORD_SIZE + name_length + extra_length + comment_length
        if at > len(records):
            raise ApkRefused("bad-directory")
    return found


def wide_sizes(extra: View, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """Size, packed size and offset, those from ZIP64's field that do not fit into 32 bits."""
    at = 0
    while at < len(extra) - 4:
        kind, length = extra.u16(at), extra.u16(at + 2)
        field = extra.part(at + 4, length)
        at += 4 + length
        if kind != _ZIP64_FIELD:
            continue
        values, place = [], 0
        whole = length in (24, 28)
        for value in (size, packed, offset):
            if value == ALL_32 or whole:
                value, place = field.u64(place), place + 8
            values.append(value)
        if place not in (length, length - 4) or place == 0:
            raise ApkRefused("bad-directory")
        return values[0], values[1], values[2]
    raise ApkRefused("bad-directory")


def is_name(name: bytes) -> bool:
    """True for what libziparchive takes as UTF-8 without a zero (`IsValidEntryName`)."""
    if name.isascii():
        return b"\0" not in name
    follow = 0
    for byte in name:
        if follow:
            if byte & 0xC0 != 0x80:
                return False
            follow -= 1
        elif byte == 0 or byte & 0xC0 == 0x80 or byte & 0xFE == 0xFE:
            return False
        elif byte & 0x80:
            follow = 1 if byte < 0xE0 else 2 if byte < 0xF0 else 3 if byte < 0xF8 else 4
            follow += byte >= 0xFC
    return follow == 0

"""The values of resources, from resources.arsc. Pure.

Layout: AOSP, frameworks/base, `ResourceTypes.h`; sparse, short and compact entries: `LoadedArsc`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from xiancha.apk.chunks import Chunk, chunk_at, chunks
from xiancha.apk.locale import locale
from xiancha.apk.manifest import STRING, Reference, Value, plain_value
from xiancha.apk.problems import Malformed
from xiancha.apk.string_pool import POOL, StringPool
from xiancha.apk.view import View

_TABLE, _PACKAGE, _TYPE = 0x0002, 0x0200, 0x0201
_SPARSE, _SHORT_OFFSETS = 1, 2
_COMPLEX, _COMPACT = 1, 8
_NO_ENTRY, _NO_SHORT_ENTRY = 0xFFFFFFFF, 0xFFFF
_OWN = 0x7F
_MOST_TYPES = 100_000
_MOST_STEPS = 10
_MOST_LOOKS = 5_000


class Found(NamedTuple):
    """A resource's value in one configuration; `others` counts its qualifiers but the language."""

    locale: str
    density: int
    others: int
    value: Value


class Resources:
    """A table of resources. Raises Malformed where it is none."""

    def __init__(self, data: bytes) -> None:
        table = chunk_at(View(data), 0)
        if table.type != _TABLE:
            raise Malformed
        self._strings: StringPool | None = None
        self._types: dict[int, list[Chunk]] = {}
        self._count = 0
        for chunk in chunks(table.view, table.header):
            if chunk.type == POOL and self._strings is None:
                self._strings = StringPool(chunk)
            elif chunk.type == _PACKAGE:
                self._add(chunk)

    def _add(self, package: Chunk) -> None:
        number = package.view.u32(8) or _OWN
        for chunk in chunks(package.view, package.header):
            if chunk.type == _TYPE:
                self._count += 1
                if self._count > _MOST_TYPES:
                    raise Malformed("too-large")
                key = (number & 0xFF) << 8 | chunk.view.u8(8)
                self._types.setdefault(key, []).append(chunk)

    def values(self, id: int) -> list[Found]:
        """The values of a resource, references followed, in the order of the table.

        Raises Malformed.
        """
        return list(self._follow(id, _MOST_STEPS, [_MOST_LOOKS]))

    def _follow(self, id: int, steps: int, left: list[int]) -> Iterator[Found]:
        for found in self._direct(id, left):
            if not isinstance(found.value, Reference):
                yield found
            elif steps:
                for further in self._follow(found.value.id, steps - 1, left):
                    yield further._replace(
                        locale=found.locale or further.locale,
                        density=found.density or further.density,
                        others=found.others + further.others,
                    )

    def _direct(self, id: int, left: list[int]) -> Iterator[Found]:
        number = id >> 24 or _OWN
        for chunk in self._types.get(number << 8 | (id >> 16 & 0xFF), ()):
            left[0] -= 1
            if left[0] < 0:
                raise Malformed("too-large")
            entry = _entry(chunk, id & 0xFFFF)
            if entry is not None and (value := self._value(entry)) is not None:
                config = chunk.view.part(20, chunk.view.u32(20))
                yield Found(locale(config), *_others(config), value)

    def _value(self, entry: View) -> Value:
        flags = entry.u16(2)
        if flags & _COMPACT:
            return self._typed(flags >> 8, entry.u32(4))
        if flags & _COMPLEX:
            return None
        at = entry.u16(0)
        return self._typed(entry.u8(at + 3), entry.u32(at + 4))

    def _typed(self, type: int, data: int) -> Value:
        if type == STRING:
            return self._strings.text(data) if self._strings else None
        return plain_value(type, data)


def _entry(chunk: Chunk, number: int) -> View | None:
    """The bytes from this entry on; None where the configuration has none."""
    view, flags = chunk.view, chunk.view.u8(9)
    count, start = view.u32(12), view.u32(16)
    offset = (
        _sparse_offset(view, chunk.header, count, number)
        if flags & _SPARSE
        else _offset(view, chunk.header, count, number, bool(flags & _SHORT_OFFSETS))
    )
    return None if offset is None else view.part(start + offset, len(view) - start - offset)


def _offset(view: View, table: int, count: int, number: int, is_short: bool) -> int | None:
    if number >= count:
        return None
    if is_short:
        offset = view.u16(table + 2 * number)
        return None if offset == _NO_SHORT_ENTRY else 4 * offset
    offset = view.u32(table + 4 * number)
    return None if offset == _NO_ENTRY else offset


def _sparse_offset(view: View, table: int, count: int, number: int) -> int | None:
    """Its entries are sorted by number."""
    low, high = 0, count
    while low < high:
        middle = (low + high) // 2
        if view.u16(table + 4 * middle) < number:
            low = middle + 1
        else:
            high = middle
    if low == count or view.u16(table + 4 * low) != number:
        return None
    return 4 * view.u16(table + 4 * low + 2)


def _others(config: View) -> tuple[int, int]:
    """Density, and how many bytes of other qualifiers are set."""
    density = config.u16(14) if len(config) >= 16 else 0
    plain = config.bytes(0, min(len(config), 36))
    apart = {*range(4), 8, 9, 10, 11, 14, 15, 24, 25, 26, 27}
    return density, sum(1 for i, byte in enumerate(plain) if byte and i not in apart)

"""Bytes that are read at places, never beyond their end. Pure."""

from __future__ import annotations

from struct import Struct
from typing import Any

from xiancha.apk.problems import Malformed


class View:
    """A part of some bytes. Little-endian; every place is counted from the part's start."""

    __slots__ = ("_code", "data", "end", "start")

    def __init__(
        self, data: bytes, start: int = 0, end: int | None = None, code: str = "bad-manifest"
    ) -> None:
        self.data, self.start, self._code = data, start, code
        self.end = len(data) if end is None else end

    def __len__(self) -> int:
        return self.end - self.start

    def part(self, at: int, length: int) -> View:
        """These bytes of it. Raises Malformed where they are not all there."""
        place = self._place(at, length)
        return View(self.data, place, place + length, self._code)

    def bytes(self, at: int = 0, length: int | None = None) -> bytes:
        """Copied; to the end where no length is given."""
        length = len(self) - at if length is None else length
        place = self._place(at, length)
        return self.data[place : place + length]

    def u8(self, at: int) -> int:
        return self.data[self._place(at, 1)]

    def u16(self, at: int) -> int:
        return self._number(at, 2)

    def u32(self, at: int) -> int:
        return self._number(at, 4)

    def u64(self, at: int) -> int:
        return self._number(at, 8)

    def unpacked(self, layout: Struct, at: int) -> tuple[Any, ...]:
        """Several numbers at once."""
        return layout.unpack_from(self.data, self._place(at, layout.size))

    def _number(self, at: int, length: int) -> int:
        place = self._place(at, length)
        return int.from_bytes(self.data[place : place + length], "little")

    def _place(self, at: int, length: int) -> int:
        if at < 0 or length < 0 or at + length > len(self):
            raise Malformed(self._code)
        return self.start + at

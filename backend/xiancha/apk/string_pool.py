"""The strings of binary XML and of resource tables. Pure.

Rules: AOSP, frameworks/base, `ResStringPool` in `ResourceTypes.cpp`.
"""

from __future__ import annotations

from xiancha.apk.chunks import Chunk
from xiancha.apk.problems import Malformed

POOL = 0x0001
_UTF8 = 1 << 8
_MOST_LETTERS = 32_767


class StringPool:
    """Strings by number; each is decoded when it is asked for."""

    def __init__(self, chunk: Chunk) -> None:
        view = chunk.view
        self._view, self._table = view, chunk.header
        self.count, styles = view.u32(8), view.u32(12)
        self._is_utf8 = bool(view.u32(16) & _UTF8)
        self._start, styles_start = view.u32(20), view.u32(24)
        self._end = styles_start if styles else len(view)
        if chunk.header + 4 * self.count > len(view):
            raise Malformed
        if self.count and not self._start < self._end <= len(view):
            raise Malformed

    def text(self, number: int) -> str | None:
        """The string of this number; None where it has none that can be read."""
        if not 0 <= number < self.count:
            return None
        at = self._start + self._view.u32(self._table + 4 * number)
        try:
            return self._utf8(at) if self._is_utf8 else self._utf16(at & ~1)
        except Malformed:
            return None

    def _utf8(self, at: int) -> str:
        _, at = self._short_length(at)
        length, at = self._short_length(at)
        return self._bytes(at, length).decode("utf-8", "replace")

    def _short_length(self, at: int) -> tuple[int, int]:
        length = self._view.u8(at)
        if length & 0x80:
            return (length & 0x7F) << 8 | self._view.u8(at + 1), at + 2
        return length, at + 1

    def _utf16(self, at: int) -> str:
        length, at = self._view.u16(at), at + 2
        if length & 0x8000:
            length, at = (length & 0x7FFF) << 16 | self._view.u16(at), at + 2
        return self._bytes(at, 2 * length).decode("utf-16-le", "replace")

    def _bytes(self, at: int, length: int) -> bytes:
        if at + length > self._end or length > 2 * _MOST_LETTERS:
            raise Malformed
        return self._view.bytes(at, length)

"""Where the bytes of a file come from: anything that reads ranges. Pure."""

from __future__ import annotations

from typing import Protocol

from xiancha.apk.problems import ApkRefused


class Source(Protocol):
    """Bytes that are read in ranges."""

    @property
    def size(self) -> int:
        """How many there are."""

    def read(self, start: int, length: int) -> bytes:
        """So many from there; fewer only at the end."""


class Held:
    """Bytes in memory."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.size = len(data)

    def read(self, start: int, length: int) -> bytes:
        return self._data[start : start + length]


class Window:
    """A part of another source, such as an APK that lies in a bundle as it is."""

    def __init__(self, source: Source, start: int, size: int) -> None:
        self._source, self._start, self.size = source, start, size

    def read(self, start: int, length: int) -> bytes:
        return self._source.read(self._start + start, max(0, min(length, self.size - start)))


def read_exactly(source: Source, start: int, length: int) -> bytes:
    """All of these bytes. Raises ApkRefused where the file ends before."""
    if start < 0 or length < 0 or start + length > source.size:
        raise ApkRefused("bad-directory")
    found = source.read(start, length)
    if len(found) != length:
        raise ApkRefused("unreadable")
    return found

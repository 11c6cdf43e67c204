"""A packed file in another one, read as if it lay there unpacked, and never held whole. Pure.

What lies before the last place that was read is unpacked anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from xiancha.apk.problems import ApkRefused
from xiancha.apk.source import Source
from xiancha.apk.zip_directory import Directory, Entry
from xiancha.apk.zip_entry import contents_in_pieces

_KEPT = 4 * 1024 * 1024
"""Its last bytes: the list of contents and the certificates, which are read first and most."""


class Unpacked:
    """The whole of it is unpacked once.

    Raises ApkRefused where it does not unpack as it says, or to more than `most`.
    """

    def __init__(self, source: Source, directory: Directory, entry: Entry, most: int) -> None:
        self.size = entry.size
        self._start = max(0, entry.size - _KEPT)
        self._cursor = _Cursor(lambda: contents_in_pieces(source, directory, entry, most))
        self._end = self._cursor.read(self._start, entry.size - self._start)
        self._cursor.end()

    def read(self, start: int, length: int) -> bytes:
        """So many from there; fewer only at the end."""
        if start >= self._start:
            return self._end[start - self._start :][:length]
        return self._cursor.read(start, min(length, self.size - start))


class _Cursor:
    """A place in what is unpacked, which goes on, or begins anew."""

    def __init__(self, parts: Callable[[], Iterator[bytes]]) -> None:
        self._parts = parts
        self._left: Iterator[bytes] | None = None
        self._part, self._start = b"", 0

    def read(self, start: int, length: int) -> bytes:
        found = bytearray()
        while len(found) < length:
            at = start + len(found)
            self._go_to(at)
            found += self._part[at - self._start :][: length - len(found)]
        return bytes(found)

    def end(self) -> None:
        """Raises ApkRefused where it does not end as it says."""
        for _ in self._left or self._parts():
            pass
        self._left = None

    def _go_to(self, at: int) -> None:
        """To the part in which this byte lies."""
        if self._left is None or at < self._start:
            self._left, self._part, self._start = self._parts(), b"", 0
        while at >= self._start + len(self._part):
            self._start += len(self._part)
            part = next(self._left, None)
            if part is None:
                raise ApkRefused("unreadable")
            self._part = part

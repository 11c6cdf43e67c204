"""Android's binary XML: its elements with their attributes. Pure.

Rules: AOSP, frameworks/base, `ResXMLTree` in `ResourceTypes.cpp`. As there, the type of the whole
is not looked at, bytes after its stated size do not count, unknown chunks are passed over, of
several pools before the first node the last counts, and the sizes that an element states for its
attributes hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct
from typing import NamedTuple

from xiancha.apk.chunks import Chunk, chunk_at, chunks
from xiancha.apk.problems import Malformed
from xiancha.apk.string_pool import POOL, StringPool
from xiancha.apk.view import View

_IDS = 0x0180
_FIRST_NODE, _LAST_NODE = 0x0100, 0x017F
_START, _END = 0x0102, 0x0103
_NODE, _ELEMENT = 16, 20
_ATTRIBUTE = Struct("<IIIHBBI")
_MOST_ATTRIBUTES = 250_000


class Attribute(NamedTuple):
    """An attribute: its resource id (0 for none), numbers of strings, and its typed value."""

    id: int
    namespace: int
    name: int
    raw: int
    type: int
    data: int


class Element(NamedTuple):
    """The start of an element; the root has depth 1."""

    depth: int
    name: str | None
    attributes: tuple[Attribute, ...]


class BinaryXml:
    """A document. Raises Malformed where Android does not open it."""

    def __init__(self, data: bytes) -> None:
        whole = View(data)
        header, size = whole.u16(2), whole.u32(4)
        if header > size:
            raise Malformed
        self._view = whole.part(0, size)
        self._ids: View | None = None
        pool: Chunk | None = None
        self._root = at = header
        for chunk in chunks(self._view, header):
            if chunk.type == POOL:
                pool = chunk
            elif chunk.type == _IDS:
                self._ids = chunk.view.part(chunk.header, len(chunk.view) - chunk.header)
            elif _FIRST_NODE <= chunk.type <= _LAST_NODE:
                self._root = at
                break
            at += len(chunk.view)
        else:
            raise Malformed
        if pool is None:
            raise Malformed
        self.strings = StringPool(pool)
        self._left = _MOST_ATTRIBUTES

    def elements(self) -> Iterator[Element]:
        """The elements in their order, until the root ends."""
        depth, at = 0, self._root
        while at < len(self._view):
            chunk = chunk_at(self._view, at)
            at += len(chunk.view)
            if chunk.header < _NODE:
                raise Malformed
            if chunk.type == _START:
                depth += 1
                yield self._element(depth, chunk)
            elif chunk.type == _END:
                depth -= 1
                if depth <= 0:
                    return

    def _element(self, depth: int, chunk: Chunk) -> Element:
        body = chunk.view.part(chunk.header, len(chunk.view) - chunk.header)
        name = self.strings.text(body.u32(4))
        start, size, count = body.u16(8), body.u16(10), body.u16(12)
        self._left -= count
        if start + size * count > len(body) or len(body) < _ELEMENT or self._left < 0:
            raise Malformed
        places = (start + size * i for i in range(count))
        return Element(depth, name, tuple(self._attribute(body, at) for at in places))

    def _attribute(self, body: View, at: int) -> Attribute:
        namespace, name, raw, _, _, type, data = body.unpacked(_ATTRIBUTE, at)
        has_id = self._ids and 4 * name + 4 <= len(self._ids)
        id = self._ids.u32(4 * name) if self._ids and has_id else 0
        return Attribute(id, namespace, name, raw, type, data)

    def is_plain(self, attribute: Attribute, name: str) -> bool:
        """True for an attribute of this name without a namespace."""
        has_none = self.strings.text(attribute.namespace) is None
        return has_none and self.strings.text(attribute.name) == name

"""DER: values with their tags and lengths. Pure."""

from __future__ import annotations

from typing import NamedTuple

from xiancha.apk.problems import Malformed

SEQUENCE, SET, OID, INTEGER = 0x30, 0x31, 0x06, 0x02
_MOST_CHILDREN = 10_000


class Der(NamedTuple):
    """A value: its tag, its content, and all of its bytes."""

    tag: int
    content: bytes
    whole: bytes

    def children(self) -> list[Der]:
        """The values in it. Raises Malformed."""
        found: list[Der] = []
        rest = self.content
        at = 0
        while at < len(rest):
            child = der_at(rest, at)
            found.append(child)
            at += len(child.whole)
            if len(found) > _MOST_CHILDREN:
                raise Malformed("bad-signature")
        return found

    def child(self, number: int, tag: int | None = None) -> Der:
        """One of them. Raises Malformed where it is not there or has another tag."""
        children = self.children()
        if number >= len(children) or (tag is not None and children[number].tag != tag):
            raise Malformed("bad-signature")
        return children[number]

    def oid(self) -> str:
        """An object identifier with dots."""
        numbers, value = [], 0
        for byte in self.content:
            value = value << 7 | byte & 0x7F
            if not byte & 0x80:
                numbers.append(value)
                value = 0
        if self.tag != OID or not numbers or len(self.content) > 64:
            raise Malformed("bad-signature")
        first = min(numbers[0] // 40, 2)
        return ".".join(str(each) for each in (first, numbers[0] - 40 * first, *numbers[1:]))


def der_at(data: bytes, at: int) -> Der:
    """The value that begins there. Raises Malformed where it does not fit."""
    if at + 2 > len(data):
        raise Malformed("bad-signature")
    tag, length, start = data[at], data[at + 1], at + 2
    if length & 0x80:
        more = length & 0x7F
        if not 1 <= more <= 4 or start + more > len(data):
            raise Malformed("bad-signature")
        length, start = int.from_bytes(data[start : start + more], "big"), start + more
    end = start + length
    if tag & 0x1F == 0x1F or end > len(data):
        raise Malformed("bad-signature")
    return Der(tag, data[start:end], data[at:end])

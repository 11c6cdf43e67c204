"""Chunks: how Android's binary XML and resource tables are built. Pure.

Layout: AOSP, frameworks/base, `ResourceTypes.h`; what is refused: `validate_chunk` there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from xiancha.apk.problems import Malformed
from xiancha.apk.view import View

_HEADER = 8


class Chunk(NamedTuple):
    """A chunk: its type, the length of its header, and all of its bytes."""

    type: int
    header: int
    view: View


def chunk_at(view: View, at: int) -> Chunk:
    """The chunk that begins there. Raises Malformed where it does not fit."""
    type, header, size = view.u16(at), view.u16(at + 2), view.u32(at + 4)
    if header < _HEADER or header > size or (header | size) & 3:
        raise Malformed
    return Chunk(type, header, view.part(at, size))


def chunks(view: View, at: int) -> Iterator[Chunk]:
    """One chunk after another to the end. Each is as long as its header at least: it ends."""
    while at + _HEADER <= len(view):
        chunk = chunk_at(view, at)
        yield chunk
        at += len(chunk.view)

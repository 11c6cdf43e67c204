"""ZIP files, written as they should be or as nobody should."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Part:
    """A file in a ZIP file. `here` and `there` change fields of its local header and record."""

    name: bytes
    data: bytes
    method: int = 0
    flags: int = 0
    packed: bytes | None = None
    extra: bytes = b""
    local_name: bytes | None = None
    here: Mapping[str, int] = field(default_factory=dict)
    there: Mapping[str, int] = field(default_factory=dict)

    def stored(self) -> bytes:
        """Its bytes as they lie in the file."""
        if self.packed is not None:
            return self.packed
        return deflated(self.data) if self.method == 8 else self.data

    def fields(self, changed: Mapping[str, int]) -> dict[str, int]:
        return {
            "flags": self.flags,
            "method": self.method,
            "crc": zlib.crc32(self.data),
            "packed": len(self.stored()),
            "size": len(self.data),
            **changed,
        }


@dataclass(frozen=True)
class Around:
    """What lies around the parts: bytes before the first, the directory, the end, and after."""

    prefix: bytes = b""
    before_directory: bytes = b""
    before_end: bytes = b""
    comment: bytes = b""
    suffix: bytes = b""
    end: Mapping[str, int] = field(default_factory=dict)


def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def zipped(parts: Sequence[Part], around: Around | None = None) -> bytes:
    """The file."""
    around = around or Around()
    body, records = around.prefix, b""
    for part in parts:
        records += _record(part, len(body))
        body += _local(part) + part.stored()
    body += around.before_directory
    end = {"count": len(parts), "size": len(records), "start": len(body), **around.end}
    body += records + around.before_end
    tail = struct.pack(
        "<IHHHHIIH", 0x06054B50, 0, 0, end["count"], end["count"], end["size"], end["start"],
        end.get("comment", len(around.comment)),
    )  # fmt: skip
    return body + tail + around.comment + around.suffix


def _local(part: Part) -> bytes:
    name = part.name if part.local_name is None else part.local_name
    it = part.fields(part.here)
    return (
        struct.pack(
            "<IHHHHHIIIHH", it.get("signature", 0x04034B50), 20, it["flags"], it["method"], 0, 0,
            it["crc"], it["packed"], it["size"], it.get("name", len(name)),
            it.get("extra", len(part.extra)),
        )
        + name
        + part.extra
    )  # fmt: skip


def _record(part: Part, offset: int) -> bytes:
    it = part.fields(part.there)
    return (
        struct.pack(
            "<IHHHHHHIIIHHHHHII", it.get("signature", 0x02014B50), 20, 20, it["flags"],
            it["method"], 0, 0, it["crc"], it["packed"], it["size"], it.get("name", len(part.name)),
            it.get("extra", 0), it.get("comment", 0), 0, 0, 0, it.get("offset", offset),
        )
        + part.name
    )  # fmt: skip

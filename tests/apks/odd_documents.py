"""Binary XML that Android does not open, and such as is made to hurt its reader."""

from __future__ import annotations

import struct

from tests.apks.axml import NAME, NOTHING, Node, axml, chunk, manifest, pool


def documents() -> dict[str, bytes]:
    """Name → a document that Android does not open."""
    xml, other = axml(manifest()), axml(Node("other", {"package": "a.b"}))
    first = xml.index(struct.pack("<HH", 0x0102, 16))

    def put(at: int, layout: str, *values: int) -> bytes:
        data = struct.pack(layout, *values)
        return xml[:at] + data + xml[at + len(data) :]

    return {
        "no bytes": b"",
        "plain xml": b'<manifest package="a.b"/>',
        "other root": other,
        "cut document": xml[: len(xml) // 2],
        "size outside": put(4, "<I", len(xml) + 4),
        "header outside": put(2, "<H", 0xFFFC),
        "chunk without size": put(first + 4, "<I", 0),
        "chunk that leads back": put(first + 4, "<I", 0xFFFFFFF0),
        "chunk of odd size": put(first + 4, "<I", 37),
        "chunk beyond": put(first + 4, "<I", 1 << 30),
        "short header": put(first + 2, "<H", 4),
        "attributes outside": put(first + 16 + 12, "<H", 9000),
        "many strings said": put(8 + 8, "<I", 0x10000000),
        "strings outside": put(8 + 20, "<I", 0x7FFFFFF0),
        "no pool": chunk(0x0003, b"", xml[first:]),
        "no nodes": chunk(0x0003, b"", pool(["a"])),
        "attributes without end": _endless(),
    }


def _endless() -> bytes:
    """Many elements, each of 65,535 attributes that are all the same bytes."""
    shape = struct.pack("<HHHHHH", 20, 0, 0xFFFF, 0, 0, 0)
    row = struct.pack("<IIIHBBI", NOTHING, 1, NOTHING, 8, 0, 3, 2)
    name = struct.pack("<II", NOTHING, 0)
    node = chunk(0x0102, struct.pack("<II", 1, 0), name + shape + row)
    return chunk(0x0003, b"", pool(["manifest", "package", "a.b"]) + node * 5000)


def overlapping() -> bytes:
    """Permissions whose names lie in each other: 2,000 of 30,000 letters each in 64 KB."""
    letters, count = 30_000, 2_000
    texts = ["", "manifest", "uses-permission", "package", "a.b"]
    data, offsets = b"", []
    for text in texts:
        offsets.append(len(data))
        data += struct.pack("<H", len(text)) + text.encode("utf-16-le") + b"\0\0"
    offsets += [len(data) + 2 * i for i in range(count)]
    data += struct.pack("<H", letters) * count
    data += b"".join(struct.pack("<H", 0x100 + i % 0x700) for i in range(letters + 1))
    data += b"\0" * (-len(data) % 4)
    table = b"".join(struct.pack("<I", one) for one in offsets)
    header = struct.pack("<IIIII", len(offsets), 0, 0, 28 + len(table), 0)
    strings = chunk(0x0001, header, table + data)
    ids = chunk(0x0180, b"", struct.pack("<I", NAME))
    root = _element(1, struct.pack("<IIIHBBI", NOTHING, 3, 4, 8, 0, 3, 4))
    end = chunk(0x0103, struct.pack("<II", 1, 0), struct.pack("<II", NOTHING, 2))
    rows = (struct.pack("<IIIHBBI", NOTHING, 0, NOTHING, 8, 0, 3, 5 + i) for i in range(count))
    uses = b"".join(_element(2, row) + end for row in rows)
    return chunk(0x0003, b"", strings + ids + root + uses)


def _element(name: int, row: bytes) -> bytes:
    shape = struct.pack("<IIHHHHHH", NOTHING, name, 20, 20, 1, 0, 0, 0)
    return chunk(0x0102, struct.pack("<II", 1, 0), shape + row)

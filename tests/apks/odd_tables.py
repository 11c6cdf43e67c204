"""APKs whose label is a resource, with tables that are good, damaged, or made to hurt."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from tests.apks.axml import ICON, LABEL, Node, Ref, axml, chunk, pool
from tests.apks.zips import Part, zipped

_NAME = b"AndroidManifest.xml"


def tables() -> dict[str, tuple[bytes, str | None, list[str]]]:
    """APKs whose label is resource 0x7F010000: the file, the label, and the notes."""
    xml = axml(
        Node(
            "manifest",
            {"package": "com.example.loan"},
            [Node("application", {LABEL: Ref(0x7F010000)})],
        )
    )

    def with_table(table: bytes) -> bytes:
        return zipped([Part(_NAME, xml), Part(b"resources.arsc", table)])

    good = _table([_entry(3, 0)])
    return {
        "a table": (with_table(good), "Loan", []),
        "no table": (zipped([Part(_NAME, xml)]), None, []),
        "no bytes": (with_table(b""), None, ["resources-damaged"]),
        "cut": (with_table(good[:-8]), None, ["resources-damaged"]),
        "itself": (with_table(_table([_entry(1, 0x7F010000)])), None, []),
        "in a circle": (
            with_table(_table([_entry(1, 0x7F010001), _entry(1, 0x7F010000)])),
            None,
            [],
        ),
        "a thousand ways": (
            with_table(_table([_entry(1, 0x7F010000)], types=40)),
            None,
            ["resources-damaged"],
        ),
        "a string outside": (with_table(_table([_entry(3, 99)])), None, []),
        "huge": (
            zipped(
                [
                    Part(_NAME, xml),
                    Part(b"resources.arsc", good, here={"size": 1 << 30}, there={"size": 1 << 30}),
                ]
            ),
            None,
            ["resources-large"],
        ),
    }


def png_head(side: int) -> bytes:
    """The beginning of a PNG that says that it is so wide and high."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", side, side)


ICON_REF = Ref(0x7F010000)
"""What names the icon of a `pictured` APK."""


def pictured(
    picture: bytes = png_head(48), root: Node | None = None, more: Sequence[Part] = ()
) -> bytes:
    """An APK with this picture as its icon, whose name has letters outside of ASCII."""
    path = "res/图.png"
    plain = Node(
        "manifest", {"package": "com.example.loan"}, [Node("application", {ICON: ICON_REF})]
    )
    table = _table([_entry(3, 0)], text=path)
    parts = [Part(_NAME, axml(root or plain)), Part(b"resources.arsc", table)]
    return zipped([*parts, Part(path.encode(), picture), *more])


def _entry(type: int, data: int) -> bytes:
    return struct.pack("<HHIHBBI", 8, 0, 0, 8, 0, type, data)


def _table(entries: list[bytes], types: int = 1, text: str = "Loan") -> bytes:
    offsets = b"".join(struct.pack("<I", 16 * i) for i in range(len(entries)))
    config = struct.pack("<I", 64).ljust(64, b"\0")
    head = struct.pack("<BBHII", 1, 0, 0, len(entries), 84 + len(offsets)) + config
    one = chunk(0x0201, head, offsets + b"".join(entries))
    header = struct.pack("<I", 0x7F) + bytes(256) + struct.pack("<IIIII", 0, 0, 0, 0, 0)
    return chunk(0x0002, struct.pack("<I", 1), pool([text]) + chunk(0x0200, header, one * types))

"""Binary XML, written as aapt writes it or as nobody should."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

LABEL, ICON, NAME, PERMISSION = 0x01010001, 0x01010002, 0x01010003, 0x01010006
VERSION_CODE, VERSION_NAME = 0x0101021B, 0x0101021C
MIN_SDK, TARGET_SDK, MAX_SDK = 0x0101020C, 0x01010270, 0x01010271
ANDROID = "http://schemas.android.com/apk/res/android"
NOTHING = 0xFFFFFFFF
_NAMES = {
    LABEL: "label", ICON: "icon", NAME: "name", PERMISSION: "permission",
    VERSION_CODE: "versionCode", VERSION_NAME: "versionName", MIN_SDK: "minSdkVersion",
    TARGET_SDK: "targetSdkVersion", MAX_SDK: "maxSdkVersion",
}  # fmt: skip


@dataclass(frozen=True)
class Ref:
    """A reference to a resource."""

    id: int


@dataclass(frozen=True)
class Node:
    """An element: attributes by resource id, or by name where they have no namespace."""

    name: str
    attributes: dict[int | str, str | int | Ref] = field(default_factory=dict)
    children: Sequence[Node] = ()


def manifest(*permissions: str, package: str = "com.example.loan", **more: str) -> Node:
    """A loan app's manifest with these permissions."""
    uses = [Node("uses-permission", {NAME: name}) for name in permissions]
    application = Node("application", {LABEL: more.get("label", "借钱宝")})
    sdk = Node("uses-sdk", {MIN_SDK: 21, TARGET_SDK: 33})
    root: dict[int | str, str | int | Ref] = {
        "package": package, VERSION_CODE: 7, VERSION_NAME: "1.2",
    }  # fmt: skip
    return Node("manifest", root, [sdk, *uses, application])


def chunk(type: int, header: bytes, body: bytes = b"", *, size: int | None = None) -> bytes:
    """A chunk, with another size than it has where one is given."""
    length = 8 + len(header) + len(body) if size is None else size
    return struct.pack("<HHI", type, 8 + len(header), length) + header + body


def pool(strings: Sequence[str], *, utf8: bool = False, count: int | None = None) -> bytes:
    """A pool of strings."""
    offsets, data = [], bytearray()
    for text in strings:
        offsets.append(len(data))
        data += _utf8(text) if utf8 else _utf16(text)
    data += b"\0" * (-len(data) % 4)
    table = b"".join(struct.pack("<I", one) for one in offsets)
    number = len(strings) if count is None else count
    start = 28 + len(table)
    header = struct.pack("<IIIII", number, 0, 256 if utf8 else 0, start if strings else 0, 0)
    return chunk(0x0001, header, table + data)


def _utf16(text: str) -> bytes:
    coded = text.encode("utf-16-le", "surrogatepass")
    length = len(coded) // 2
    long = struct.pack("<HH", 0x8000 | length >> 16, length & 0xFFFF)
    return (long if length > 0x7FFF else struct.pack("<H", length)) + coded + b"\0\0"


def _utf8(text: str) -> bytes:
    coded = text.encode("utf-8", "surrogatepass")
    return (
        _short(len(text.encode("utf-16-le", "surrogatepass")) // 2)
        + _short(len(coded))
        + coded
        + b"\0"
    )


def _short(length: int) -> bytes:
    return bytes([0x80 | length >> 8 & 0x7F, length & 0xFF]) if length > 0x7F else bytes([length])


@dataclass(frozen=True)
class Style:
    """How the document is written: `between` is put before each node, `rename` names attributes."""

    utf8: bool = False
    between: bytes = b""
    before: bytes = b""
    after: bytes = b""
    magic: int = 0x0003
    stride: int = 20
    spare: int = 0
    repeats: int = 1
    rename: Callable[[str], str] = str


class _Strings:
    def __init__(self, ids: Sequence[int], rename: Callable[[str], str]) -> None:
        self._ids = [*ids]
        self.all = [rename(_NAMES[one]) for one in ids]
        self._numbers: dict[str, int] = {}

    def attribute(self, key: int | str) -> int:
        return self._ids.index(key) if isinstance(key, int) else self.number(key)

    def number(self, text: str) -> int:
        """A string after those of the attributes with ids."""
        if text not in self._numbers:
            self._numbers[text] = len(self.all)
            self.all.append(text)
        return self._numbers[text]


def axml(root: Node, style: Style | None = None) -> bytes:
    """The document."""
    style = style or Style()
    ids = sorted({key for node in _walk(root) for key in node.attributes if isinstance(key, int)})
    strings = _Strings(ids, style.rename)
    space = struct.pack("<II", strings.number("android"), strings.number(ANDROID))
    opened = _node(0x0100, space)
    nodes = opened + b"".join(style.between + one for one in _nodes(root, strings, style))
    for number in range(style.spare):
        strings.number(f"spare {number}")
    texts = pool(strings.all, utf8=style.utf8)
    table = chunk(0x0180, b"", b"".join(struct.pack("<I", one) for one in ids))
    body = style.before + texts + table + nodes + _node(0x0101, space)
    return chunk(style.magic, b"", body) + style.after


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _walk(child)


def _nodes(node: Node, strings: _Strings, style: Style) -> Iterator[bytes]:
    rows = b""
    for key, value in node.attributes.items():
        for _ in range(style.repeats):
            rows += _attribute(key, value, strings).ljust(style.stride, b"\0")
    count = len(node.attributes) * style.repeats
    name = strings.number(node.name)
    shape = struct.pack("<HHHHHH", 20, style.stride, count, 0, 0, 0)
    yield _node(0x0102, struct.pack("<II", NOTHING, name) + shape + rows)
    for child in node.children:
        yield from _nodes(child, strings, style)
    yield _node(0x0103, struct.pack("<II", NOTHING, name))


def _node(type: int, body: bytes) -> bytes:
    return chunk(type, struct.pack("<II", 1, NOTHING), body)


def _attribute(key: int | str, value: str | int | Ref, strings: _Strings) -> bytes:
    space = strings.number(ANDROID) if isinstance(key, int) else NOTHING
    raw, type, data = NOTHING, 0x10, 0
    match value:
        case str():
            raw = data = strings.number(value)
            type = 0x03
        case Ref(id=id):
            type, data = 0x01, id
        case int():
            data = value & NOTHING
    name = strings.attribute(key)
    return struct.pack("<IIIHBBI", space, name, raw, 8, 0, type, data)

"""What the cases of trust.json are made of: fixed keys, signed texts, trees of files."""

from __future__ import annotations

import base64
import hashlib
import json
import struct
import zlib
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

Content = dict[str, Any]
Tree = dict[str, Any]
"""Path → text, or {"base64": …}."""


@dataclass(frozen=True)
class Key:
    """A key that is made from its name."""

    name: str
    private: Ed25519PrivateKey = field(init=False)
    id: str = field(init=False)
    public: str = field(init=False)

    def __post_init__(self) -> None:
        seed = hashlib.sha256(f"xiancha test key {self.name}".encode()).digest()
        private = Ed25519PrivateKey.from_private_bytes(seed)
        raw = private.public_key().public_bytes(
            serialization.Encoding.Raw, serialization.PublicFormat.Raw
        )
        object.__setattr__(self, "private", private)
        object.__setattr__(self, "id", hashlib.sha256(raw).hexdigest()[:16])
        object.__setattr__(self, "public", base64.b64encode(raw).decode())


def text_of(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def named(text: str) -> Content:
    """A text as a manifest or a timestamp names it."""
    return {"sha256": sha256(text), "size": len(text.encode())}


def signature(key: Key, text: str) -> str:
    return base64.b64encode(key.private.sign(text.encode())).decode()


def envelope(content: Content | str, *signers: Key) -> Content:
    signed = content if isinstance(content, str) else text_of(content)
    return {"signed": signed, "signatures": {key.id: signature(key, signed) for key in signers}}


def role(*keys: Key, threshold: int = 1) -> Content:
    return {"keys": {key.id: key.public for key in keys}, "threshold": threshold}


def packed(text: str, *, damage: str = "") -> Content:
    """A text as gzip of one stored block: the same bytes from any version of zlib."""
    body = text.encode()
    head = bytes.fromhex("1f8b0800000000000003")
    block = b"\x01" + struct.pack("<HH", len(body), 0xFFFF ^ len(body)) + body
    whole = head + block + struct.pack("<II", zlib.crc32(body), len(body))
    spoilt = {
        "": whole,
        "cut": whole[:-9],
        "flipped": whole[:20] + bytes([whole[20] ^ 1]) + whole[21:],
        "more": whole + b"more",
    }[damage]
    return {"base64": base64.b64encode(spoilt).decode()}


def file_path(text: str) -> str:
    return f"v2/files/{sha256(text)}.json.gz"

"""Ed25519 keys and signatures, as RFC 8032 defines them, read from base64 text. Pure."""

from __future__ import annotations

import base64
import hashlib
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

KEY = r"^[A-Za-z0-9+/]{43}=$"
"""A public key as base64 text."""
KEY_ID = r"^[0-9a-f]{16}$"
_SIGNATURE = re.compile(r"[A-Za-z0-9+/]{86}==")
_FIELD = 2**255 - 19
_ORDER_8 = int.from_bytes(
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"
)
_SMALL = (0, 1, _FIELD - 1, _ORDER_8, _FIELD - _ORDER_8)
"""The y of the eight points of small order on edwards25519 (RFC 8032, section 5.1)."""


def fingerprint(public: bytes) -> str:
    """SHA-256 of the raw public key, in hex; its first 16 digits are the key's id."""
    return hashlib.sha256(public).hexdigest()


def key_id(public: bytes) -> str:
    """The beginning of the fingerprint, which names a key."""
    return fingerprint(public)[:16]


def is_public_key(raw: bytes) -> bool:
    """False for another length and for a point of small order, which verifies the unsigned."""
    y = int.from_bytes(raw, "little") % 2**255
    return len(raw) == 32 and y % _FIELD not in _SMALL


def verify(public: bytes, text: bytes, signed: str) -> bool:
    """True where `signed`, as base64 text, is the signature of `text` by this key."""
    if not is_public_key(public) or not _SIGNATURE.fullmatch(signed):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(base64.b64decode(signed), text)
    except (InvalidSignature, ValueError):
        return False
    return True

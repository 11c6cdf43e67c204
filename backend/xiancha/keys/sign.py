"""Signing keys and signatures (Ed25519)."""

from __future__ import annotations

import base64
import os
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from xiancha.edition import ed25519


class KeyProblem(Exception):
    """A signing key is missing, unreadable or in the way; the message says what to do."""


def keep(key: Ed25519PrivateKey, file: Path) -> None:
    """Keep a key in `file`, readable by its owner only. Never overwrites one."""
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise KeyProblem(
            f"{file} exists already. Move it away first if you want a new key."
        ) from None
    with os.fdopen(descriptor, "wb") as out:
        out.write(pem)


def load_key(file: Path) -> Ed25519PrivateKey:
    """The signing key in `file`, which nobody but its owner may read. Raises KeyProblem."""
    try:
        if os.name == "posix" and file.stat().st_mode & 0o077:
            raise KeyProblem(
                f"Others than its owner may read {file}. If they never could, close it: "
                f"chmod 600 {file}. Else take the key back (docs/keys.md)."
            )
        key = serialization.load_pem_private_key(file.read_bytes(), password=None)
    except FileNotFoundError:
        raise KeyProblem(f"There is no signing key at {file}. Make one: xiancha keys new") from None
    except TypeError:
        raise KeyProblem(f"{file} is locked by a passphrase. Put a key there without.") from None
    except (ValueError, UnsupportedAlgorithm):
        raise KeyProblem(f"{file} is not a readable signing key. Restore it from a copy.") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyProblem(
            f"{file} is not an Ed25519 key. Move it away and make one: xiancha keys new"
        )
    return key


def public_key(text: str) -> bytes:
    """The raw public key from the text that `xiancha keys show` prints. Raises KeyProblem."""
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError:  # no base64
        raw = b""
    if not ed25519.is_public_key(raw):
        raise KeyProblem(f"“{text}” is no public key. Copy it from: xiancha keys show")
    return raw


def public_bytes(key: Ed25519PrivateKey | Ed25519PublicKey) -> bytes:
    """The raw 32 bytes of the public key."""
    public = key.public_key() if isinstance(key, Ed25519PrivateKey) else key
    return public.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def public_text(public: bytes) -> str:
    """A public key as base64 text."""
    return base64.b64encode(public).decode()


def signature(key: Ed25519PrivateKey, text: bytes) -> str:
    """The signature over these exact bytes, as base64 text."""
    return base64.b64encode(key.sign(text)).decode()

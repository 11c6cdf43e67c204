"""One signature over some bytes. Pure.

Numbers of algorithms: source.android.com, “APK Signature Scheme v2”.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import load_der_public_key

from xiancha.apk.signing_block import BlockSigner

_CURVES = ("secp256r1", "secp384r1", "secp521r1")


Hash = Literal["sha1", "sha256", "sha384", "sha512"]
Key = Literal["rsa-pss", "rsa", "ecdsa"]


class Algorithm(NamedTuple):
    """How a signature is made: the hash, the key, and the length of the salt of RSA-PSS."""

    hash: Hash
    key: Key
    salt: int = 0


ALGORITHMS = {
    0x0101: Algorithm("sha256", "rsa-pss", 32),
    0x0102: Algorithm("sha512", "rsa-pss", 64),
    0x0103: Algorithm("sha256", "rsa"),
    0x0104: Algorithm("sha512", "rsa"),
    0x0201: Algorithm("sha256", "ecdsa"),
    0x0202: Algorithm("sha512", "ecdsa"),
}
_HASHES: dict[Hash, Callable[[], hashes.HashAlgorithm]] = {
    "sha1": hashes.SHA1,
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}


class Unsupported(Exception):
    """A key that is not checked here."""


def is_signed(signer: BlockSigner, algorithm: int) -> bool:
    """True where the signature by this algorithm fits. Raises Unsupported."""
    return fits(signer.key, ALGORITHMS[algorithm], signer.signatures[algorithm], signer.signed)


def fits(spki: bytes, kind: Algorithm, signature: bytes, signed: bytes) -> bool:
    """True where the signature by this key fits these bytes. Raises Unsupported."""
    try:
        key = load_der_public_key(spki)
    except (ValueError, TypeError):
        return False
    except UnsupportedAlgorithm as error:
        raise Unsupported from error
    hash = _HASHES[kind.hash]()
    try:
        if isinstance(key, rsa.RSAPublicKey) and kind.key != "ecdsa":
            pss = padding.PSS(padding.MGF1(hash), kind.salt)
            key.verify(signature, signed, pss if kind.salt else padding.PKCS1v15(), hash)
            return True
        if isinstance(key, ec.EllipticCurvePublicKey) and kind.key == "ecdsa":
            if key.curve.name not in _CURVES:
                raise Unsupported
            key.verify(signature, signed, ec.ECDSA(hash))
            return True
    except InvalidSignature:
        pass
    return False

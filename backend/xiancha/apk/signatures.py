"""One signature over some bytes. Pure.

Numbers of algorithms: source.android.com, “APK Signature Scheme v2”.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, padding, rsa

from xiancha.apk.keys import Curve, CurveKey, DsaKey, RsaKey, read_key
from xiancha.apk.problems import Malformed
from xiancha.apk.signing_block import BlockSigner

Hash = Literal["md5", "sha1", "sha224", "sha256", "sha384", "sha512"]
Key = Literal["rsa-pss", "rsa", "ecdsa", "dsa"]


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
    0x0301: Algorithm("sha256", "dsa"),
}
_HASHES: dict[Hash, Callable[[], hashes.HashAlgorithm]] = {
    "md5": hashes.MD5,
    "sha1": hashes.SHA1,
    "sha224": hashes.SHA224,
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}
_CURVES: dict[Curve, Callable[[], ec.EllipticCurve]] = {
    "P-256": ec.SECP256R1,
    "P-384": ec.SECP384R1,
    "P-521": ec.SECP521R1,
}


def is_signed(signer: BlockSigner, algorithm: int) -> bool:
    """True where the signature by this algorithm fits. Raises Unsupported."""
    return fits(signer.key, ALGORITHMS[algorithm], signer.signatures[algorithm], signer.signed)


def fits(spki: bytes, kind: Algorithm, signature: bytes, signed: bytes) -> bool:
    """True where the signature by this key fits these bytes. Raises Unsupported.

    One of a curve or of DSA is two numbers in DER in its one form, as BoringSSL takes them.
    """
    hash = _HASHES[kind.hash]()
    try:
        match read_key(spki):
            case RsaKey(modulus, exponent) if kind.key in ("rsa", "rsa-pss"):
                pss = padding.PSS(padding.MGF1(hash), kind.salt)
                rsa.RSAPublicNumbers(exponent, modulus).public_key().verify(
                    signature, signed, pss if kind.salt else padding.PKCS1v15(), hash
                )
            case CurveKey(curve, x, y) if kind.key == "ecdsa":
                point = ec.EllipticCurvePublicNumbers(x, y, _CURVES[curve]())
                point.public_key().verify(signature, signed, ec.ECDSA(hash))
            case DsaKey(prime, order, generator, public) if kind.key == "dsa":
                primes = dsa.DSAParameterNumbers(prime, order, generator)
                numbers = dsa.DSAPublicNumbers(public, primes)
                numbers.public_key().verify(signature, signed, hash)
            case _:
                return False
    except (InvalidSignature, Malformed, ValueError):
        return False
    return True

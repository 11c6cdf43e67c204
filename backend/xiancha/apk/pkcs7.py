"""PKCS #7, as the signature files of scheme v1 hold it: who signed which bytes. Pure.

Form: RFC 2315; what of it Android takes: AOSP, `PKCS7.java`, `SignerInfo.java`.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from xiancha.apk.certificate import Certificate, read_certificate, subject_text
from xiancha.apk.der import INTEGER, SEQUENCE, SET, Der, der_at
from xiancha.apk.problems import Malformed, Unsupported
from xiancha.apk.signatures import Algorithm, Hash, Key, fits

_BAD = "bad-signature"
_CERTIFICATES = _STATED = 0xA0
_OCTETS = 0x04
_CONTENT_TYPE, _MESSAGE_DIGEST = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"
_DIGESTS: dict[str, Hash] = {
    "1.2.840.113549.2.5": "md5",
    "1.3.14.3.2.26": "sha1",
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
    "2.16.840.1.101.3.4.2.4": "sha224",
}
_KEYS: dict[str, tuple[Key, Hash | None]] = {
    "1.2.840.113549.1.1.1": ("rsa", None),
    "1.2.840.113549.1.1.4": ("rsa", "md5"),
    "1.2.840.113549.1.1.5": ("rsa", "sha1"),
    "1.2.840.113549.1.1.11": ("rsa", "sha256"),
    "1.2.840.113549.1.1.12": ("rsa", "sha384"),
    "1.2.840.113549.1.1.13": ("rsa", "sha512"),
    "1.2.840.113549.1.1.14": ("rsa", "sha224"),
    "1.2.840.10040.4.1": ("dsa", None),
    "1.2.840.10040.4.3": ("dsa", "sha1"),
    "2.16.840.1.101.3.4.3.1": ("dsa", "sha224"),
    "2.16.840.1.101.3.4.3.2": ("dsa", "sha256"),
    "1.2.840.10045.2.1": ("ecdsa", None),
    "1.2.840.10045.4.1": ("ecdsa", "sha1"),
    "1.2.840.10045.4.3.2": ("ecdsa", "sha256"),
    "1.2.840.10045.4.3.3": ("ecdsa", "sha384"),
    "1.2.840.10045.4.3.4": ("ecdsa", "sha512"),
}
_HASHES: dict[Key, tuple[Hash, ...]] = {
    "rsa": ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"),
    "dsa": ("sha1", "sha224", "sha256"),
    "ecdsa": ("sha1", "sha256", "sha384", "sha512"),
}
"""What Android takes since 5.1 (apksig, `OidConstants.java`), but for curves with SHA-224."""


class _SignedData(NamedTuple):
    """The type of what is signed (and more where it is held), the certificates, the signers."""

    content: list[Der]
    certificates: list[Der]
    signers: list[Der]


def named_certificate(block: bytes) -> Certificate:
    """The certificate of the first signer. Raises Malformed."""
    data = _read(block)
    if not data.signers:
        raise Malformed(_BAD)
    return _certificate(data, data.signers[0])


def is_signed_block(block: bytes, signed: bytes) -> bool:
    """True where the block signs these bytes. Raises Malformed, Unsupported.

    Of several signers Android takes the first that fits; here it must be the one that is named.
    """
    data = _read(block)
    if len(data.content) != 1:
        raise Unsupported
    fitting = [one for one in data.signers if _is_signed_by(data, one, signed)]
    if not fitting:
        return False
    if _certificate(data, fitting[0]).whole != named_certificate(block).whole:
        raise Unsupported
    return True


def _read(block: bytes) -> _SignedData:
    parts = der_at(block, 0).child(1).child(0, SEQUENCE).children()
    held = next((one for one in parts if one.tag == _CERTIFICATES), None)
    if held is None or parts[-1].tag != SET:
        raise Malformed(_BAD)
    certificates = [one for one in held.children() if one.tag == SEQUENCE]
    content = parts[2].children() if len(parts) > 2 else []
    return _SignedData(content, certificates, parts[-1].children())


def _certificate(data: _SignedData, signer: Der) -> Certificate:
    """A signer's certificate.

    Its issuer may be written in another kind of string than the certificate has.
    """
    name = signer.child(1, SEQUENCE)
    issuer, serial = subject_text(name.child(0)), name.child(1, INTEGER)
    for certificate in (read_certificate(one.whole) for one in data.certificates):
        if certificate.issuer == issuer and certificate.serial == serial.content:
            return certificate
    raise Malformed(_BAD)


def _is_signed_by(data: _SignedData, signer: Der, signed: bytes) -> bool:
    parts = signer.children()
    stated = parts.pop(3) if len(parts) > 3 and parts[3].tag == _STATED else None
    if len(parts) < 5 or parts[4].tag != _OCTETS:
        raise Malformed(_BAD)
    hash, key = _algorithm(parts[2], parts[3])
    if stated:
        type, digest = _stated(stated, _CONTENT_TYPE), _stated(stated, _MESSAGE_DIGEST)
        if type.whole != data.content[0].whole:
            return False
        if digest.content != hashlib.new(hash, signed).digest():
            return False
        signed = bytes([SET]) + stated.whole[1:]
    public = _certificate(data, signer).key
    return fits(public, Algorithm(hash, key), parts[4].content, signed)


def _algorithm(digest: Der, signature: Der) -> tuple[Hash, Key]:
    """Raises Unsupported."""
    hash = _DIGESTS.get(digest.child(0).oid())
    key, own = _KEYS.get(signature.child(0).oid(), (None, None))
    if not hash or not key or own not in (None, hash) or hash not in _HASHES[key]:
        raise Unsupported
    return hash, key


def _stated(attributes: Der, oid: str) -> Der:
    """The one value of an attribute that is signed with the bytes. Raises Malformed."""
    found = [one for one in attributes.children() if one.child(0).oid() == oid]
    if len(found) != 1 or len(found[0].child(1, SET).children()) != 1:
        raise Malformed(_BAD)
    return found[0].child(1).child(0)

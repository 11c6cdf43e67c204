"""Scheme v1: the certificates in META-INF, and what they sign. Pure.

Files as AOSP's `StrictJarVerifier` takes them; PKCS #7 after RFC 2315.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from xiancha.apk.certificate import Certificate, read_certificate, subject_text
from xiancha.apk.der import INTEGER, SEQUENCE, SET, Der, der_at
from xiancha.apk.problems import ApkRefused, Malformed, Unsupported
from xiancha.apk.signatures import Algorithm, Hash, Key, fits
from xiancha.apk.source import Source
from xiancha.apk.zip_directory import Directory, Entry
from xiancha.apk.zip_entry import DEFLATED, contents

MOST_BLOCK = 4 * 1024 * 1024
_BAD = "bad-signature"
LIST = "META-INF/MANIFEST.MF"
_ENDS = (".RSA", ".DSA", ".EC")
_CERTIFICATES = _STATED = 0xA0
_OCTETS = 0x04
_CONTENT_TYPE, _MESSAGE_DIGEST = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"
_DIGESTS: dict[str, Hash] = {
    "1.3.14.3.2.26": "sha1",
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}
_KEYS: dict[str, tuple[Key, Hash | None]] = {
    "1.2.840.113549.1.1.1": ("rsa", None),
    "1.2.840.113549.1.1.5": ("rsa", "sha1"),
    "1.2.840.113549.1.1.11": ("rsa", "sha256"),
    "1.2.840.113549.1.1.12": ("rsa", "sha384"),
    "1.2.840.113549.1.1.13": ("rsa", "sha512"),
    "1.2.840.10045.2.1": ("ecdsa", None),
    "1.2.840.10045.4.1": ("ecdsa", "sha1"),
    "1.2.840.10045.4.3.2": ("ecdsa", "sha256"),
    "1.2.840.10045.4.3.3": ("ecdsa", "sha384"),
    "1.2.840.10045.4.3.4": ("ecdsa", "sha512"),
}
_MOST_SIGNERS = 10


class JarSigner(NamedTuple):
    """A signer of scheme v1: the file of its signature, and its certificate."""

    entry: Entry
    certificate: Certificate


def signature_files(directory: Directory) -> list[Entry]:
    """The signature files, by name; each has its .SF.

    None without META-INF/MANIFEST.MF: Android counts no signature then (`StrictJarVerifier`).
    """
    if LIST not in directory.entries:
        return []
    names = {_upper(name) for name in directory.entries if name.startswith("META-INF/")}
    return [
        entry
        for name, entry in sorted(directory.entries.items())
        if name.startswith("META-INF/") and _upper(name).endswith(_ENDS)
        and f"{_upper(name).rpartition('.')[0]}.SF" in names
    ]  # fmt: skip


def _upper(name: str) -> str:
    """The capital letters of ASCII."""
    return name.encode("latin-1").upper().decode("latin-1")


def jar_signers(source: Source, directory: Directory) -> list[JarSigner]:
    """The certificates that the signature files name. Raises Malformed."""
    found = signature_files(directory)
    if len(found) > _MOST_SIGNERS:
        raise Malformed(_BAD)
    try:
        blocks = [contents(source, directory, as_java(one), MOST_BLOCK) for one in found]
    except ApkRefused as problem:
        raise Malformed(_BAD) from problem
    return [JarSigner(entry, _signer(block)) for entry, block in zip(found, blocks, strict=True)]


def as_java(entry: Entry) -> Entry:
    """Java unpacks whatever is not stored (AOSP, `StrictJarFile.getZipInputStream`)."""
    return entry._replace(method=DEFLATED) if entry.method else entry


def _signer(block: bytes) -> Certificate:
    """The certificate of the first signer in PKCS #7.

    Its issuer may be written in another kind of string than the certificate has.
    """
    data = der_at(block, 0).child(1).child(0, SEQUENCE).children()
    held = next((one for one in data if one.tag == _CERTIFICATES), None)
    if held is None or data[-1].tag != SET:
        raise Malformed(_BAD)
    signer = data[-1].child(0, SEQUENCE).child(1, SEQUENCE)
    issuer, serial = subject_text(signer.child(0)), signer.child(1, INTEGER)
    for certificate in (read_certificate(one.whole) for one in _certificates(held)):
        if certificate.issuer == issuer and certificate.serial == serial.content:
            return certificate
    raise Malformed(_BAD)


def is_signed_block(block: bytes, signed: bytes) -> bool:
    """True where the block in PKCS #7 signs these bytes. Raises Malformed, Unsupported."""
    data = der_at(block, 0).child(1).child(0, SEQUENCE).children()
    infos, kind = data[-1].children(), data[2].children() if len(data) > 2 else []
    if len(infos) != 1 or len(kind) != 1:
        raise Unsupported
    parts = infos[0].children()
    stated = parts[3] if len(parts) > 3 and parts[3].tag == _STATED else None
    if stated:
        del parts[3]
    if len(parts) < 5 or parts[4].tag != _OCTETS:
        raise Malformed(_BAD)
    hash = _DIGESTS.get(parts[2].child(0).oid())
    key, own = _KEYS.get(parts[3].child(0).oid(), (None, None))
    if not hash or not key or own not in (None, hash):
        raise Unsupported
    if stated:
        type, digest = _stated(stated, _CONTENT_TYPE), _stated(stated, _MESSAGE_DIGEST)
        if not type or not digest or type.whole != kind[0].whole:
            return False
        if digest.content != hashlib.new(hash, signed).digest():
            return False
        signed = bytes([SET]) + stated.whole[1:]
    return fits(_signer(block).key, Algorithm(hash, key), parts[4].content, signed)


def _stated(attributes: Der, oid: str) -> Der | None:
    """The one value of an attribute that is signed with the bytes; None for none and for more."""
    found = [one for one in attributes.children() if one.child(0).oid() == oid]
    if len(found) != 1 or len(found[0].child(1, SET).children()) != 1:
        return None
    return found[0].child(1).child(0)


def _certificates(held: Der) -> list[Der]:
    return [one for one in held.children() if one.tag == SEQUENCE]

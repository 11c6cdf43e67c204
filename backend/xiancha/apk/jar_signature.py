"""Scheme v1: the certificates in META-INF. Pure.

Files as AOSP's `StrictJarVerifier` takes them; PKCS #7 after RFC 2315.
"""

from __future__ import annotations

from typing import NamedTuple

from xiancha.apk.certificate import Certificate, read_certificate, subject_text
from xiancha.apk.der import INTEGER, SEQUENCE, SET, Der, der_at
from xiancha.apk.problems import ApkRefused, Malformed
from xiancha.apk.source import Source
from xiancha.apk.zip_directory import Directory, Entry
from xiancha.apk.zip_entry import DEFLATED, contents

MOST_BLOCK = 4 * 1024 * 1024
_BAD = "bad-signature"
_LIST = "META-INF/MANIFEST.MF"
_ENDS = (".RSA", ".DSA", ".EC")
_CERTIFICATES = 0xA0
_MOST_SIGNERS = 10


class JarSigner(NamedTuple):
    """A signer of scheme v1: the file of its signature, and its certificate."""

    entry: Entry
    certificate: Certificate


def signature_files(directory: Directory) -> list[Entry]:
    """The signature files, by name; each has its .SF.

    None without META-INF/MANIFEST.MF: Android counts no signature then (`StrictJarVerifier`).
    """
    if _LIST not in directory.entries:
        return []
    names = {name.upper() for name in directory.entries if name.startswith("META-INF/")}
    return [
        entry
        for name, entry in sorted(directory.entries.items())
        if name.startswith("META-INF/") and name.upper().endswith(_ENDS)
        and f"{name.upper().rpartition('.')[0]}.SF" in names
    ]  # fmt: skip


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


def _certificates(held: Der) -> list[Der]:
    return [one for one in held.children() if one.tag == SEQUENCE]

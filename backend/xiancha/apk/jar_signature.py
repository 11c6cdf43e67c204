"""Scheme v1: the signature files in META-INF, and the certificates in them. Pure.

Files as AOSP's `StrictJarVerifier` takes them.
"""

from __future__ import annotations

from typing import NamedTuple

from xiancha.apk.certificate import Certificate
from xiancha.apk.pkcs7 import named_certificate
from xiancha.apk.problems import ApkRefused, Malformed
from xiancha.apk.source import Source
from xiancha.apk.zip_directory import Directory, Entry
from xiancha.apk.zip_entry import DEFLATED, contents

MOST_BLOCK = 4 * 1024 * 1024
_BAD = "bad-signature"
LIST = "META-INF/MANIFEST.MF"
_ENDS = (".RSA", ".DSA", ".EC")
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
    return [
        JarSigner(entry, named_certificate(block))
        for entry, block in zip(found, blocks, strict=True)
    ]


def as_java(entry: Entry) -> Entry:
    """Java unpacks whatever is not stored (AOSP, `StrictJarFile.getZipInputStream`)."""
    return entry._replace(method=DEFLATED) if entry.method else entry

"""The second pass over scheme v1: the list of files is signed, and each file has its digest. Pure.

Rules: AOSP, `StrictJarVerifier.java`, `StrictJarFile.java`, `ApkSignatureVerifier.java`
(`verifyV1Signature`). What Android reads in ways of its own, and curves with SHA-224, are not
checked: `unsupported`. Browsers hash bytes only whole, so what unpacks to more than the limits
below is `large`.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import NamedTuple

from xiancha.apk.facts import Signature, State
from xiancha.apk.jar_manifest import (
    JarManifest,
    digest_said,
    has_digest,
    is_digest,
    read_jar_manifest,
)
from xiancha.apk.jar_signature import LIST, MOST_BLOCK, as_java, signature_files
from xiancha.apk.pkcs7 import is_signed_block
from xiancha.apk.problems import ApkRefused, Unsupported
from xiancha.apk.source import Source
from xiancha.apk.zip_directory import Directory, Entry
from xiancha.apk.zip_entry import LOCAL_SIZE, contents

MOST_LIST = 8 * 1024 * 1024
MOST_FILE = 12 * 1024 * 1024
MOST_FILES = 256 * 1024 * 1024
"""Bytes, unpacked: of a list, of one file, of all."""
_NEWER = ("2", "3")
_BLOCK = (".RSA", ".DSA", ".EC")


class Progress(NamedTuple):
    """Bytes hashed, and bytes to hash."""

    done: int
    total: int


def check_jar(source: Source, directory: Directory) -> Generator[Progress, None, Signature]:
    """Check file by file. Of a file that cannot be unpacked it says `broken`."""
    state: State = "broken"
    try:
        if (yield from _is_whole(source, directory)):
            state = "verified"
    except Unsupported:
        state = "unsupported"
    except ApkRefused as problem:
        state = "large" if problem.code == "too-large" else "broken"
    return Signature(state=state, scheme="v1")


def _is_whole(source: Source, directory: Directory) -> Generator[Progress, None, bool]:
    listed = contents(source, directory, as_java(directory.entries[LIST]), MOST_LIST)
    manifest = read_jar_manifest(listed)
    signers = []
    for file in signature_files(directory):
        signer = _signer(source, directory, file, listed, manifest)
        if signer is None:
            return False
        signers.append(signer)
    if manifest.files.keys() - directory.entries.keys():
        return False
    files = _signed_files(directory)
    total, done = _size(files), 0
    for entry in files:
        signed = [entry.name in signer.files for signer in signers]
        section = manifest.files.get(entry.name)
        if section is None or not any(signed):
            return False
        if not all(signed):
            raise Unsupported
        said = digest_said(section, "digest")
        if said is None:
            raise Unsupported
        if not is_digest(said, contents(source, directory, as_java(entry), MOST_FILE)):
            return False
        done += entry.size
        yield Progress(done, total)
    return True


def _signed_files(directory: Directory) -> list[Entry]:
    """All but folders and what lies in META-INF, as they lie in the file."""
    files = (
        entry
        for name, entry in directory.entries.items()
        if not name.endswith("/") and not name.startswith("META-INF/")
    )
    return sorted(files, key=lambda one: one.offset)


def _size(files: Iterable[Entry]) -> int:
    """Bytes of all together.

    Raises ApkRefused where they are too many, and Unsupported where one lies in another: no honest
    file needs that, and each would be unpacked again.
    """
    total = largest = end = 0
    for one in files:
        if one.offset < end:
            raise Unsupported
        total += one.size
        largest = max(largest, one.size, one.packed)
        end = one.offset + LOCAL_SIZE + len(one.name) + (one.packed if one.method else one.size)
    if largest > MOST_FILE or total > MOST_FILES:
        raise ApkRefused("too-large")
    return total


def _signer(
    source: Source, directory: Directory, file: Entry, listed: bytes, manifest: JarManifest
) -> JarManifest | None:
    """What a signer signed; None where it does not fit."""
    stem, dot, end = file.name.rpartition(".")
    signed = directory.entries.get(f"{stem}.SF")
    if not signed or dot + end not in _BLOCK:
        raise Unsupported
    data = contents(source, directory, as_java(signed), MOST_LIST)
    block = contents(source, directory, as_java(file), MOST_BLOCK)
    if not is_signed_block(block, data):
        return None
    signer = read_jar_manifest(data)
    said = signer.main.headers
    if "signature-version" not in said or "signtool" in said.get("created-by", ""):
        raise Unsupported
    if any(one in said.get("x-android-apk-signed", "") for one in _NEWER):
        return None  # a newer signature was taken away
    if has_digest(signer.main, "digest-manifest-main-attributes", manifest.main.data) is False:
        return None
    if has_digest(signer.main, "digest-manifest", listed):
        return signer
    for name, section in signer.files.items():
        if name not in manifest.files:
            raise Unsupported
        if not has_digest(section, "digest", manifest.files[name].data):
            return None
    return signer

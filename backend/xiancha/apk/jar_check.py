"""The second pass over scheme v1: the list of files is signed, and each file has its digest. Pure.

Rules: AOSP, `StrictJarVerifier.java`, `StrictJarFile.java`, `ApkSignatureVerifier.java`
(`verifyV1Signature`). What Android reads in ways of its own, curves with SHA-224, and files of
more than 64 MiB (16 of SHA-384 and SHA-512) are not checked: `unsupported`.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
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
from xiancha.apk.zip_entry import contents

MOST_LIST = 16 * 1024 * 1024
MOST_FILE = 64 * 1024 * 1024
MOST_FILES = 1024 * 1024 * 1024
"""Bytes, unpacked: of a list, of one file, of all."""
MOST_WHOLE = 16 * 1024 * 1024
"""Bytes of a file whose hash browsers take whole alone, as they take all but _STREAMED."""
_STREAMED = ("sha1", "sha256")
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
    except ApkRefused:
        state = "broken"
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
    files = [*_signed_files(directory)]
    total, done = sum(one.size for one in files), 0
    if total > MOST_FILES or any(max(one.size, one.packed) > MOST_FILE for one in files):
        raise Unsupported
    for entry in files:
        signed = [entry.name in signer.files for signer in signers]
        section = manifest.files.get(entry.name)
        if section is None or not any(signed):
            return False
        if not all(signed):
            raise Unsupported
        said = digest_said(section, "digest")
        if said is None or (said.hash not in _STREAMED and entry.size > MOST_WHOLE):
            raise Unsupported
        if not is_digest(said, contents(source, directory, as_java(entry), MOST_FILE)):
            return False
        done += entry.size
        yield Progress(done, total)
    return True


def _signed_files(directory: Directory) -> Iterator[Entry]:
    """All but folders and what lies in META-INF."""
    for name, entry in directory.entries.items():
        if not name.endswith("/") and not name.startswith("META-INF/"):
            yield entry


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

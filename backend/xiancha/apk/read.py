"""The first pass: what an APK says of itself, from as few of its bytes as possible. Pure."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from xiancha.apk.bundle import find_base
from xiancha.apk.certificate import Certificate
from xiancha.apk.facts import Bundle, Facts, Scheme, Signature, Signer, State
from xiancha.apk.jar_signature import jar_signers
from xiancha.apk.manifest import (
    ICON,
    LABEL,
    MIN_SDK,
    TARGET_SDK,
    VERSION_CODE,
    VERSION_MAJOR,
    VERSION_NAME,
    Reference,
    read_manifest,
)
from xiancha.apk.problems import ApkRefused, Malformed
from xiancha.apk.resolved import Resolved
from xiancha.apk.resources import Resources
from xiancha.apk.signing_block import block_signers, read_signing_block
from xiancha.apk.source import Source
from xiancha.apk.zip_directory import Directory, Entry, read_directory
from xiancha.apk.zip_entry import DEFLATED, contents

MANIFEST, RESOURCES = "AndroidManifest.xml", "resources.arsc"
MOST_MANIFEST = 8 * 1024 * 1024
MOST_RESOURCES = 32 * 1024 * 1024
"""Bytes, unpacked."""
_ENCRYPTED = 1
_NEWEST_FIRST: tuple[Scheme, ...] = ("v3.1", "v3", "v2", "v1")


class Apk(NamedTuple):
    """An opened APK: itself, or the base of a bundle."""

    source: Source
    directory: Directory
    bundle: Bundle | None


def open_apk(source: Source) -> Apk:
    """The APK, or the base APK of a bundle. Raises ApkRefused."""
    directory = read_directory(source)
    if MANIFEST in directory.entries:
        return Apk(source, directory, None)
    base, bundle = find_base(source, directory)
    inner = read_directory(base)
    if MANIFEST not in inner.entries:
        raise ApkRefused("no-base")
    return Apk(base, inner, bundle)


def read_apk(source: Source) -> Facts:
    """What the file says, its signature unchecked. Raises ApkRefused."""
    return read_opened(open_apk(source))


def read_opened(apk: Apk) -> Facts:
    """What an opened APK says, its signature unchecked. Raises ApkRefused."""
    entry = apk.directory.entries[MANIFEST]
    manifest = read_manifest(contents(apk.source, apk.directory, entry, MOST_MANIFEST))
    has_references = any(isinstance(one, Reference) for one in manifest.values.values())
    resources, notes = _resources(apk) if has_references else (None, ())
    named = Resolved(manifest.values, resources)
    signers, signature = _signatures(apk)
    return Facts(
        package=manifest.package,
        split=manifest.split,
        version_name=named.text(VERSION_NAME),
        version_code=named.number(VERSION_CODE),
        version_code_major=named.number(VERSION_MAJOR),
        min_sdk=named.level(MIN_SDK),
        target_sdk=named.level(TARGET_SDK),
        label=named.text(LABEL),
        labels=named.texts(LABEL),
        icon=named.picture(ICON),
        permissions=manifest.permissions,
        permission_limits=manifest.limits,
        binds=manifest.binds,
        signers=signers,
        signature=signature,
        bundle=apk.bundle,
        notes=(*_oddities(entry), *notes, *named.notes),
    )


def _oddities(manifest: Entry) -> list[str]:
    """Tricks that Android lets pass and that readers stumble over."""
    tricks = {
        "encrypted-flag": manifest.flags & _ENCRYPTED,
        "unknown-method": manifest.method not in (0, DEFLATED),
    }
    return [name for name, is_there in tricks.items() if is_there]


def _resources(apk: Apk) -> tuple[Resources | None, tuple[str, ...]]:
    """The table of resources, or a note why there is none."""
    entry = apk.directory.entries.get(RESOURCES)
    if not entry:
        return None, ()
    try:
        return Resources(contents(apk.source, apk.directory, entry, MOST_RESOURCES)), ()
    except ApkRefused as problem:
        is_large = problem.code == "too-large"
        return None, ("resources-large" if is_large else "resources-damaged",)


def _signatures(apk: Apk) -> tuple[tuple[Signer, ...], Signature]:
    """Every certificate that is named; what Android cannot read counts as broken.

    Of an APK with a newer scheme Android does not look at v1.
    """
    signers: list[Signer] = []
    is_broken = False
    try:
        block = read_signing_block(apk.source, apk.directory)
        for scheme, value in block.values.items() if block else ():
            for one in block_signers(scheme, value):
                signers.append(_signer(scheme, one.certificate, one.min_sdk, one.max_sdk))
    except Malformed:
        is_broken = True
    try:
        signers += [
            _signer("v1", one.certificate) for one in jar_signers(apk.source, apk.directory)
        ]
    except Malformed:
        is_broken = is_broken or not signers
    state: State = "broken" if is_broken else "named" if signers else "unsigned"
    signers.sort(key=lambda one: _NEWEST_FIRST.index(one.scheme))
    return tuple(signers), Signature(state=state)


def _signer(
    scheme: Scheme, certificate: Certificate, min_sdk: int | None = None, max_sdk: int | None = None
) -> Signer:
    return Signer(
        scheme=scheme,
        sha256=hashlib.sha256(certificate.whole).hexdigest(),
        subject=certificate.subject,
        min_sdk=min_sdk,
        max_sdk=max_sdk,
    )

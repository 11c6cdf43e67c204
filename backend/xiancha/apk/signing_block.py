"""The APK signing block: signers of schemes v2, v3 and v3.1. Pure.

Layout: source.android.com, “APK Signature Scheme v2” and “v3”; AOSP, `ApkSigningBlockUtils.java`.
"""

from __future__ import annotations

from typing import NamedTuple

from xiancha.apk.certificate import Certificate, read_certificate
from xiancha.apk.facts import Scheme
from xiancha.apk.problems import Malformed
from xiancha.apk.source import Source, read_exactly
from xiancha.apk.view import View
from xiancha.apk.zip_directory import Directory

MOST_BLOCK = 16 * 1024 * 1024
_MAGIC, _FOOTER = b"APK Sig Block 42", 24
_BAD = "bad-signature"
SCHEMES: dict[int, Scheme] = {0x7109871A: "v2", 0xF05368C0: "v3", 0x1B93AD61: "v3.1"}
_MOST_SIGNERS = 10


class BlockSigner(NamedTuple):
    """One signer: what is signed, by which certificate, and for which API levels."""

    scheme: Scheme
    signed: bytes
    digests: dict[int, bytes]
    certificate: Certificate
    attributes: dict[int, bytes]
    signatures: dict[int, bytes]
    key: bytes
    min_sdk: int | None
    max_sdk: int | None


class SigningBlock(NamedTuple):
    """Where it begins, and the value of each scheme in it."""

    start: int
    values: dict[Scheme, View]


def read_signing_block(source: Source, directory: Directory) -> SigningBlock | None:
    """None where there is none: also where Android looks for none. Raises Malformed."""
    if directory.wide or directory.start + directory.size != directory.end:
        return None
    if directory.start < _FOOTER + 8:
        return None
    footer = read_exactly(source, directory.start - _FOOTER, _FOOTER)
    if footer[8:] != _MAGIC:
        return None
    size = View(footer).u64(0)
    start = directory.start - size - 8
    if size < _FOOTER or start < 0 or size > MOST_BLOCK:
        raise Malformed(_BAD)
    block = View(read_exactly(source, start, size + 8), code=_BAD)
    if block.u64(0) != size:
        raise Malformed(_BAD)
    return SigningBlock(start, _values(block.part(8, size - _FOOTER)))


def _values(pairs: View) -> dict[Scheme, View]:
    found: dict[Scheme, View] = {}
    at = 0
    while at < len(pairs):
        length = pairs.u64(at)
        if length < 4:
            raise Malformed(_BAD)
        pair = pairs.part(at + 8, length)
        scheme = SCHEMES.get(pair.u32(0))
        if scheme:
            found.setdefault(scheme, pair.part(4, length - 4))
        at += 8 + length
    return found


def block_signers(scheme: Scheme, value: View) -> list[BlockSigner]:
    """The signers of one scheme. Raises Malformed."""
    signers = sequence(prefixed(value, 0))
    if not 1 <= len(signers) <= _MOST_SIGNERS:
        raise Malformed(_BAD)
    return [_signer(scheme, each) for each in signers]


def _signer(scheme: Scheme, signer: View) -> BlockSigner:
    signed = prefixed(signer, 0)
    after = 4 + len(signed)
    levels = (None, None) if scheme == "v2" else (signer.u32(after), signer.u32(after + 4))
    signatures = prefixed(signer, after + (0 if scheme == "v2" else 8))
    key = prefixed(signer, signatures.end - signer.start)
    digests = prefixed(signed, 0)
    certificates = prefixed(signed, 4 + len(digests))
    at = 8 + len(digests) + len(certificates)
    if scheme != "v2" and (signed.u32(at), signed.u32(at + 4)) != levels:
        raise Malformed(_BAD)
    found = sequence(certificates)
    if not found:
        raise Malformed(_BAD)
    return BlockSigner(
        scheme,
        signed.bytes(),
        _by_algorithm(digests),
        read_certificate(found[0].bytes()),
        _attributes(signed, at + (0 if scheme == "v2" else 8)),
        _by_algorithm(signatures),
        key.bytes(),
        *levels,
    )


def _attributes(signed: View, at: int) -> dict[int, bytes]:
    """Some old signers leave the list out."""
    if at == len(signed):
        return {}
    return {one.u32(0): one.bytes(4) for one in sequence(prefixed(signed, at))}


def _by_algorithm(list: View) -> dict[int, bytes]:
    return {one.u32(0): prefixed(one, 4).bytes() for one in sequence(list)}


def prefixed(view: View, at: int) -> View:
    """What follows its length, in 32 bits."""
    return view.part(at + 4, view.u32(at))


def sequence(view: View) -> list[View]:
    """Parts one after the other, each behind its length."""
    found, at = [], 0
    while at < len(view):
        found.append(prefixed(view, at))
        at += 4 + len(found[-1])
    return found

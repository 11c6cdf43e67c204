"""The second pass: does the signature fit the whole file? Pure.

Schemes v2, v3 and v3.1: source.android.com, “APK Signature Scheme v2”; AOSP,
`ApkSigningBlockUtils.java`, `ApkSignatureSchemeV2Verifier.java`. Of several schemes the newest is
checked, as on a phone of today; v3.1 speaks for the newest phones alone, so v3 is checked with it.
Without any of these, v1 (`jar_check.py`). Signatures over fs-verity trees alone are not checked:
`unsupported`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator, Sequence
from typing import NamedTuple

from xiancha.apk.facts import Facts, Scheme, Signature, State
from xiancha.apk.jar_check import Progress, check_jar
from xiancha.apk.jar_signature import signature_files
from xiancha.apk.keys import is_same_key
from xiancha.apk.problems import ApkRefused, Malformed, Unsupported
from xiancha.apk.read import Apk
from xiancha.apk.rotation import is_proven
from xiancha.apk.signatures import ALGORITHMS, is_signed
from xiancha.apk.signing_block import (
    BlockSigner,
    SigningBlock,
    block_signers,
    read_signing_block,
)
from xiancha.apk.source import Source, read_exactly
from xiancha.apk.zip_directory import Directory

PIECE = 1024 * 1024
_STRIPPED, _V3 = 0xBEEFF00D, 3
_ROTATES_SINCE = 0x559F8B02
_NEEDS_V2 = 30
"""An app that was made for this API level needs more than v1 (AOSP, `ApkSignatureVerifier`)."""
_STARTS_AT = 16
_NEWEST_FIRST: tuple[Scheme, ...] = ("v3.1", "v3", "v2")


class _Ready(NamedTuple):
    """Signers whose signatures fit what they signed, each with the algorithm of its digest."""

    block: SigningBlock
    scheme: Scheme
    signers: list[BlockSigner]
    algorithms: list[int]


def check(apk: Apk, facts: Facts) -> Generator[Progress, None, Signature]:
    """Check the signature piece by piece. Raises ApkRefused where the file cannot be read."""
    found = _prepared(apk)
    if found is None:
        return (yield from _without_block(apk, facts))
    if isinstance(found, Signature):
        return found
    block, scheme, signers, algorithms = found
    hashes = sorted({ALGORITHMS[one].hash for one in algorithms})
    digests = yield from _digests(apk.source, apk.directory, block, hashes)
    fits = all(
        signer.digests[one] == digests[ALGORITHMS[one].hash]
        for signer, one in zip(signers, algorithms, strict=True)
    )
    return Signature(state="verified" if fits else "broken", scheme=scheme)


def _prepared(apk: Apk) -> Signature | _Ready | None:
    """What is to be hashed; or the answer, where the file need not be; None without a block."""
    try:
        block = read_signing_block(apk.source, apk.directory)
        if not block or not block.values:
            return None
        scheme = next(one for one in _NEWEST_FIRST if one in block.values)
        signers = _signers(block, scheme)
    except Malformed:
        return Signature(state="broken")
    algorithms = [one for one in map(_strongest, signers) if one is not None]
    if not all(_is_alike(one) for one in signers) or _is_stripped(block, signers):
        return Signature(state="broken", scheme=scheme)
    if len(algorithms) < len(signers):
        return Signature(state="unsupported", scheme=scheme)
    for signer, algorithm in zip(signers, algorithms, strict=True):
        state = _state(signer, algorithm)
        if state != "verified":
            return Signature(state=state, scheme=scheme)
    return _Ready(block, scheme, signers, algorithms)


def _state(signer: BlockSigner, algorithm: int) -> State:
    try:
        fits = is_signed(signer, algorithm) and is_proven(signer)
        return "verified" if fits else "broken"
    except Unsupported:
        return "unsupported"


def _without_block(apk: Apk, facts: Facts) -> Generator[Progress, None, Signature]:
    if not signature_files(apk.directory):
        return Signature(state="unsigned")
    found = yield from check_jar(apk.source, apk.directory)
    made_for = facts.min_sdk if facts.target_sdk is None else facts.target_sdk
    is_old = found.state == "verified" and isinstance(made_for, int) and made_for >= _NEEDS_V2
    return found.model_copy(update={"state": "outdated"}) if is_old else found


def _signers(block: SigningBlock, scheme: Scheme) -> list[BlockSigner]:
    schemes: tuple[Scheme, ...] = (scheme, "v3") if scheme == "v3.1" else (scheme,)
    return [
        signer
        for one in schemes
        if one in block.values
        for signer in block_signers(one, block.values[one])
    ]


def _is_alike(signer: BlockSigner) -> bool:
    """True where its key is its certificate's, and each of its signatures has its digest."""
    is_own = bool(signer.signatures) and is_same_key(signer.key, signer.certificate.key)
    return is_own and list(signer.digests) == list(signer.signatures)


def _is_stripped(block: SigningBlock, signers: list[BlockSigner]) -> bool:
    """True where a scheme was taken away of which an older one, or a newer one, tells."""
    if "v3" not in block.values:
        said = [one.attributes.get(_STRIPPED) for one in signers if one.scheme == "v2"]
        return "v3.1" in block.values or _V3.to_bytes(4, "little") in said
    newer = [one.min_sdk or 0 for one in signers if one.scheme == "v3.1"]
    since = min(newer).to_bytes(4, "little") if newer else None
    said = [one.attributes.get(_ROTATES_SINCE) for one in signers if one.scheme == "v3"]
    return any(one is not None and one != since for one in said)


def _strongest(signer: BlockSigner) -> int | None:
    known = [one for one in signer.signatures if one in ALGORITHMS]
    return max(known, key=lambda one: ALGORITHMS[one].hash, default=None)


def _digests(
    source: Source, directory: Directory, block: SigningBlock, hashes: Sequence[str]
) -> Generator[Progress, None, dict[str, bytes]]:
    """The digest of all but the signing block, by hash: over those of pieces of 1 MiB."""
    sections = [
        (0, block.start),
        (directory.start, directory.size),
        (directory.end, source.size - directory.end),
    ]
    pieces = [place for start, size in sections for place in _pieces(start, size)]
    total, done = sum(size for _, size in sections), 0
    count = len(pieces).to_bytes(4, "little")
    all = {name: hashlib.new(name, b"\x5a" + count) for name in hashes}
    for start, length in pieces:
        piece = read_exactly(source, start, length)
        if start == directory.end:
            piece = _moved(piece, block.start)
        for name, whole in all.items():
            head = b"\xa5" + length.to_bytes(4, "little")
            whole.update(hashlib.new(name, head + piece).digest())
        done += length
        yield Progress(done, total)
    return {name: whole.digest() for name, whole in all.items()}


def _pieces(start: int, size: int) -> Iterator[tuple[int, int]]:
    for at in range(0, size, PIECE):
        yield start + at, min(PIECE, size - at)


def _moved(end: bytes, start: int) -> bytes:
    """The end record as it was before the signing block came in: with the directory there."""
    return end[:_STARTS_AT] + start.to_bytes(4, "little") + end[_STARTS_AT + 4 :]


def checked(apk: Apk, facts: Facts) -> Signature:
    """Check the signature to its end. Raises ApkRefused where the file cannot be read."""
    steps = check(apk, facts)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found = end.value
            if not isinstance(found, Signature):
                raise ApkRefused("unreadable") from end
            return found

"""How a key was changed for another: the proof of rotation of schemes v3 and v3.1. Pure.

Layout: source.android.com, “APK Signature Scheme v3”; AOSP, `ApkSignatureSchemeV3Verifier.java`
(`verifyProofOfRotationStruct`).
"""

from __future__ import annotations

from xiancha.apk.certificate import read_certificate
from xiancha.apk.problems import Malformed, Unsupported
from xiancha.apk.signatures import ALGORITHMS, fits
from xiancha.apk.signing_block import BlockSigner, prefixed, sequence
from xiancha.apk.view import View

PROOF = 0x3BA06F8C
_VERSION = 1
_BAD = "bad-signature"


def is_proven(signer: BlockSigner) -> bool:
    """True where each certificate signed the next one and the last is the signer's.

    True as well without a proof. Raises Unsupported.
    """
    value = signer.attributes.get(PROOF)
    if value is None:
        return True
    try:
        return _is_chain(View(value, code=_BAD), signer)
    except Malformed:
        return False


def _is_chain(value: View, signer: BlockSigner) -> bool:
    if value.u32(0) != _VERSION:
        return False
    key, algorithm = b"", 0
    seen: list[bytes] = []
    for one in sequence(value.part(4, len(value) - 4)):
        signed = prefixed(one, 0)
        held = prefixed(signed, 0)
        after = 4 + len(signed)
        signature = prefixed(one, after + 8).bytes()
        certificate = read_certificate(held.bytes())
        if seen:
            if signed.u32(4 + len(held)) != algorithm or certificate.whole in seen:
                return False
            if algorithm not in ALGORITHMS:
                raise Unsupported
            if not fits(key, ALGORITHMS[algorithm], signature, signed.bytes()):
                return False
        seen.append(certificate.whole)
        key, algorithm = certificate.key, one.u32(after + 4)
    return bool(seen) and seen[-1] == signer.certificate.whole

"""Signatures, blocks of them, keys and proofs of rotation: cases that the extension shares."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from xiancha.apk.certificate import read_certificate
from xiancha.apk.keys import is_same_key
from xiancha.apk.pkcs7 import is_signed_block
from xiancha.apk.problems import Malformed, Unsupported
from xiancha.apk.rotation import PROOF, is_proven
from xiancha.apk.signatures import Algorithm, fits
from xiancha.apk.signing_block import BlockSigner

_FOLDER = Path(__file__).parents[2] / "cases"
CASES = json.loads((_FOLDER / "apk-signatures.json").read_text("utf-8"))
BLOCKS = json.loads((_FOLDER / "apk-blocks.json").read_text("utf-8"))["blocks"]


def test_a_signature_fits_or_not() -> None:
    assert len(CASES["signatures"]) > 100
    for case in CASES["signatures"]:
        key, signature, signed = (bytes.fromhex(case[it]) for it in ("key", "signature", "signed"))
        try:
            said = "fits" if fits(key, _algorithm(case), signature, signed) else "broken"
        except Unsupported:
            said = "unsupported"
        assert said == case["says"], case["name"]


def _algorithm(case: dict[str, Any]) -> Algorithm:
    return Algorithm(case["hash"], case["kind"], case["salt"])


def test_a_block_signs_a_file_or_not() -> None:
    assert BLOCKS
    for case in BLOCKS:
        block, signed = (bytes.fromhex(case[part]) for part in ("block", "signed"))
        try:
            said = "fits" if is_signed_block(block, signed) else "broken"
        except Malformed:
            said = "broken"
        except Unsupported:
            said = "unsupported"
        assert said == case["says"], case["name"]


@pytest.mark.parametrize("case", CASES["rotations"], ids=lambda case: case["name"])
def test_a_change_of_keys_is_proven_or_not(case: dict[str, Any]) -> None:
    signer = _signer(bytes.fromhex(case["certificate"]), {PROOF: bytes.fromhex(case["proof"])})
    try:
        said = "proven" if is_proven(signer) else "broken"
    except Unsupported:
        said = "unsupported"
    assert said == case["says"]


def test_without_a_proof_nothing_is_to_be_proven() -> None:
    assert is_proven(_signer(bytes.fromhex(CASES["rotations"][0]["certificate"]), {}))


def _signer(certificate: bytes, attributes: dict[int, bytes]) -> BlockSigner:
    read = read_certificate(certificate)
    return BlockSigner("v3", b"", {}, read, attributes, {}, read.key, 28, 33)


@pytest.mark.parametrize("case", CASES["keys"], ids=lambda case: case["name"])
def test_keys_are_the_same_or_not(case: dict[str, Any]) -> None:
    one, other = bytes.fromhex(case["one"]), bytes.fromhex(case["other"])
    assert is_same_key(one, other) is case["says"]
    assert is_same_key(other, one) is case["says"]

import base64
import json
import re
import stat
from pathlib import Path

import pytest
from commands import Command
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed448, rsa, x25519
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from xiancha.edition import ed25519
from xiancha.keys import sign
from xiancha.settings import Settings

CASES = json.loads((Path(__file__).parents[2] / "cases" / "keys.json").read_text("utf-8"))


def test_a_key_is_made_once_and_kept_for_its_owner(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "key.pem"
    made = Ed25519PrivateKey.generate()
    sign.keep(made, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert sign.public_bytes(sign.load_key(file)) == sign.public_bytes(made)
    with pytest.raises(sign.KeyProblem, match="exists already"):
        sign.keep(made, file)


def test_a_missing_or_broken_key_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(sign.KeyProblem, match="xiancha keys new"):
        sign.load_key(tmp_path / "none.pem")
    (tmp_path / "broken.pem").write_text("nonsense")
    (tmp_path / "broken.pem").chmod(0o600)
    with pytest.raises(sign.KeyProblem, match="not a readable"):
        sign.load_key(tmp_path / "broken.pem")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o620])
def test_a_key_that_others_may_read_or_write_signs_nothing(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "key.pem"
    sign.keep(Ed25519PrivateKey.generate(), file)
    file.chmod(mode)
    with pytest.raises(sign.KeyProblem, match=f"chmod 600 {file}"):
        sign.load_key(file)
    file.chmod(0o400)
    sign.load_key(file)


OTHERS = {
    "X25519": x25519.X25519PrivateKey.generate,
    "Ed448": ed448.Ed448PrivateKey.generate,
    "P-256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "RSA": lambda: rsa.generate_private_key(65537, 2048),
}


def written(key: Ed25519PrivateKey, passphrase: bytes = b"") -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(passphrase)
        if passphrase
        else serialization.NoEncryption(),
    )


@pytest.fixture
def key_file(settings: Settings, xiancha: Command) -> Path:
    """The editions key, to be spoilt."""
    xiancha("keys", "new")
    return next(settings.keys.glob("editions-*.pem"))


@pytest.mark.parametrize("kind", OTHERS)
def test_a_key_of_another_kind_signs_nothing(
    settings: Settings, xiancha: Command, key_file: Path, kind: str
) -> None:
    key_file.write_bytes(written(OTHERS[kind]()))
    with pytest.raises(sign.KeyProblem, match="is not an Ed25519 key"):
        sign.load_key(key_file)
    for command in (["publish"], ["keys", "show"]):
        code, out, err = xiancha(*command)
        assert (code, out) == (1, "")
        assert re.fullmatch(r"xiancha: .* is not an Ed25519 key\. .*: xiancha keys new\n", err)
    assert not settings.editions.exists()


def test_a_key_behind_a_passphrase_is_told(xiancha: Command, key_file: Path) -> None:
    key_file.write_bytes(written(Ed25519PrivateKey.generate(), b"secret"))
    code, _, err = xiancha("keys", "show")
    assert (code, err) == (
        1,
        f"xiancha: {key_file} is locked by a passphrase. Put a key there without.\n",
    )


@pytest.mark.parametrize("case", CASES["keys"], ids=lambda case: case["why"])
def test_which_public_keys_are_taken(case: dict[str, str | bool]) -> None:
    text = str(case["public"])
    if case["taken"]:
        assert ed25519.is_public_key(sign.public_key(text))
    else:
        with pytest.raises(sign.KeyProblem, match="is no public key"):
            sign.public_key(text)


def test_a_key_of_small_order_verifies_nothing() -> None:
    """Without being refused the first of them verifies any manifest by one signature."""
    raw = [base64.b64decode(case["public"]) for case in CASES["keys"][:14]]
    anything = Ed25519PublicKey.from_public_bytes(raw[0])
    anything.verify(base64.b64decode(CASES["signature"]), b"what nobody signed")
    for small in raw:
        for manifest in (b"what nobody signed", b"{}", *(b"%d" % n for n in range(16))):
            assert not ed25519.verify(small, manifest, CASES["signature"])


def test_only_the_exact_bytes_and_key_verify() -> None:
    key, other = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    public = sign.public_bytes(key)
    signed = sign.signature(key, b"manifest")
    assert ed25519.verify(public, b"manifest", signed)
    assert not ed25519.verify(public, b"manifesT", signed)
    assert not ed25519.verify(sign.public_bytes(other), b"manifest", signed)
    assert not ed25519.verify(public, b"manifest", "no base64!")
    assert ed25519.key_id(public) == ed25519.fingerprint(public)[:16]


@pytest.mark.parametrize("text", ["", "abc", "===", base64.b64encode(b"short").decode()])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(sign.KeyProblem, match="is no public key"):
        sign.public_key(text)

import stat
from pathlib import Path

import pytest

from xiancha.edition import sign


def test_a_key_is_made_once_and_kept_for_its_owner(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "key.pem"
    made = sign.new_key(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert sign.public_bytes(sign.load_key(file)) == sign.public_bytes(made)
    with pytest.raises(sign.KeyProblem, match="exists already"):
        sign.new_key(file)


def test_a_missing_or_broken_key_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(sign.KeyProblem, match="xiancha keys new"):
        sign.load_key(tmp_path / "none.pem")
    (tmp_path / "broken.pem").write_text("nonsense")
    with pytest.raises(sign.KeyProblem, match="not a readable"):
        sign.load_key(tmp_path / "broken.pem")


def test_only_the_exact_bytes_and_key_verify(tmp_path: Path) -> None:
    key, other = sign.new_key(tmp_path / "a.pem"), sign.new_key(tmp_path / "b.pem")
    public = sign.public_bytes(key)
    signed = sign.signature(key, b"manifest")
    assert sign.verify(public, b"manifest", signed)
    assert not sign.verify(public, b"manifesT", signed)
    assert not sign.verify(sign.public_bytes(other), b"manifest", signed)
    assert not sign.verify(public, b"manifest", "no base64!")
    assert sign.key_id(public) == sign.fingerprint(public)[:16]

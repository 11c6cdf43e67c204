"""When an edition in a folder is one of a revoked key: docs/editions.md, “What a reader does”."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from laid_out import MANIFEST

from xiancha.edition import files, verify

sys.path.insert(0, str(Path(__file__).parents[2]))
from cases.trust_desk import Content, Key, envelope, role, text_of
from cases.trust_editions import E1, E2, K1, STRANGER, T1, keys

FIRST = envelope(keys(editions=role(E1, E2)), K1)
ONE_REVOKED = keys(2, editions=role(E2), revoked=[E1.id])
BOTH_NEEDED = keys(editions=role(E1, E2, threshold=2))


def is_revoked(editions: Path, signed: Content, *lists: Content) -> bool:
    for path, content in (
        (files.KEYS, list(lists)),
        (files.manifest_path(MANIFEST.edition), signed),
    ):
        place = editions / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text_of(content), "utf-8")
    return verify.is_revoked(editions, MANIFEST.edition)


@pytest.mark.parametrize(
    ("signers", "expected"),
    [((E1,), True), ((E2,), False), ((E1, E2), False), ((STRANGER,), False), ((), False)],
)
def test_it_is_where_too_few_others_signed(
    tmp_path: Path, signers: tuple[Key, ...], expected: bool
) -> None:
    signed = envelope(MANIFEST.text(), *signers)
    assert is_revoked(tmp_path, signed, FIRST, envelope(ONE_REVOKED, K1)) is expected
    assert is_revoked(tmp_path, signed, FIRST) is False


def test_one_of_two_that_must_sign_is_too_few(tmp_path: Path) -> None:
    later = keys(2, editions=role(E2, STRANGER, threshold=2), revoked=[E1.id])
    lists = (envelope(BOTH_NEEDED, K1), envelope(later, K1))
    assert is_revoked(tmp_path, envelope(MANIFEST.text(), E1, E2), *lists)


def test_a_revoked_key_that_is_only_named_has_not_signed(tmp_path: Path) -> None:
    """Anybody can write a key's id beside a signature."""
    rotated = keys(2, editions=role(STRANGER), revoked=[E1.id, T1.id], timestamp=role(E2))
    signed = envelope(MANIFEST.text(), E2)
    named = {"signatures": signed["signatures"] | {E1.id: signed["signatures"][E2.id]}}
    assert is_revoked(tmp_path, signed | named, FIRST, envelope(rotated, K1)) is False

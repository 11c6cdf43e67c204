"""When a list of keys disowns an edition that is held: docs/editions.md, “What a reader does”."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from laid_out import MANIFEST

from xiancha.edition import keys_list
from xiancha.edition.envelope import Envelope
from xiancha.edition.errors import Refused
from xiancha.edition.manifest import Manifest

sys.path.insert(0, str(Path(__file__).parents[2]))
from cases.trust_desk import Content, Key, envelope, role, text_of
from cases.trust_editions import E1, E2, K1, STRANGER, T1, keys

FIRST = envelope(keys(editions=role(E1, E2)), K1)
ONE_REVOKED = keys(2, editions=role(E2), revoked=[E1.id])
BOTH_NEEDED = keys(editions=role(E1, E2, threshold=2))


def is_disowned(signed: Content, *lists: Content) -> bool:
    chain = [Envelope.read(text_of(one)) for one in lists]
    text = Envelope.read(text_of(signed))
    _, signers = keys_list.opened(keys_list.versions(chain), Manifest, "editions", text)
    return keys_list.newest(chain).disowns("editions", signers)


@pytest.mark.parametrize(
    ("signers", "expected"),
    [((E1,), True), ((E2,), False), ((E1, E2), False)],
)
def test_it_is_where_too_few_others_signed(signers: tuple[Key, ...], expected: bool) -> None:
    signed = envelope(MANIFEST.text(), *signers)
    assert is_disowned(signed, FIRST, envelope(ONE_REVOKED, K1)) is expected
    assert is_disowned(signed, FIRST) is False


def test_one_of_two_that_must_sign_is_too_few() -> None:
    later = keys(2, editions=role(E2, STRANGER, threshold=2), revoked=[E1.id])
    lists = (envelope(BOTH_NEEDED, K1), envelope(later, K1))
    assert is_disowned(envelope(MANIFEST.text(), E1, E2), *lists)


def test_a_revoked_key_that_is_only_named_has_not_signed() -> None:
    """Anybody can write a key's id beside a signature."""
    rotated = keys(2, editions=role(STRANGER), revoked=[E1.id, T1.id], timestamp=role(E2))
    signed = envelope(MANIFEST.text(), E2)
    named = {"signatures": signed["signatures"] | {E1.id: signed["signatures"][E2.id]}}
    assert is_disowned(signed | named, FIRST, envelope(rotated, K1)) is False


@pytest.mark.parametrize("signers", [(STRANGER,), (), (K1,)])
def test_what_no_key_of_the_role_ever_signed_is_not_held(signers: tuple[Key, ...]) -> None:
    with pytest.raises(Refused):
        is_disowned(envelope(MANIFEST.text(), *signers), FIRST, envelope(ONE_REVOKED, K1))

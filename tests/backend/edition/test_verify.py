"""What bounds the next timestamp: the one that readers of a list of keys may hold."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from xiancha.edition import keys_list
from xiancha.edition.envelope import Envelope
from xiancha.edition.errors import Refused
from xiancha.edition.keys_list import KeysList
from xiancha.edition.timestamp import Timestamp
from xiancha.edition.verify import Held, bound

sys.path.insert(0, str(Path(__file__).parents[2]))
from cases.trust_desk import Content, Key, envelope, role, signature, text_of
from cases.trust_editions import K1, NEW, STRANGER, T1, T2, keys

FIRST = envelope(keys(timestamp=role(T1)), K1)
LEFT = envelope(keys(2, timestamp=role(T2)), K1)
REVOKED = envelope(keys(2, timestamp=role(T2), revoked=[T1.id]), K1)


def versions(*lists: Content) -> list[KeysList]:
    return keys_list.versions([Envelope.read(text_of(one)) for one in lists])


def stamped(*signers: Key) -> bytes:
    return text_of(envelope(NEW.stamp(), *signers)).encode()


@pytest.mark.parametrize("lists", [(FIRST,), (FIRST, LEFT)])
def test_a_key_that_has_or_had_the_role_bounds_the_next(lists: tuple[Content, ...]) -> None:
    believed = bound(versions(*lists), stamped(T1))
    assert believed is not None
    assert believed.edition.number == NEW.number


@pytest.mark.parametrize("offered", [stamped(), stamped(STRANGER), stamped(K1), b"[]"])
def test_what_readers_never_believed_bounds_nothing(offered: bytes) -> None:
    assert bound(versions(FIRST, LEFT), offered) is None


def test_what_a_revoked_key_alone_signed_is_forgotten() -> None:
    assert bound(versions(FIRST, REVOKED), stamped(T1)) is None
    assert bound(versions(FIRST, REVOKED), stamped(T2, T1)) is not None


def test_what_is_held_goes_when_the_key_that_signed_it_is_revoked() -> None:
    newest, oldest = versions(FIRST, REVOKED)
    stamp = Timestamp.read(Envelope.read(stamped(T1)).signed)
    held = Held(keys=oldest).with_timestamp(stamp, frozenset([T1.id]))
    held = held.with_retractions(3, frozenset([T1.id]))
    assert held.with_keys(oldest) == held
    after = held.with_keys(newest)
    assert (after.timestamp, after.retractions) == (None, None)


def test_of_two_lists_that_do_not_believe_a_text_the_newest_says_why() -> None:
    damaged = {**envelope(NEW.stamp()), "signatures": {T2.id: signature(T2, "another text")}}
    with pytest.raises(Refused) as refused:
        keys_list.opened(
            versions(FIRST, LEFT), Timestamp, "timestamp", Envelope.read(text_of(damaged))
        )
    assert refused.value.code == "bad_signature", "the list before would say: unknown_key"

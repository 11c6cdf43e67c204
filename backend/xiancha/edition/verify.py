"""What a reader believes of what it is offered: docs/editions.md, “What a reader does”. Pure.

Each step takes what is held and the bytes that were offered, and gives what is believed or raises
Refused; `update` takes them in turn. The extension's `core/edition/verify.js` has the same steps;
tests/cases/trust.json holds both to the same answers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from pydantic import Field

from xiancha.edition import keys_list, timestamp
from xiancha.edition.envelope import Content, Counted, Envelope, KeyId, Role, Said
from xiancha.edition.errors import Refusal, Refused
from xiancha.edition.keys_list import KeysList
from xiancha.edition.manifest import Manifest
from xiancha.edition.retractions import Retractions
from xiancha.edition.timestamp import NamedEdition, NamedRetractions, Timestamp

Signers = Annotated[frozenset[KeyId], Field(strict=False)]


class SignedBy(Said):
    """Which keys' signatures were found right on what is held."""

    timestamp: Signers = frozenset()
    edition: Signers = frozenset()
    retractions: Signers = frozenset()


class Held(Said):
    """What a reader has in hand: `edition` is a number, `retractions` a version."""

    keys: KeysList
    timestamp: Timestamp | None = None
    edition: Counted | None = None
    retractions: Counted | None = None
    signed_by: SignedBy = SignedBy()

    @property
    def is_quiet(self) -> bool:
        """May the edition in hand show quiet verdicts? Not if the list of keys disowns it."""
        is_held = self.edition is not None
        return is_held and not self.keys.disowns("editions", self.signed_by.edition)

    def with_keys(self, keys: KeysList) -> Held:
        """The same under another version of the list; what that disowns is forgotten.

        The edition stays, to be read without quiet verdicts.
        """
        held, by = self.model_copy(update={"keys": keys}), self.signed_by
        if keys.disowns("timestamp", by.timestamp):
            held = held.model_copy(update={"timestamp": None})
        if keys.disowns("editions", by.retractions):
            held = held.model_copy(update={"retractions": None})
        return held

    def with_timestamp(self, stamp: Timestamp, by: frozenset[str]) -> Held:
        """The same with the timestamp that is believed now."""
        signed_by = self.signed_by.model_copy(update={"timestamp": by})
        return self.model_copy(update={"timestamp": stamp, "signed_by": signed_by})

    def with_retractions(self, version: int, by: frozenset[str]) -> Held:
        """The same with another list of retractions."""
        signed_by = self.signed_by.model_copy(update={"retractions": by})
        return self.model_copy(update={"retractions": version, "signed_by": signed_by})

    def with_edition(self, number: int, by: frozenset[str]) -> Held:
        """The same with another edition, once all its files are there."""
        signed_by = self.signed_by.model_copy(update={"edition": by})
        return self.model_copy(update={"edition": number, "signed_by": signed_by})


def names_later_keys(held: Held, offered: bytes) -> bool:
    """Does a timestamp, believed or not, speak of a later list of keys? Then ask for that first."""
    try:
        stamp = Timestamp.read(Envelope.read(offered).signed)
    except Refused:
        return False
    return stamp.keys > held.keys.version


def after_keys(held: Held, offered: bytes) -> tuple[Held, Refusal | None]:
    """What is held after `v2/keys.json`, and why it was not followed to its end, if it was not."""
    keys, refused = keys_list.forward(held.keys, offered)
    return held.with_keys(keys), refused


def believed_timestamp(
    held: Held, offered: bytes, now: datetime, unfollowed: Refusal | None = None
) -> tuple[Timestamp, frozenset[str]]:
    """The timestamp that is offered, and which keys signed it.

    Raises Refused, with `unfollowed` where it names a list of keys that could not be followed.
    """
    stamp, by = _opened(Timestamp, held.keys.roles.timestamp, offered, timestamp.LIMIT)
    if stamp.issued_at > now + timestamp.AHEAD:
        raise Refused("ahead")
    if _is_older(held, stamp):
        raise Refused("older")
    if stamp.keys > held.keys.version:
        raise Refused(unfollowed or "unreachable")
    return stamp, by


def _is_older(held: Held, stamp: Timestamp) -> bool:
    """Is it older than the one held, or names what is older than what is held?

    An edition that is disowned gives way to any: its number may be a thief's.
    """
    last, version = held.timestamp, stamp.retractions.version if stamp.retractions else 0
    if last and (stamp.issued_at < last.issued_at or stamp.keys < last.keys):
        return True
    number = held.edition if held.edition and held.is_quiet else 0
    return stamp.edition.number < number or version < (held.retractions or 0)


def bound(versions: Sequence[KeysList], offered: bytes) -> Timestamp | None:
    """The timestamp that readers of this list may hold, so that they refuse an older one.

    None for one that they never believed, or forget: `versions` has the list, the newest first.
    """
    try:
        stamp, by = keys_list.opened(versions, Timestamp, "timestamp", Envelope.read(offered))
    except Refused:
        return None
    return None if versions[0].disowns("timestamp", by) else stamp


def is_frozen(stamp: Timestamp, now: datetime) -> bool:
    """Did a server that answered stop at an old timestamp?"""
    return now - stamp.issued_at > timestamp.FROZEN


def wanted_retractions(held: Held, stamp: Timestamp) -> NamedRetractions | None:
    """The list to fetch, None where the one named is held."""
    named = stamp.retractions
    return named if named and named.version != held.retractions else None


def believed_retractions(
    held: Held, named: NamedRetractions, offered: bytes
) -> tuple[Retractions, frozenset[str]]:
    """The list that was fetched, and which keys signed it. Raises Refused."""
    _must_be_named(named, offered)
    content, by = _opened(Retractions, held.keys.roles.editions, offered, named.size)
    if content.version != named.version:
        raise Refused("malformed")
    return content, by


def wanted_edition(held: Held, stamp: Timestamp) -> NamedEdition | None:
    """The edition to fetch, None where it is held. One that is disowned is replaced."""
    is_held = held.is_quiet and stamp.edition.number == held.edition
    return None if is_held else stamp.edition


def believed_manifest(
    held: Held, named: NamedEdition, offered: bytes, now: datetime
) -> tuple[Manifest, frozenset[str]]:
    """The manifest that was fetched, and which keys signed it. Raises Refused."""
    _must_be_named(named, offered)
    content, by = _opened(Manifest, held.keys.roles.editions, offered, named.size)
    if content.edition != named.number:
        raise Refused("malformed")
    if content.expires_at <= now:
        raise Refused("expired")
    return content, by


def _must_be_named(named: NamedEdition | NamedRetractions, offered: bytes) -> None:
    if len(offered) != named.size or hashlib.sha256(offered).hexdigest() != named.sha256:
        raise Refused("tampered")


def _opened(
    kind: type[Content], role: Role, offered: bytes, limit: int
) -> tuple[Content, frozenset[str]]:
    if len(offered) > limit:
        raise Refused("malformed")
    return Envelope.read(offered).opened(kind, role)

"""Cases of trust.json: rotated, revoked and stolen keys."""

from __future__ import annotations

from typing import Any

from cases.trust_desk import Content, Tree, envelope, key_id, role, text_of
from cases.trust_editions import (
    E1,
    E2,
    K1,
    K2,
    K3,
    LIST_1,
    LIST_2,
    MORNING,
    NEW,
    OLD,
    ROTATED,
    SECOND,
    SMALL,
    STRANGER,
    T1,
    T2,
    YESTERDAY,
    Edition,
    case,
    held,
    keys,
)


def rotation() -> None:
    fresh = Edition(signer=E2)

    def offer(*lists: Content, version: int = 2) -> Tree:
        return fresh.tree(T2, keys=version) | {"v2/keys.json": text_of([LIST_1, *lists])}

    case("rotation: signed by old and new", offer(LIST_2), taken=SECOND, keys=2)
    third = envelope(keys(3, keys=role(K3), editions=role(E2), timestamp=role(T2)), K2, K3)
    case("rotation: two versions at once", offer(LIST_2, third, version=3), taken=SECOND, keys=3)
    twice = offer(LIST_2, envelope(keys(2), K1), third, version=3)
    case("rotation: another of the same version is passed over", twice, taken=SECOND, keys=3)
    same = NEW.tree(T2, keys=2) | {"v2/keys.json": text_of([LIST_1, LIST_2])}
    case(
        "rotation: what another key signed stays quiet", same, held(NEW), keys=2, timestamp=MORNING
    )
    case(
        "rotation: a new key's timestamp is not older",
        OLD.tree(T2, keys=2, issued_at=YESTERDAY) | {"v2/keys.json": text_of([LIST_1, LIST_2])},
        held(timestamp=OLD.stamp()),
        keys=2,
        refused="older",
    )

    # The timestamps that follow are by the key that is held: it names a list that is refused.
    def refusing(
        name: str,
        code: str,
        *lists: Content,
        reached: int = 1,
        first: Content = LIST_1,
        version: int = 2,
    ) -> None:
        tree = NEW.tree(keys=version) | {"v2/keys.json": text_of([first, *lists])}
        case(f"rotation: {name}", tree, trust={"keys": [first]}, refused=code, keys=reached)

    refusing("by the new keys alone", "unknown_key", envelope(ROTATED, K2))
    refusing("by the old keys alone", "unknown_key", envelope(ROTATED, K1))
    refusing("by nobody", "unsigned", envelope(ROTATED))
    refusing("by the editions key", "unknown_key", envelope(keys(2), E1))
    refusing("a version is missing", "malformed", envelope(keys(3), K1), version=3)
    refusing("the list is not there", "unreachable")
    beyond = envelope(keys(3), STRANGER)
    refusing(
        "as far as versions follow",
        "unknown_key",
        envelope(keys(2), K1),
        beyond,
        reached=2,
        version=3,
    )
    three = role(K1, K2, K3, threshold=2)
    first = envelope(keys(keys=three), K1, K2)
    refusing(
        "one of two that must sign", "unsigned", envelope(keys(2, keys=three), K1), first=first
    )
    second = text_of([first, envelope(keys(2, keys=three), K1, K3)])
    case(
        "rotation: two of three sign",
        NEW.tree(keys=2) | {"v2/keys.json": second},
        trust={"keys": [first]},
        taken=SECOND,
        keys=2,
    )
    once = envelope(keys(revoked=[E2.id]), K1)
    refusing("revokes no more", "malformed", envelope(keys(2), K1), first=once)
    small = {"keys": {key_id(SMALL): SMALL}, "threshold": 1}
    spoilt = {
        "a key of small order": keys(2, editions=small),
        "an id that is another key's": keys(
            2, editions={"keys": {E1.id: E2.public}, "threshold": 1}
        ),
        "a key of two roles": keys(2, timestamp=role(E1)),
        "a revoked key with a role": keys(2, revoked=[T1.id]),
        "no threshold": keys(2, editions=role(E1, threshold=0)),
        "another type": keys(2, type="edition"),
    }
    for name, content in spoilt.items():
        refusing(name, "malformed", envelope(content, K1))
    for name, mirror in (
        ("a byte order mark", "https://keys.example.org/\ufeff"),
        ("a next line", "https://keys.example.org/\x85"),
        ("another script", "https://鍵.example"),
        ("a script", "javascript:alert(1)"),
        ("a blank", "https://keys.example.org/a b"),
    ):
        refusing(
            f"a mirror's address with {name}", "malformed", envelope(keys(2, mirrors=[mirror]), K1)
        )
    long = NEW.tree(keys=2) | {"v2/keys.json": text_of([LIST_1, LIST_2]) + " " * 2**16}
    case("rotation: a list of more than 64 kB", long, refused="malformed")
    unasked = NEW.tree() | {"v2/keys.json": "<html>"}
    case("rotation: a list that no timestamp names is not asked for", unasked, taken=SECOND)


def revocation() -> None:
    second = envelope(keys(2, editions=role(E2), timestamp=role(T2), revoked=[E1.id, T1.id]), K1)
    lists = text_of([LIST_1, second])
    same = NEW.tree(T2, keys=2) | {"v2/keys.json": lists}
    case(
        "revoked: the edition in hand is quiet no more",
        same,
        held(NEW),
        keys=2,
        quiet=False,
        timestamp=None,
        refused="unknown_key",
    )
    fresh = Edition(signer=E2).tree(T2, keys=2) | {"v2/keys.json": lists}
    case("revoked: replaced", fresh, keys=2, taken=SECOND)
    far = Edition(9000000000)
    ahead = held(far, timestamp=far.stamp("2026-11-28T11:00:00Z"))
    case("revoked: a thief's number far ahead gives way", fresh, ahead, keys=2, taken=SECOND)
    only = envelope(keys(2, timestamp=role(T2), revoked=[T1.id]), K1)
    stamped = NEW.tree(T2, keys=2) | {"v2/keys.json": text_of([LIST_1, only])}
    case(
        "revoked: a thief's timestamp ahead gives way",
        stamped,
        held(timestamp=OLD.stamp("2026-11-28T11:00:00Z")),
        keys=2,
        taken=SECOND,
    )
    _disowned()
    case(
        "stolen timestamp key: no edition that it signed",
        Edition(signer=T1).tree(),
        refused="unknown_key",
    )
    case(
        "stolen timestamp key: no edition that is not there",
        {"v2/timestamp.json": text_of(envelope(far.stamp(), T1))},
        refused="unreachable",
    )
    mirrors = ["https://keys.example.org/editions"]
    first = envelope(keys(mirrors=mirrors), K1)
    mirrored = text_of([first, second])
    stolen = NEW.tree() | {"v2/keys.json": text_of([first])}
    case(
        "stolen server: a mirror tells of the revocation",
        stolen,
        held(),
        mirrored=[mirrored],
        trust={"keys": [first]},
        keys=2,
        quiet=False,
        timestamp=None,
        refused="unknown_key",
    )
    case(
        "a mirror that lies changes nothing",
        stolen,
        held(),
        trust={"keys": [first]},
        mirrored=["<html>", text_of([envelope(keys(2), STRANGER)])],
        taken=SECOND,
    )
    case(
        "nobody reached but a mirror",
        {},
        held(),
        mirrored=[mirrored],
        trust={"keys": [first]},
        keys=2,
        quiet=False,
        timestamp=None,
        refused="unreachable",
    )
    whole = NEW.tree() | {"v2/keys.json": text_of([first, envelope(keys(2), K1)])}
    case(
        "with mirrors the server's own list is asked for each time",
        whole,
        trust={"keys": [first]},
        keys=2,
        taken=SECOND,
    )


def _disowned() -> None:
    """A revoked key takes back what too few others of the role signed with it."""
    mirrors = ["https://keys.example.org/editions"]
    both = role(E1, E2)

    def after(name: str, first: Content, later: Content, before: Content, **more: Any) -> None:
        """What is held of `before` once the list `later` was followed; the server gives no more."""
        lists = [envelope(keys(mirrors=mirrors, **first), K1), envelope(keys(2, **later), K1)]
        case(
            f"revoked: {name}",
            more.pop("files", {}),
            before,
            trust={"keys": lists[:1]},
            mirrored=[text_of(lists)],
            **{"keys": 2, "refused": "unreachable", **more},
        )

    by_both = held(NEW, signed_by={"edition": [E1.id, E2.id]})
    one_left = {"editions": role(E2), "revoked": [E1.id]}
    after("another who signed it has the role", {"editions": both}, one_left, by_both)
    after(
        "one of two that must sign is left",
        {"editions": role(E1, E2, threshold=2)},
        {"editions": role(E2, K3, threshold=2), "revoked": [E1.id]},
        by_both,
        quiet=False,
    )
    after(
        "another who signed it left the role",
        {"editions": both},
        {"editions": role(K3), "revoked": [E1.id]},
        by_both,
        quiet=False,
    )
    after(
        "a key that signed nothing of it",
        {"editions": both},
        one_left,
        held(NEW, signed_by={"edition": [E2.id]}),
    )
    stamped = held(NEW, timestamp=NEW.stamp(), signed_by={"timestamp": [T1.id, T2.id]})
    after(
        "a timestamp that another signed too bounds the next",
        {"timestamp": role(T1, T2)},
        {"timestamp": role(T2), "revoked": [T1.id]},
        stamped,
        files={"v2/timestamp.json": text_of(envelope(NEW.stamp(YESTERDAY, keys=2), T2))},
        refused="older",
    )
    signers = {"edition": [E1.id, E2.id], "retractions": [E1.id, E2.id]}
    after(
        "retractions that another signed too hold",
        {"editions": both},
        one_left,
        held(NEW, retractions=7, signed_by=signers),
        files={"v2/timestamp.json": text_of(envelope(NEW.stamp(keys=2), T1))},
        refused="older",
    )

"""Cases of trust.json: who signed it, how old it is, and retractions."""

from __future__ import annotations

from typing import Any

from cases.trust_desk import (
    Content,
    Key,
    Tree,
    envelope,
    file_path,
    named,
    packed,
    role,
    signature,
    text_of,
)
from cases.trust_editions import (
    E1,
    E2,
    K1,
    LIST_1,
    MORNING,
    NEW,
    NOTHING,
    NOW,
    OLD,
    SECOND,
    STRANGER,
    T1,
    T2,
    YESTERDAY,
    Edition,
    case,
    held,
    keys,
)


def signatures() -> None:
    whole, text = NEW.tree(), text_of(NEW.stamp())

    def stamped(signatures: Content) -> Tree:
        signed = {"signed": text, "signatures": signatures}
        return whole | {"v2/timestamp.json": text_of(signed)}

    case("timestamp: not signed", stamped({}), refused="unsigned")
    case("timestamp: by a stranger", NEW.tree(STRANGER), refused="unknown_key")
    case("timestamp: by the editions key", NEW.tree(E1), refused="unknown_key")
    case("timestamp: by the keys key", NEW.tree(K1), refused="unknown_key")
    wrong = signature(STRANGER, text)
    case("timestamp: a stranger under our id", stamped({T1.id: wrong}), refused="bad_signature")
    case("timestamp: no base64", stamped({T1.id: "no base64 !"}), refused="bad_signature")
    right = signature(T1, text)
    both = stamped({STRANGER.id: wrong, T1.id: right})
    case("timestamp: a stranger beside our key", both, taken=SECOND)
    changed = whole["v2/timestamp.json"].replace("09:00:00", "10:00:00")
    case("timestamp: changed", whole | {"v2/timestamp.json": changed}, refused="bad_signature")
    for signer, who in ((T1, "timestamp"), (K1, "keys"), (STRANGER, "stranger's")):
        case(f"edition: by the {who} key", Edition(signer=signer).tree(), refused="unknown_key")
    two = keys(timestamp=role(T1, T2, threshold=2))
    trust = {"keys": [envelope(two, K1)]}
    case("timestamp: one of two that must sign", whole, trust=trust, refused="unsigned")
    case(
        "timestamp: both that must sign",
        stamped({T1.id: right, T2.id: signature(T2, text)}),
        trust=trust,
        taken=SECOND,
    )
    case(
        "timestamp: one right, one wrong of two that must sign",
        stamped({T1.id: right, T2.id: wrong}),
        trust=trust,
        refused="bad_signature",
    )


def time_and_order() -> None:
    whole = NEW.tree()
    case(
        "frozen: four days old",
        whole,
        held(NEW, timestamp=NEW.stamp()),
        now="2026-12-01T09:00:00Z",
        frozen=True,
    )
    case(
        "not frozen: three days old",
        whole,
        held(NEW, timestamp=NEW.stamp()),
        now="2026-11-30T09:00:00Z",
    )
    case(
        "nobody reached after four days",
        {},
        held(NEW, timestamp=NEW.stamp()),
        now="2026-12-01T09:00:00Z",
        refused="unreachable",
    )
    case(
        "frozen: an old edition at the first take",
        whole,
        NOTHING,
        taken=SECOND,
        frozen=True,
        now="2026-12-01T09:00:00Z",
    )
    case(
        "a timestamp more than a day ahead",
        NEW.tree(issued_at="2026-11-28T12:00:01Z"),
        refused="ahead",
    )
    case(
        "a timestamp a day ahead",
        NEW.tree(issued_at="2026-11-28T12:00:00Z"),
        taken=SECOND,
        timestamp="2026-11-28T12:00:00Z",
    )
    for moment in (
        "2026-11-26T24:00:00Z",
        "2026-11-31T09:00:00Z",
        "2025-02-29T09:00:00Z",
        "2026-11-27T08:59:60Z",
        "0000-01-01T00:00:00Z",
        "2026-11-27T09:00:00z",
        "2026-11-27 09:00:00Z",
        "2026-11-27T09:00:00.5Z",
    ):
        offered = NEW.tree(issued_at=moment)
        case(f"a moment that is none: {moment}", offered, NOTHING, refused="malformed")
    before = held(NEW, timestamp=NEW.stamp())
    case("rollback: an older timestamp", OLD.tree(issued_at=YESTERDAY), before, refused="older")
    case(
        "rollback: an older edition, stamped anew", OLD.tree(issued_at=NOW), before, refused="older"
    )
    later = held(NEW, timestamp=NEW.stamp(keys=2))
    case(
        "rollback: an earlier list of keys",
        NEW.tree(issued_at=NOW),
        later,
        refused="older",
        trust={"keys": [LIST_1, envelope(keys(2), K1)]},
        keys=2,
    )
    expired = Edition(expires_at=NOW)
    case("an edition that expires now", expired.tree(), refused="expired")
    case(
        "an edition that has a second left",
        Edition(expires_at="2026-11-27T12:00:01Z").tree(),
        taken=SECOND,
    )


def retractions() -> None:
    def listed(version: int, signer: Key = E1, **changes: Any) -> str:
        entry = {"what": "host", "value": "9Fo0Yl6VzYvxkYkl0ZyEXw", "on": "2026-11-27"}
        head = {"type": "retractions", "version": version, "issued_at": MORNING}
        return text_of(envelope(head | {"entries": [entry]} | changes, signer))

    def tree(
        text: str, version: int, edition: Edition = OLD, signer: Key = T1, **more: Any
    ) -> Tree:
        pointer = {"version": version, **named(text)}
        return edition.tree(signer, retractions=pointer, **more) | {file_path(text): packed(text)}

    def having(version: int, edition: Edition = OLD) -> Content:
        return held(edition, retractions=version, signed_by={"retractions": [E1.id]})

    one, two = listed(1), listed(2)
    case("retractions: the first", tree(one, 1), retractions=1, timestamp=MORNING)
    case(
        "retractions: the next, with an edition",
        tree(two, 2, NEW),
        having(1),
        retractions=2,
        taken=SECOND,
    )
    missing = {path: text for path, text in tree(two, 2).items() if path != file_path(two)}
    case("retractions: those held are not fetched", missing, having(2), timestamp=MORNING)
    case("retractions: missing", missing, having(1), refused="unreachable")
    case("retractions: rolled back", tree(one, 1), having(2), refused="older")
    case("retractions: named no more", OLD.tree(), having(2), refused="older")
    tampered = tree(two, 2) | {file_path(two): packed(two.replace("host", "name"))}
    case("retractions: tampered", tampered, having(1), refused="tampered")
    case("retractions: by the timestamp key", tree(listed(1, T1), 1), refused="unknown_key")
    case("retractions: another version inside", tree(listed(3), 2), refused="malformed")
    strange = listed(1, entries=[{"what": "colour", "value": "red", "on": "2026-11-27"}])
    case("retractions: of what nobody knows", tree(strange, 1), refused="malformed")
    case(
        "retractions: hold although the edition is refused",
        tree(two, 2, Edition(signer=T1)),
        having(1),
        retractions=2,
        refused="unknown_key",
    )
    second = envelope(keys(2, editions=role(E2), revoked=[E1.id]), K1)
    fresh = Edition(signer=E2)
    anew = tree(listed(1, E2), 1, fresh, keys=2) | {"v2/keys.json": text_of([LIST_1, second])}
    case(
        "revoked: a thief's retractions are forgotten",
        anew,
        having(999),
        keys=2,
        retractions=1,
        taken=SECOND,
    )

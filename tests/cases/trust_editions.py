"""The reader and the publisher of trust.json: what is held, what is offered, what comes of it."""

from __future__ import annotations

from typing import Any

from cases.trust_desk import (
    Content,
    Key,
    Tree,
    envelope,
    file_path,
    manifest_path,
    named,
    packed,
    role,
    sha256,
    text_of,
)

NOW = "2026-11-27T12:00:00Z"
MORNING, YESTERDAY = "2026-11-27T09:00:00Z", "2026-11-26T09:00:00Z"
FIRST, SECOND = 1764000000, 1764086400
K1, K2, K3, E1, E2, T1, T2 = map(Key, ("K1", "K2", "K3", "E1", "E2", "T1", "T2"))
STRANGER = Key("stranger")
SMALL = "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
CASES: list[Content] = []


def keys(version: int = 1, **changes: Any) -> Content:
    """A list of keys; `changes` are its roles and other fields."""
    roles = {"keys": role(K1), "editions": role(E1), "timestamp": role(T1)}
    roles |= {name: changes.pop(name) for name in roles if name in changes}
    head = {"type": "keys", "version": version, "published_at": YESTERDAY, "roles": roles}
    return head | {"revoked": [], "mirrors": []} | changes


LIST_1 = envelope(keys(), K1)
ROTATED = keys(2, keys=role(K2), editions=role(E2), timestamp=role(T2))
LIST_2 = envelope(ROTATED, K1, K2)


def stamp(edition: Content, issued_at: str = MORNING, **more: Any) -> Content:
    head = {"type": "timestamp", "issued_at": issued_at, "keys": 1, "edition": edition}
    return head | more


class Edition:
    """One edition: its parts, its manifest, the timestamp that names it; each can be spoilt."""

    def __init__(self, number: int = SECOND, signer: Key = E1, **changes: Any) -> None:
        self.number = number
        self.coverage = text_of({"registers": [], "of": number})
        self.doors = text_of({"doors": ["the same in each edition"]})
        parts = {"coverage.json": named(self.coverage), "help.json": named(self.doors)}
        self.index = text_of(parts)
        files: Content = {"zh-CN/": named(self.index)}
        files["lookup.sqlite"] = {"sha256": sha256("a database"), "size": 10}
        head = {"type": "edition", "format": 2, "edition": number, "published_at": YESTERDAY}
        rest = {"expires_at": "2027-01-10T09:00:00Z", "files": files, "registers": {}}
        self.manifest = text_of(envelope(head | rest | changes, signer))

    @property
    def pointer(self) -> Content:
        return {"number": self.number, **named(self.manifest)}

    def stamp(self, issued_at: str = MORNING, **more: Any) -> Content:
        return stamp(self.pointer, issued_at, **more)

    def tree(self, signer: Key = T1, **more: Any) -> Tree:
        """All files, with a timestamp by `signer`; `more` are fields of the timestamp."""
        parts = {file_path(text): packed(text) for text in (self.coverage, self.doors, self.index)}
        return {
            "v2/keys.json": text_of([LIST_1]),
            "v2/timestamp.json": text_of(envelope(self.stamp(**more), signer)),
            manifest_path(self.number): packed(self.manifest),
            **parts,
        }


OLD, NEW = Edition(FIRST), Edition()


def held(edition: Edition = OLD, **more: Any) -> Content:
    """A reader that took an edition yesterday."""
    signed_by = {"timestamp": [T1.id], "edition": [E1.id], "retractions": []}
    stood = {"timestamp": edition.stamp(YESTERDAY), "edition": edition.number, "retractions": None}
    return stood | {"signed_by": signed_by | more.pop("signed_by", {})} | more


NOTHING = {"timestamp": None, "edition": None, "retractions": None, "signed_by": {}}


def case(name: str, files: Tree, before: Content | None = None, **more: Any) -> None:
    """Add a case. What `more` does not say of the result is that of an edition taken."""
    before = held() if before is None else before
    trust = more.pop("trust", {"keys": [LIST_1]})
    now, mirrored = more.pop("now", NOW), more.pop("mirrored", [])
    taken = more.pop("taken", None)
    result = {
        "taken": taken,
        "refused": None,
        "frozen": False,
        "keys": 1,
        "retractions": before["retractions"],
        "timestamp": MORNING if taken else (before["timestamp"] or {}).get("issued_at"),
        "quiet": bool(taken or before["edition"]),
    }
    asked = {"name": name, "trust": trust, "held": before, "now": now, "files": files}
    CASES.append(asked | {"mirrored": mirrored, "result": result | more})

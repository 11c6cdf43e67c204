"""A reader, a publisher, and thieves of his keys and server: docs/threat-model.md."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from stored import accept, row

from xiancha.edition import DATABASE, files, keys_list
from xiancha.edition.keys_list import KeysList, RoleName
from xiancha.edition.manifest import Manifest, read_index
from xiancha.edition.update import Update, fetched, update
from xiancha.edition.verify import Held
from xiancha.keys import keyring, next_version
from xiancha.keys.keyring import Keyring
from xiancha.publish import new_edition, retract, sign_timestamp
from xiancha.store import Store

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


class Reader:
    """Holds what it believes, and asks a folder as if that were a server."""

    def __init__(self, keys: KeysList) -> None:
        self.held, self.asked = Held(keys=keys), list[str]()

    def ask(self, server: Path, now: datetime, *mirrors: Path) -> Update:
        """One round; what came of it is held."""
        self.asked.clear()

        def get(path: str, limit: int) -> bytes | None:
            self.asked.append(path)
            file = server / path
            return file.read_bytes()[: limit + 1] if file.is_file() else None

        def take(manifest: Manifest) -> None:
            for name, ref in manifest.files.items():
                if name != DATABASE:
                    body = fetched(get, name, ref)
                    parts = read_index(body) if name.endswith("/") else {}
                    for one, part in parts.items():
                        fetched(get, f"{name}{one}", part)

        mirrored = [(mirror / files.KEYS).read_bytes() for mirror in mirrors]
        made = update(self.held, get, take, now, mirrored)
        self.held = made.held
        return made


class Publisher:
    """One who publishes; a thief has a copy of the folder with some of the keys."""

    def __init__(self, store: Store, place: Path, ring: Keyring) -> None:
        self.store, self.place, self.editions, self.ring = store, place, place / "editions", ring

    def publish(self, at: datetime, what: str = "honest") -> int:
        content = {"checklists": [], "by": what}
        return new_edition.publish(self.store, content, self.ring, self.editions, now=at).number

    def stamp(self, at: datetime) -> None:
        sign_timestamp.again(self.editions, self.ring, at)

    def retract(self, host: str, at: datetime, *, withdraw: bool = False) -> None:
        last = sign_timestamp.served(self.editions)
        one = retract.entry("host", host, at.date())
        held = retract.held(self.editions, last)
        content = retract.changed(held, one, at, withdraw=withdraw)
        named = retract.write(self.editions, self.ring, content)
        sign_timestamp.point(self.editions, self.ring, at, last.edition, named)

    def stolen(self, place: Path, *roles: RoleName) -> Publisher:
        """A thief's copy, with the private keys of these roles alone."""
        shutil.copytree(self.place, place)
        for file in (place / "keys").glob("*.pem"):
            if file.name.partition("-")[0] not in roles:
                file.unlink()
        return Publisher(self.store, place, keyring.load(place / "keys"))

    def revoke(self, *roles: RoleName) -> None:
        """Replace the keys of these roles, by signatures of the holders of the role keys."""
        draft = next_version.following(self.ring.keys, NOW)
        for role in roles:
            [old] = self.ring.role(role).keys
            draft = next_version.add(draft, role, keyring.new_key(self.ring.place, role))
            draft = next_version.revoke(draft, old)
        self.install(draft)

    def install(self, draft: KeysList) -> None:
        holders = self.ring.here("keys")
        empty = keyring.Envelope(signed=draft.text(), signatures={})
        self.ring = keyring.install(self.ring, keyring.signed(empty, holders))


def published(store: Store, place: Path) -> Publisher:
    """One who has published an edition."""
    accept(store, 1, row("a"), row("b"))
    made = Publisher(store, place, keyring.new(place / "keys", NOW))
    made.publish(NOW)
    return made


def following(publisher: Publisher) -> Reader:
    """A reader who typed the fingerprint, and took the first edition."""
    listed = (publisher.editions / files.KEYS).read_bytes()
    made = Reader(keys_list.trusted(publisher.ring.fingerprint, listed))
    assert made.ask(publisher.editions, NOW).manifest
    return made

"""A folder of editions, its server, and the time there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from starlette.testclient import TestClient

from xiancha import atomic_file
from xiancha.edition import files, on_disk
from xiancha.edition.envelope import Envelope
from xiancha.edition.keys_list import KeysList, RoleName
from xiancha.edition.retractions import What
from xiancha.keys import keyring, next_version
from xiancha.publish import retract, sign_timestamp
from xiancha.web.app import create_app

Leave = Callable[[KeysList, str], KeysList]
"""A key leaves its role: `next_keys.remove` or `next_keys.revoke`."""


class Site:
    """A folder of editions, its server, and the time there.

    Where it `restarts`, each question is the first that a server is asked.
    """

    def __init__(self, editions: Path, folder: Path, *, restarts: bool = False) -> None:
        self.folder = Path(shutil.copytree(editions, folder))
        self.ring = keyring.load(self.folder / "keys")
        self.now = on_disk.stamped(self.folder).issued_at
        self.restarts = restarts
        self.start()

    def start(self) -> None:
        app = create_app(self.folder, clock=lambda: self.now.timestamp())
        self.client = TestClient(app, base_url="http://127.0.0.1", client=("127.0.0.1", 1))

    def change_keys(self, change: Callable[[KeysList], KeysList]) -> None:
        """Put the next version of the list of keys in force, here and for readers."""
        text = change(next_version.following(self.ring.keys, self.now)).text()
        offered = keyring.signed(Envelope(signed=text, signatures={}), self.ring.here("keys"))
        self.ring = keyring.install(self.ring, offered)
        atomic_file.replace(self.folder / files.KEYS, self.ring.published)

    def replace_key(self, name: RoleName, leave: Leave) -> None:
        """Give a role another key, and let the one that has it leave."""
        (old,) = self.ring.role(name).keys
        fresh = keyring.new_key(self.ring.place, name)
        self.change_keys(lambda draft: leave(next_version.add(draft, name, fresh), old))

    def ask(self, q: str) -> dict[str, object]:
        if self.restarts:
            self.start()
        answer: dict[str, object] = self.client.get("/v1/lookup", params={"q": q}).json()
        return answer

    def retract(self, what: What, value: str, *, withdraw: bool = False) -> None:
        last = sign_timestamp.served(self.folder)
        one = retract.entry(what, value, self.now.date())
        held = retract.held(self.folder, last)
        content = retract.changed(held, one, self.now, withdraw=withdraw)
        named = retract.write(self.folder, self.ring, content)
        sign_timestamp.point(self.folder, self.ring, self.now, last.edition, named)

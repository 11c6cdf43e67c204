"""A publisher's desk: small editions in a folder of their own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from xiancha.keys import keyring
from xiancha.publish import new_edition
from xiancha.store import Store

TODAY = datetime(2026, 11, 24, 12, tzinfo=UTC)


class Desk:
    """Publishes small editions, each a second after the one before."""

    def __init__(self, store: Store, place: Path) -> None:
        self.store, self.place, self.made = store, place, 0
        place.mkdir()
        self.ring = keyring.new(place / "keys", TODAY)
        self.editions = place / "editions"

    def publish(self) -> new_edition.Published:
        self.made += 1
        now = TODAY + timedelta(seconds=self.made)
        return new_edition.publish(self.store, {"n": self.made}, self.ring, self.editions, now=now)

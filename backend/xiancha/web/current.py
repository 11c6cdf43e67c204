"""The edition being served: the newest one, taken up as soon as `latest.json` changes."""

from __future__ import annotations

import json
import os
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from xiancha import days
from xiancha.edition import LATEST, opening
from xiancha.lookup import Edition


@lru_cache(2)
def _content(folder: Path) -> dict[str, Any]:
    """Read once of an edition; whoever is given it changes nothing in it."""
    found: dict[str, Any] = json.loads((folder / "checklists.json").read_bytes())
    return found


class CurrentEdition:
    """Holds one open edition and swaps it when a newer one is in place."""

    def __init__(self, editions: Path) -> None:
        self.editions = editions
        self._pointer = editions / LATEST
        self._seen = 0
        self._edition: Edition | None = None
        self._manifest: dict[str, Any] = {}

    def get(self) -> Edition:
        """The newest edition. Raises opening.EditionRefused where there is none to serve.

        An edition whose files do not match its manifest, or that is older than the one in
        hand, is not taken up: the one in hand stays.
        """
        changed = self._changed()
        if self._edition is None or changed != self._seen:
            self._take_up(changed)
        if self._edition is None:
            raise opening.EditionRefused(f"There is no edition in {self.editions} to serve.")
        return self._edition

    def manifest(self) -> dict[str, Any]:
        self.get()
        return self._manifest

    def today(self, country: str = days.HOME) -> date:
        """The day on which people read it."""
        return days.today(country)

    def content(self) -> dict[str, Any]:
        """The checklists, doors, laws and help of this edition, as published."""
        return _content(self.get().folder)

    def checklists(self) -> list[dict[str, Any]]:
        """The checklists of this edition, in their order."""
        found: list[dict[str, Any]] = self.content()["checklists"]
        return found

    def _changed(self) -> int:
        try:
            return os.stat(self._pointer).st_mtime_ns
        except FileNotFoundError:
            return 0

    def _take_up(self, changed: int) -> None:
        self._seen = changed
        try:
            folder = opening.newest(self.editions)
            if self._edition and int(folder.name) <= self._edition.number:
                return
            manifest = opening.manifest(folder)
        except opening.EditionRefused:
            if self._edition is None:
                raise
            return
        # The old one may still be answering a request: it closes when nothing holds it.
        self._edition, self._manifest = Edition(folder), manifest

"""The edition being served: the newest one, served as soon as it is whole."""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from xiancha import days
from xiancha.edition import LATEST, verify
from xiancha.edition.instant import seconds
from xiancha.edition.verify import EditionRefused
from xiancha.lookup import Edition

_log = logging.getLogger(__name__)
Stamp = tuple[str, int, int]
"""A file's name, size and time of writing."""


@lru_cache(2)
def _content(folder: Path) -> dict[str, Any]:
    """Read once of an edition; whoever is given it changes nothing in it."""
    found: dict[str, Any] = json.loads((folder / "checklists.json").read_bytes())
    return found


class CurrentEdition:
    """Holds one open edition and swaps it when a newer one is in place.

    `refused` says why the one that `latest.json` names is not served; empty where it is.
    `clock` tells the seconds since 1970.
    """

    def __init__(self, editions: Path, clock: Callable[[], float] = time.time) -> None:
        self.editions = editions
        self.refused = ""
        self._clock = clock
        self._settled: Stamp | None = None
        self._tried: list[Stamp] = []
        self._edition: Edition | None = None
        self._manifest: dict[str, Any] = {}

    def get(self) -> Edition:
        """The newest edition. Raises EditionRefused where there is none to serve.

        An edition whose files do not match its manifest, that is older than the one in hand,
        or that has expired when it is offered, is not served: the one in hand stays.
        """
        pointer = _stamp(self.editions / LATEST)
        if self._edition is None or pointer != self._settled:
            self._try(pointer)
        if self._edition is None:
            raise EditionRefused(self.refused)
        return self._edition

    def manifest(self) -> dict[str, Any]:
        self.get()
        return self._manifest

    @property
    def expired(self) -> bool:
        """True where the edition in hand is past its expiry."""
        return self.get().expired

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

    def _try(self, pointer: Stamp) -> None:
        """Open what is offered; what was refused is tried again once its files change."""
        offered = [pointer]
        try:
            folder = verify.newest(self.editions)
            offered += _stamps(folder)
            if offered == self._tried:
                return
            self._swap(folder)
        except EditionRefused as why:
            if str(why) != self.refused:
                _log.warning("An edition is not taken up: %s", why)
            self.refused, self._tried = str(why), offered
        else:
            self.refused, self._settled, self._tried = "", pointer, []

    def _swap(self, folder: Path) -> None:
        held = self._edition
        if held and int(folder.name) < held.number:
            raise EditionRefused(f"{folder} is older than {held.number}, which is served.")
        if held and int(folder.name) == held.number:
            return
        manifest = verify.manifest(folder)
        if held and seconds(manifest["expires_at"]) <= self._clock():
            raise EditionRefused(f"{folder} expired on {manifest['expires_at']}. Publish again.")
        try:
            edition = Edition(folder, self._clock)
        except (sqlite3.Error, ValueError, KeyError) as fault:
            raise EditionRefused(
                f"{folder} is not of a kind that this version reads ({type(fault).__name__}). "
                "Install a newer version."
            ) from None
        # The old one may still be answering a request: it closes when nothing holds it.
        self._edition, self._manifest = edition, manifest


def _stamp(file: Path | os.DirEntry[str]) -> Stamp:
    """What shows that a file was written again; zeros where there is none."""
    try:
        state = file.stat()
    except OSError:
        return file.name, 0, 0
    return file.name, state.st_size, state.st_mtime_ns


def _stamps(folder: Path) -> list[Stamp]:
    """The stamps of the files in a folder; none where it is not there."""
    with suppress(OSError), os.scandir(folder) as files:
        return sorted(map(_stamp, files))
    return []

"""The edition being served: the newest one, served as soon as it is whole."""

from __future__ import annotations

import logging
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xiancha import days
from xiancha.edition import files, verify
from xiancha.edition.instant import instant
from xiancha.edition.manifest import LAWS
from xiancha.edition.timestamp import Timestamp
from xiancha.edition.verify import EditionRefused, Whole
from xiancha.lookup import Edition
from xiancha.lookup.corrected import Against

_log = logging.getLogger(__name__)
Stamp = tuple[str, int, int]
"""A file's name, size and time of writing."""


class CurrentEdition:
    """Holds one open edition and swaps it when a newer one is in place.

    `refused` says why the one that the timestamp names is not served; empty where it is.
    `clock` tells the seconds since 1970.
    """

    def __init__(self, editions: Path, clock: Callable[[], float] = time.time) -> None:
        self.editions = editions
        self.refused = ""
        self._clock = clock
        self._settled: list[Stamp] = []
        self._tried: list[Stamp] = []
        self._edition: Edition | None = None
        self._content: dict[str, Any] | None = None
        self._revoked: frozenset[str] = frozenset()

    def get(self) -> Edition:
        """The newest edition. Raises EditionRefused where there is none to serve.

        An edition whose files do not match its manifest, that is older than the one in hand,
        or that has expired when it is offered, is not served: the one in hand stays.
        """
        pointers = [_stamp(self.editions / name) for name in (files.TIMESTAMP, files.KEYS)]
        if self._edition is None or pointers != self._settled:
            self._try(pointers)
        if self._edition is None:
            raise EditionRefused(self.refused)
        return self._edition

    def about(self) -> dict[str, Any]:
        """What pages say of it: when it was published, and its registers."""
        edition = self.get()
        published_at = instant(edition.whole.manifest.published_at)
        return {"published_at": published_at, "registers": edition.coverage.registers}

    @property
    def expired(self) -> bool:
        """True where the edition in hand is past its expiry."""
        return self.get().expired

    @property
    def unconfirmed(self) -> str:
        """The day since when nobody confirmed that it is the newest, empty where somebody did."""
        edition = self.get()
        found = edition.confirmed if edition.unconfirmed else None
        return instant(found)[:10] if found else ""

    def today(self, country: str = days.HOME) -> date:
        """The day on which people read it."""
        return days.today(country)

    def content(self) -> dict[str, Any]:
        """The checklists, doors, laws and help of this edition, as published, by their names.

        Read once of an edition; whoever is given it changes nothing in it.
        """
        whole = self.get().whole
        if self._content is None:
            self._content = _content(whole)
        return self._content

    def checklists(self) -> list[dict[str, Any]]:
        """The checklists of this edition, in their order."""
        found: list[dict[str, Any]] = self.content()["checklists"]
        return found

    def _try(self, pointers: list[Stamp]) -> None:
        """Open what is offered; what was refused is tried again once its files change."""
        offered = [*pointers]
        try:
            self._heed_revocation()
            stamp = verify.stamped(self.editions)
            offered += _stamps(self.editions, stamp.edition.number)
            if offered == self._tried:
                return
            self._swap(stamp)
        except EditionRefused as why:
            if str(why) != self.refused:
                _log.warning("An edition is not taken up: %s", why)
            self.refused, self._tried = str(why), offered
        else:
            self.refused, self._settled, self._tried = "", pointers, []

    def _heed_revocation(self) -> None:
        """Let the edition in hand vouch for nobody once a key that signed it is revoked."""
        held = self._edition
        if held and verify.is_revoked(self.editions, held.number) > held.against.is_revoked:
            self._open(held.whole, replace(held.against, is_revoked=True), held.confirmed)

    def _swap(self, stamp: Timestamp) -> None:
        held, named = self._edition, stamp.edition
        if held and named.number < held.number and not held.against.is_revoked:
            raise EditionRefused(f"{named.number} is older than {held.number}, which is served.")
        against = Against(verify.retracted(self.editions, stamp.retractions))
        revoked = verify.revoked(self.editions)
        is_bound = revoked <= self._revoked
        if held and is_bound and against.version < held.against.version:
            raise EditionRefused(
                f"Version {against.version} of the retractions is older than "
                f"{held.against.version}, which is heeded."
            )
        if held and named.number == held.number:
            if is_bound and against.version == held.against.version:
                held.confirmed = stamp.issued_at
            else:
                now = replace(held.against, retractions=against.retractions)
                self._open(held.whole, now, stamp.issued_at)
                self._revoked = revoked
            return
        whole = verify.opened(self.editions, named)
        expires_at = whole.manifest.expires_at
        if held and expires_at.timestamp() <= self._clock():
            raise EditionRefused(f"{named.number} expired on {instant(expires_at)}. Publish again.")
        self._open(whole, against, stamp.issued_at)
        self._content, self._revoked = None, revoked

    def _open(self, whole: Whole, against: Against, confirmed: datetime | None) -> None:
        try:
            edition = Edition(whole, self._clock, against)
        except (sqlite3.Error, ValueError, KeyError) as fault:
            raise EditionRefused(
                f"{whole.number} is not of a kind that this version reads "
                f"({type(fault).__name__}). Install a newer version."
            ) from None
        edition.confirmed = confirmed
        # The old one may still be answering a request: it closes when nothing holds it.
        self._edition = edition


def _content(whole: Whole) -> dict[str, Any]:
    """The files of the content by their names, the checklists as a list in their order."""
    order = whole.content("content/order.json")
    parts = {
        Path(name).stem: whole.content(name)
        for name in whole.files
        if Path(name).parent.name == "content" or name == LAWS
    }
    del parts["order"]
    return {
        "checklists": [whole.content(f"content/checklists/{id}.json") for id in order],
        **parts,
    }


def _stamp(file: Path | os.DirEntry[str]) -> Stamp:
    """What shows that a file was written again; zeros where there is none."""
    try:
        state = file.stat()
    except OSError:
        return file.name, 0, 0
    return file.name, state.st_size, state.st_mtime_ns


def _stamps(editions: Path, number: int) -> list[Stamp]:
    """The stamps of a manifest and of all files by content."""
    found = [_stamp(editions / files.manifest_path(number))]
    with suppress(OSError), os.scandir(editions / files.FILES) as all:
        found += sorted(map(_stamp, all))
    return found

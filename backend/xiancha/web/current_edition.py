"""The edition being served: the newest one, served as soon as it is whole."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from xiancha import days
from xiancha.edition import files, on_disk
from xiancha.edition.manifest import LAWS, in_every_language
from xiancha.edition.on_disk import EditionRefused, Listed, Whole
from xiancha.edition.time_format import instant
from xiancha.edition.timestamp import NamedEdition, Timestamp
from xiancha.lookup import Edition
from xiancha.lookup.without_retracted import Against
from xiancha.web.file_stamps import Stamp, stamp_of, stamps_of
from xiancha.web.no_gc import uncollected

_log = logging.getLogger(__name__)
SITUATION_TABLE = in_every_language("situation-table.json")
AGAIN = 1.0
"""Seconds from a refusal to the next look at what was refused."""
LOOK = 0.001
"""Seconds between two looks at the pointers. A look takes some 6 µs, so that looking takes 0.6 % of
a processor at most, however many ask; and what was taken back is said no longer than that."""


class Opening(NamedTuple):
    """An edition that is being opened: what was asked for, the files that lay there, the result.

    `asked` is the edition, what speaks against it, and the list of keys to believe it by.
    """

    asked: tuple[NamedEdition, Against, Stamp]
    offered: list[Stamp]
    found: Future[Edition]


class CurrentEdition:
    """Holds one open edition and swaps it when a newer one is in place.

    A newer one is opened in a thread, one at a time: `opening`, None where none is. Meanwhile the
    one in hand answers, and heeds at once what speaks against it.
    `refused` says why the one that the timestamp names is not served; empty where it is, and
    before that is known. `clock` tells the seconds since 1970.
    """

    def __init__(self, editions: Path, clock: Callable[[], float] = time.time) -> None:
        self.editions = editions
        self._pointers = [str(editions / name) for name in (files.TIMESTAMP, files.KEYS)]
        self.refused = ""
        self._tried_at = self._looked_at = 0.0
        self._clock = clock
        self._settled: list[Stamp] = []
        self._heeded: list[Stamp] = []
        self._tried: list[Stamp] = []
        self._thread = ThreadPoolExecutor(1, "edition")
        self.opening: Opening | None = None
        self._edition: Edition | None = None
        self._content: dict[str, Any] | None = None
        self._listed = Listed()

    def get(self) -> Edition:
        """The newest edition that is open. Raises EditionRefused where there is none to serve.

        An edition whose files do not match its manifest, that is older than the one in hand,
        or that has expired when it is offered, is not served: the one in hand stays. What was
        refused is looked at again once a second: until then a request costs what others do.
        """
        if self._is_due():
            pointers = [*map(stamp_of, self._pointers)]
            if self._is_news(pointers):
                self._try(pointers)
        if self._edition is None:
            raise EditionRefused(self.refused)
        return self._edition

    @property
    def offered(self) -> int:
        """The number of the newest edition to hand out: one that is being opened is signed."""
        number = self.get().number
        return self.opening.asked[0].number if self.opening else number

    def _is_due(self) -> bool:
        """True where the pointers are to be looked at: many questions come between two looks."""
        if self.refused:
            return abs(self._clock() - self._tried_at) >= AGAIN
        if self.opening and self.opening.found.done():
            return True
        at = time.monotonic()
        if at - self._looked_at < LOOK:
            return False
        self._looked_at = at
        return True

    def _is_news(self, pointers: list[Stamp]) -> bool:
        """True where something is to be done: while an edition is opened, only what came since."""
        if self.opening:
            return self.opening.found.done() or pointers != self._heeded
        return self._edition is None or pointers != self._settled

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
        return days.today(country, datetime.fromtimestamp(self._clock(), UTC))

    def content(self) -> dict[str, Any]:
        """All that maintainers wrote and what was learnt from it, as published, by names.

        Read once of an edition; whoever is given it changes nothing in it.
        """
        whole = self.get().whole
        if self._content is None:
            self._content = _content(whole)
        return self._content

    def state(self) -> str:
        """What changes with whatever this edition says."""
        return self.get().state

    def checklists(self) -> list[dict[str, Any]]:
        """The checklists of this edition, in their order."""
        found: list[dict[str, Any]] = self.content()["checklists"]
        return found

    def _try(self, pointers: list[Stamp]) -> None:
        """Open what is offered; what was refused is tried again once its files change."""
        self._tried_at, self._heeded, offered = self._clock(), pointers, [*pointers]
        try:
            held = self._heeding(self._edition)
            stamped = on_disk.stamped if held else on_disk.last_stamped
            stamp = stamped(self.editions)
            offered += stamps_of(self.editions, stamp.edition.number)
            if offered == self._tried:
                return
            if held:
                self._follow(held, stamp, offered)
            else:
                self._begin()
        except EditionRefused as why:
            if self._edition and str(why) != self.refused:
                _log.warning("An edition is not taken up: %s", why)
            self.refused, self._tried = str(why), offered
        else:
            self._tried = []
            if not self.opening:
                self.refused, self._settled = "", pointers

    def _heeding(self, held: Edition | None) -> Edition | None:
        """The edition in hand, as the list of keys has it by now: disowned, or its retractions."""
        if not held:
            return None
        against = held.against
        if on_disk.disowns(self.editions, held.whole.signers):
            against = replace(against, is_revoked=True)
        if on_disk.disowns(self.editions, self._listed.signers):
            self._listed = Listed()
            against = replace(against, retractions=None)
        if against != held.against:
            return self._hold(self._opened(held.whole, against), held.confirmed)
        return held

    def _begin(self) -> None:
        """Serve what lies there, as who holds it already: rule 8."""
        found = on_disk.standing(self.editions)
        against = Against(found.listed.retractions, is_revoked=found.is_disowned)
        self._hold(self._opened(found.whole, against), found.stamp.issued_at)
        self._listed = found.listed

    def _follow(self, held: Edition, stamp: Timestamp, offered: list[Stamp]) -> None:
        """Take up what is offered to who has an edition in hand. Raises EditionRefused."""
        named = stamp.edition
        if named.number < held.number and not held.against.is_revoked:
            raise EditionRefused(f"{named.number} is older than {held.number}, which is served.")
        listed = self._offered_list(held, stamp)
        against = replace(held.against, retractions=listed.retractions)
        if against != held.against:
            held = self._hold(self._opened(held.whole, against), held.confirmed)
            self._listed = listed
        if named.number == held.number:
            self.opening, held.confirmed = None, stamp.issued_at
        elif newer := self._newer(named, replace(against, is_revoked=False), offered):
            self._hold(newer, stamp.issued_at)

    def _newer(self, named: NamedEdition, against: Against, offered: list[Stamp]) -> Edition | None:
        """The edition that is offered; None while it is being opened. Raises EditionRefused.

        One that was opened by another list of keys, or against which less spoke, is not taken; nor
        is a refusal believed of files that have changed.
        """
        opening, asked = self.opening, (named, against, offered[1])
        if opening and opening.asked == asked:
            if not opening.found.done():
                return None
            self.opening = None
            if opening.offered == offered or not opening.found.exception():
                return opening.found.result()
        elif opening:
            opening.found.cancel()
        found = self._thread.submit(self._checked, named, against)
        self.opening = Opening(asked, offered, found)
        return None

    def _checked(self, named: NamedEdition, against: Against) -> Edition:
        """A newer edition that is whole, open. Raises EditionRefused."""
        with _readable(named.number):
            whole = on_disk.opened(self.editions, named)
        expires_at = whole.manifest.expires_at
        if expires_at.timestamp() <= self._clock():
            said = f"{named.number} expired on {instant(expires_at)}"
            raise EditionRefused(f"{said}. Publish again.")
        with uncollected():
            return self._opened(whole, against)

    def _offered_list(self, held: Edition, stamp: Timestamp) -> Listed:
        """The list of retractions to heed from now on. Raises EditionRefused."""
        version = stamp.retractions.version if stamp.retractions else 0
        if version == held.against.version:
            return self._listed
        if version < held.against.version:
            raise EditionRefused(
                f"Version {version} of the retractions is older than "
                f"{held.against.version}, which is heeded."
            )
        return on_disk.retracted(self.editions, stamp.retractions)

    def _opened(self, whole: Whole, against: Against) -> Edition:
        """An edition, open; what is held in memory of the same one is not read again."""
        last = self._edition
        held = last.database.held if last and last.whole is whole else None
        with _readable(whole.number):
            return Edition(whole, self._clock, against, held=held)

    def _hold(self, edition: Edition, confirmed: datetime | None) -> Edition:
        edition.confirmed = confirmed
        if not self._edition or self._edition.whole is not edition.whole:
            self._content = None
        # The old one may still be answering a request: it closes when nothing holds it.
        self._edition = edition
        return edition


@contextmanager
def _readable(number: int) -> Iterator[None]:
    """Whatever goes wrong in it is why the edition of this number is refused."""
    try:
        yield
    except EditionRefused:
        raise
    except Exception as fault:
        raise EditionRefused(
            f"{number} is not of a kind that this version reads "
            f"({type(fault).__name__}). Install a newer version."
        ) from None


def _content(whole: Whole) -> dict[str, Any]:
    """The files of the content by their names, the checklists as a list in their order."""
    order = whole.content("content/order.json")
    parts = {
        Path(name).stem: whole.content(name)
        for name in whole.files
        if Path(name).parent.name == "content" or name in (LAWS, SITUATION_TABLE)
    }
    del parts["order"]
    return {
        "checklists": [whole.content(f"content/checklists/{id}.json") for id in order],
        **parts,
    }

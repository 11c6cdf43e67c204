"""Two publishers and a refresh at once, again and again, some of them killed at any moment.

    PYTHONPATH=backend python tests/backend/publishers.py --rounds 200

tells what was seen and ends with 1 where an edition was torn, lost or not whole, or where the
pointer went back. The same seed gives the same delays and kills.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from newer_editions import settled
from registry import EXPORT, LITHUANIA

from xiancha.edition import on_disk
from xiancha.fetch.archive import Archive
from xiancha.keys import keyring
from xiancha.model import Document
from xiancha.publish import build_files, new_edition, prune
from xiancha.refresh.accept import take
from xiancha.registers import catalogue
from xiancha.store import Store
from xiancha.web.current_edition import CurrentEdition

SLOWEST = 0.5
"""Seconds until the last of them begins, or is killed after it began."""


@dataclass
class Seen:
    """What a race showed; `faults` tells in words what must never be."""

    rounds: int = 0
    published: int = 0
    killed: int = 0
    accepted: int = 0
    looks: int = 0
    faults: list[str] = field(default_factory=list)


class Race:
    """Processes at work on one data folder; the one who watches takes up what they publish."""

    def __init__(self, data: Path, seed: int) -> None:
        self.seen = Seen()
        self._chance = random.Random(seed)
        self._data, self._editions = data, data / "editions"
        self._ring = keyring.new(data / "keys", datetime.now(UTC))
        self._served: CurrentEdition | None = None
        self._pointer = 0
        self._refresh(0)
        self._publish(0)
        self._served = CurrentEdition(self._editions)
        self._look()

    def round(self) -> None:
        """Two publishers and a refresh, at once; then the newest edition holds the newest list."""
        self.seen.rounds += 1
        number = self.seen.rounds
        work = {self._fork(self._publish, n): f"p{n}" for n in (1, 2)}
        doomed = next(iter(work)) if self._chance.random() < 0.3 else 0
        work[self._fork(self._refresh, number)] = "r"
        until = time.monotonic() + self._chance.uniform(0, SLOWEST)
        while work:
            self._look()
            if doomed in work and time.monotonic() > until:
                os.kill(doomed, signal.SIGKILL)
            time.sleep(0.002)  # leaves the processor to those who work
            ended, status = os.waitpid(-1, os.WNOHANG)
            if ended:
                self._count(work.pop(ended), os.waitstatus_to_exitcode(status), ended == doomed)
        self._publish(0)
        self._look()
        (held,) = on_disk.newest(self._editions).manifest.registers.values()
        if held.as_of != _day(number):
            self._fault(f"the list of round {number} is not in the newest edition")

    def _fork(self, work: Callable[[int], None], number: int) -> int:
        wait = self._chance.uniform(0, SLOWEST)
        child = os.fork()
        if child:
            return child
        try:
            time.sleep(wait)
            work(number)
        except BaseException as fault:
            print(f"{type(fault).__name__}: {fault}", file=sys.stderr)
            os._exit(1)
        os._exit(0)

    def _count(self, who: str, code: int, is_doomed: bool) -> None:
        if code == -signal.SIGKILL and is_doomed:
            self.seen.killed += 1
        elif code:
            self._fault(f"round {self.seen.rounds}: {who} ended with {code}")
        elif who == "r":
            self.seen.accepted += 1
        else:
            self.seen.published += 1

    def _publish(self, number: int) -> None:
        store = Store(f"sqlite:///{self._data / 'store.sqlite'}")
        made = new_edition.publish(store, {"by": number}, self._ring, self._editions)
        store.close()
        if not build_files.database_of(self._editions, made.number):
            raise FileNotFoundError(made.number)
        prune.prune(self._editions, 5)

    def _refresh(self, number: int) -> None:
        """The list of this round: one row more in every second one."""
        text = EXPORT + "one-more.example;;\n" * (number % 2)
        at = datetime(2026, 1, 1, tzinfo=UTC)
        given = Document(body=text.encode(), url="", retrieved_at=at, as_of=_day(number))
        store = Store(f"sqlite:///{self._data / 'store.sqlite'}")
        with store.writing():
            take(catalogue.register(LITHUANIA), given, store, Archive(self._data / "documents"))
        store.close()

    def _look(self) -> None:
        """What a reader finds now: whole, of one reading, and never older than before."""
        self.seen.looks += 1
        assert self._served
        edition = settled(self._served)
        if self._served.refused:
            self._fault(self._served.refused)
        if edition.number < self._pointer:
            self._fault(f"from {self._pointer} back to {edition.number}")
        if edition.number == self._pointer:
            return
        self._pointer = edition.number
        shards = [name for name in edition.whole.files if name.startswith("zh-CN/LT/warned/")]
        rows = [row for name in shards for row in edition.whole.content(name)["warned"]]
        (register,) = edition.whole.manifest.registers.values()
        if register.rows != len(rows):
            self._fault(f"{edition.number} tells of {register.rows} rows and holds {len(rows)}")

    def _fault(self, what: str) -> None:
        self.seen.faults.append(what)


def _day(number: int) -> date:
    """Less than a year ago: what is older is warned of no more."""
    return datetime.now(UTC).date() - timedelta(days=300 - number)


def race(data: Path, rounds: int, seed: int, seconds: float) -> Seen:
    """So many rounds, or as many as begin within so many seconds."""
    one, end = Race(data, seed), time.monotonic() + seconds
    while one.seen.rounds < rounds and time.monotonic() < end:
        one.round()
    return one.seen


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--rounds", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--seconds", type=float, default=1200)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="xiancha-race-") as place:
        seen = race(Path(place), asked.rounds, asked.seed, asked.seconds)
    print(
        f"{seen.rounds} rounds: {seen.published} editions published, {seen.killed} processes "
        f"killed, {seen.accepted} lists accepted, looked {seen.looks} times: "
        f"{len(seen.faults)} faults"
    )
    for fault in seen.faults[:20]:
        print(fault)
    return 1 if seen.faults or seen.rounds < asked.rounds else 0


if __name__ == "__main__":
    sys.exit(main())

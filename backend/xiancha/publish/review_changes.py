"""May what was built take the place of what is served? What a person must see first.

The idea is that of Mozilla's CRLite, whose new filters are checked before they are published
(https://github.com/mozilla/crlite): what everybody knows must still be answered as before.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from xiancha.edition.database import Database
from xiancha.publish.folder import PublishProblem
from xiancha.publish.stats import Measured, kept, measured

SHRINK, GROWTH = 0.8, 1.5
"""How many times as much as before a count may be."""
FEW = 10
"""A count may always differ by so many."""
RATE = 0.1
"""How far the share of lenders that have something may move."""
ENOUGH = 20
"""The fewest lenders of which a share is looked at."""


class NeedsSignOff(PublishProblem):
    """Nothing was published: a person must see the `changes` and confirm them first."""

    def __init__(self, changes: list[str], command: str) -> None:
        count = f"{len(changes)} changes need" if len(changes) > 1 else "One change needs"
        super().__init__(
            f"{count} a person's eye. Nothing was published; what is served stays. If all is "
            f"right: {command} --confirm {digest(changes)}"
        )
        self.changes = changes


def digest(changes: list[str]) -> str:
    """What a person confirms: the beginning of the SHA-256 of the list of changes."""
    return hashlib.sha256("\n".join(changes).encode()).hexdigest()[:12]


def check(before: Path | None, after: Path, confirmed: str) -> None:
    """Compare the databases of two editions, as `must_be_seen` does.

    `before` is None at the first publication. One that is damaged is not compared with: what was
    built mends it.
    """
    served = _measured(before) if before else None
    must_be_seen(served, measure(after), confirmed, "xiancha publish")


def must_be_seen(before: Measured | None, after: Measured, confirmed: str, command: str) -> None:
    """Raise NeedsSignOff where a person must see what changed and has not `confirmed` it.

    `command` is what they call again.
    """
    found = changes(before, after)
    if found and confirmed != digest(found):
        raise NeedsSignOff(found, command)


def _measured(database: Path) -> Measured | None:
    try:
        return measure(database)
    except (sqlite3.Error, KeyError, ValueError):
        return None


def measure(place: Path) -> Measured:
    """What is compared of an edition's database. Raises sqlite3.Error where it is damaged."""
    database = Database(place)
    database.connection.execute("PRAGMA mmap_size = 0")  # all of it is read, and none kept
    try:
        return measured(database, kept())
    finally:
        database.connection.close()


def changes(before: Measured | None, after: Measured) -> list[str]:
    """What a person must see, one line each; `before` is None at the first publication."""
    found = [f"{what}: is warned of, and never should be" for what in sorted(after.warned)]
    if before:
        found += [*_verdicts(before, after), *_counts(before, after), *_rates(before, after)]
    return found


def differences(before: Measured | None, after: Measured) -> Iterator[str]:
    """All that changed, within bounds or not; at first all that there is."""
    held = before.counts if before else {}
    for what in sorted(held.keys() | after.counts.keys()):
        old, new = held.get(what, 0), after.counts.get(what, 0)
        if old != new:
            yield f"{what}: {old} → {new}"
    if before:
        yield from _verdicts(before, after)


def _verdicts(before: Measured, after: Measured) -> Iterator[str]:
    """A kept thing that the edition did not hold before may come; what it says may not change."""
    for what, verdict in before.verdicts.items():
        now = after.verdicts.get(what, verdict)
        if verdict != "none" and now != verdict:
            yield f"{what}: {verdict} → {now}"


def _counts(before: Measured, after: Measured) -> Iterator[str]:
    for what in sorted(before.counts.keys() | after.counts.keys()):
        old, new = before.counts.get(what, 0), after.counts.get(what, 0)
        is_within = old * SHRINK <= new <= old * GROWTH or abs(new - old) <= FEW
        if not is_within and not _is_new(what, before):
            yield f"{what}: {old} → {new}"


def _is_new(what: str, before: Measured) -> bool:
    """The first rows, of a register or of all, have nothing to be compared with."""
    register, part, _ = what.partition(": ")
    return not before.counts.get(f"{register}: rows" if part else what)


def _rates(before: Measured, after: Measured) -> Iterator[str]:
    for what in sorted(before.rates.keys() & after.rates.keys()):
        (had, of), (has, among) = before.rates[what], after.rates[what]
        if min(of, among) >= ENOUGH and abs(has / among - had / of) > RATE:
            yield f"{what}: {had} of {of} lenders → {has} of {among}"

"""Publish: build an edition from one reading of the store, sign it, point to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from xiancha import days
from xiancha.edition import DATABASE, files, on_disk
from xiancha.edition.envelope import COUNTED_TO, Role
from xiancha.edition.time_format import instant
from xiancha.keys.keyring import Keyring
from xiancha.merge.join import gather
from xiancha.model import Model
from xiancha.publish import (
    build_files,
    clock,
    content_store,
    folder,
    input_hash,
    retract,
    review_changes,
    sign_edition,
    sign_timestamp,
)
from xiancha.publish.folder import PublishProblem
from xiancha.publish.input_hash import MadeFrom
from xiancha.publish.review_changes import NeedsSignOff
from xiancha.store import Store

LIFETIME = timedelta(days=45)


class Published(Model):
    """The number of an edition, its size and what could not be attached.

    `kept` is True where nothing had changed and the edition was there already.
    """

    number: int
    kept: bool
    lenders: int
    channels: int
    left_out: tuple[str, ...]


def publish(
    store: Store,
    checklists: dict[str, Any],
    ring: Keyring,
    editions: Path,
    *,
    only_changed: bool = False,
    confirmed: str = "",
    now: datetime | None = None,
) -> Published:
    """Build, sign and point to one edition under `editions`, alone.

    The timestamp changes in one step, after all that it names is there: a reader sees the old
    edition or the new one, never a half. Where nothing changed, or a person must see first what
    did, the edition that is served gets a timestamp of this moment. `confirmed` is the digest of
    the changes that a person has seen. Raises as `build` does, KeyProblem, and NeedsSignOff.
    """
    at = clock.moment(now)
    ring.must_sign("editions")

    def check(built: Path) -> None:
        served = build_files.database_of(editions, folder.pointed(editions))
        review_changes.check(served, built, confirmed)

    with folder.alone(editions):
        try:
            role = ring.role("editions") if only_changed else None
            made = build(store, checklists, editions, check=check, keep_for=role, now=at)
        except NeedsSignOff:
            _stamp(editions, ring, at)
            raise
        if made.kept:
            _stamp(editions, ring, at)
        else:
            sign_edition.seal(editions, made.number, ring, at)
    return made


def _stamp(editions: Path, ring: Keyring, at: datetime) -> None:
    """Sign for the day what is served already, if the key and an edition are there."""
    last = sign_timestamp.newest(editions)
    if ring.here("timestamp") and last:
        sign_timestamp.again(editions, ring, at, retract.renewed(editions, ring, last, at))


def build(
    store: Store,
    checklists: dict[str, Any],
    editions: Path,
    *,
    check: Callable[[Path], None] = lambda built: None,
    keep_for: Role | None = None,
    now: datetime | None = None,
) -> Published:
    """Put one edition in its place, unsigned: no reader takes it, and no pointer names it.

    Its number is the UTC time in seconds, or one more than the newest edition there where that
    is not later. `check` sees the database that was built, before the edition is put. With
    `keep_for` an edition of the same content that enough keys of this role signed, and of less than
    half its lifetime of age, is kept instead; where it was made from the same inputs, without
    building another. Whoever calls this is `alone` there. Raises PublishProblem, and StoreProblem.
    """
    at = clock.moment(now)
    _must_follow(editions, at)
    with store.snapshot() as held, folder.building(editions) as built:
        _must_be_later(held.last_given(), at)
        day = days.today(now=at)
        inputs = input_hash.inputs(held, checklists, day)
        if keep_for and (last := _made_from(editions, keep_for, inputs, at)):
            return _published(last, kept=True)
        gathered = gather(held, day)
        lenders = len(gathered.entries)
        channels = len(gathered.channels) + len(gathered.warnings)
        number = _next(editions, at)
        database = built / DATABASE
        made = build_files.write(editions, database, number, held, gathered, checklists)
        last_edition = _staying(editions, keep_for, at)
        kept = last_edition is not None and build_files.same(last_edition, made)
        if not kept:
            check(database)
            _must_count(editions, number)
            build_files.put_manifest(editions, made.manifest(number, at, at + LIFETIME))
    now_made = MadeFrom(
        number=folder.newest_number(editions),
        inputs=inputs,
        lenders=lenders,
        channels=channels,
        left_out=tuple(gathered.left_out),
    )
    input_hash.write(editions, now_made)
    return _published(now_made, kept=kept)


def _next(editions: Path, at: datetime) -> int:
    """The number that an edition of this moment has: later than any that was published here."""
    made = input_hash.read(editions)
    last = max(folder.newest_number(editions), folder.pointed(editions), made.number if made else 0)
    return max(int(at.timestamp()), last + 1)


def _staying(editions: Path, role: Role | None, at: datetime) -> on_disk.Whole | None:
    return build_files.staying(editions, role, at, LIFETIME / 2) if role else None


def _made_from(editions: Path, role: Role, inputs: str, at: datetime) -> MadeFrom | None:
    """What was made of these inputs, where it is the edition that stays and lies there whole."""
    last = input_hash.read(editions)
    if not last or last.inputs != inputs:
        return None
    found = _staying(editions, role, at)
    is_it = found and found.number == last.number and content_store.is_packed(found)
    return last if is_it else None


def _published(made: MadeFrom, *, kept: bool) -> Published:
    return Published(kept=kept, **made.model_dump(exclude={"inputs"}))


def _must_follow(editions: Path, at: datetime) -> None:
    """Refuse to publish what would be older than the newest edition: readers would refuse it."""
    number = folder.newest_number(editions)
    newest = build_files.manifest_of(editions, number)
    if newest and at < newest.published_at:
        raise PublishProblem(
            f"This computer's clock says {instant(at)}, but the newest edition was published on "
            f"{instant(newest.published_at)}. Nothing was published; set the clock. If that "
            "edition was dated by a wrong clock, move "
            f"{editions / files.manifest_path(number)} and "
            f"{editions / files.TIMESTAMP} away, then publish again."
        )


def _must_count(editions: Path, number: int) -> None:
    """Refuse a number that readers cannot count to: somebody used up all that come before."""
    if number > COUNTED_TO:
        last = number - 1
        raise PublishProblem(
            f"No number comes after edition {last}, which nobody publishes honestly. Nothing was "
            f"published; move {editions / files.manifest_path(last)} and "
            f"{editions / files.TIMESTAMP} away, then publish again."
        )


def _must_be_later(given: datetime | None, at: datetime) -> None:
    """Refuse to publish with a clock that documents in the store prove wrong."""
    if given and at + clock.SKEW < given:
        raise PublishProblem(
            f"This computer's clock says {instant(at)}, but the store holds a document of "
            f"{instant(given)}. Nothing was published; set the clock, then publish again."
        )

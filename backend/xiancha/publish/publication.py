"""Publish: build an edition in both formats from one reading, sign it, point to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from xiancha import days
from xiancha.edition import ed25519, files
from xiancha.edition.envelope import COUNTED_TO
from xiancha.edition.instant import instant
from xiancha.gather.join import gather
from xiancha.model import Model
from xiancha.publish import (
    clock,
    edition_files,
    first_folder,
    folder,
    made_from,
    retract,
    seal,
    sign,
    sign_off,
    stamp,
    tree,
)
from xiancha.publish.folder import PublishProblem
from xiancha.publish.keyring import Keyring
from xiancha.publish.made_from import MadeFrom
from xiancha.publish.sign_off import NeedsSignOff
from xiancha.store import Store

LIFETIME = timedelta(days=45)


class Published(Model):
    """Where an edition lies, its number, its size and what could not be attached.

    `kept` is True where nothing had changed and the edition was there already.
    """

    folder: Path
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

    Each pointer changes in one step, after all that it names is there: a reader sees the old
    edition or the new one, never a half. Where nothing changed, or a person must see first what
    did, the edition that is served gets a timestamp of this moment. `confirmed` is the digest of
    the changes that a person has seen. Raises as `build` does, KeyProblem, and NeedsSignOff.
    """
    at = clock.moment(now)
    key_id = ed25519.key_id(sign.public_bytes(ring.editions_key()))

    def check(built: Path) -> None:
        sign_off.check(first_folder.served(editions), built, confirmed)

    with folder.alone(editions):
        try:
            made = build(
                store, checklists, key_id, editions, check=check, only_changed=only_changed, now=at
            )
        except NeedsSignOff:
            _stamp(editions, ring, at)
            raise
        if made.kept:
            _stamp(editions, ring, at)
        else:
            seal.seal(editions, made.number, ring, at)
    return made


def _stamp(editions: Path, ring: Keyring, at: datetime) -> None:
    """Sign for the day what is served already, if the key and an edition are there."""
    last = stamp.newest(editions)
    if ring.here("timestamp") and last:
        stamp.again(editions, ring, at, retract.renewed(editions, ring, last, at))


def build(
    store: Store,
    checklists: dict[str, Any],
    key_id: str,
    editions: Path,
    *,
    check: Callable[[Path], None] = lambda built: None,
    only_changed: bool = False,
    now: datetime | None = None,
) -> Published:
    """Put one edition in its place, unsigned: no reader takes it, and no pointer names it.

    Its number is the UTC time in seconds, or one more than the newest edition there where that
    is not later. `key_id` names the key that will sign the first format. `check` sees the folder
    of what was built, before it is put. With `only_changed` an edition of the same content and
    key, and of less than half its lifetime of age, is kept instead; where it was made from the
    same inputs, without building another. Whoever calls this is `alone` there. Raises
    PublishProblem, and StoreProblem.
    """
    at = clock.moment(now)
    _must_follow(editions, at)
    with store.snapshot() as held, folder.building(editions) as built:
        _must_be_later(held.last_given(), at)
        day = days.today(now=at)
        inputs = made_from.inputs(held, checklists, key_id, day)
        if only_changed and (last := _made_from(editions, inputs, key_id, at)):
            return _published(editions, last, kept=True)
        gathered = gather(held, day)
        lenders = len(gathered.entries)
        channels = len(gathered.channels) + len(gathered.warnings)
        number = _next(editions, at)
        made = edition_files.write(editions, built, number, held, gathered, checklists)
        kept = only_changed and edition_files.same(editions, made, key_id, at, LIFETIME / 2)
        if not kept:
            check(built)
            _put(editions, built, made, number, key_id, at)
    now_made = MadeFrom(
        number=folder.newest_number(editions),
        inputs=inputs,
        lenders=lenders,
        channels=channels,
        left_out=tuple(gathered.left_out),
    )
    made_from.write(editions, now_made)
    return _published(editions, now_made, kept=kept)


def _next(editions: Path, at: datetime) -> int:
    """The number that an edition of this moment has."""
    last = max(folder.newest_number(editions), folder.pointed(editions))
    return max(int(at.timestamp()), last + 1)


def _put(
    editions: Path, built: Path, made: edition_files.Made, number: int, key_id: str, at: datetime
) -> None:
    _must_count(editions, number)
    first = made.first_manifest(number, at, at + LIFETIME, key_id)
    edition_files.put_manifests(editions, built, first, made.manifest(number, at, at + LIFETIME))


def _made_from(editions: Path, inputs: str, key_id: str, at: datetime) -> MadeFrom | None:
    """What was made of these inputs, where it is the edition that stays and lies there whole."""
    last = made_from.read(editions)
    if not last or last.inputs != inputs:
        return None
    found = edition_files.staying(editions, key_id, at, LIFETIME / 2)
    is_it = found and found.second.number == last.number and tree.is_packed(found.second)
    return last if is_it else None


def _published(editions: Path, made: MadeFrom, *, kept: bool) -> Published:
    told = made.model_dump(exclude={"inputs"})
    return Published(folder=editions / str(made.number), kept=kept, **told)


def _must_follow(editions: Path, at: datetime) -> None:
    """Refuse to publish what would be older than the newest edition: readers would refuse it."""
    number = folder.newest_number(editions)
    published_at = edition_files.published_at(editions, number)
    if published_at and at < published_at:
        raise PublishProblem(
            f"This computer's clock says {instant(at)}, but the newest edition was published on "
            f"{instant(published_at)}. Nothing was published; set the clock. If that edition was "
            f"dated by a wrong clock, move {editions / str(number)}, "
            f"{editions / files.manifest_path(number)} and {editions / files.TIMESTAMP} away, "
            "then publish again."
        )


def _must_count(editions: Path, number: int) -> None:
    """Refuse a number that readers cannot count to: somebody used up all that come before."""
    if number > COUNTED_TO:
        last = number - 1
        raise PublishProblem(
            f"No number comes after edition {last}, which nobody publishes honestly. Nothing was "
            f"published; move {editions / str(last)}, {editions / files.manifest_path(last)} and "
            "the pointers that name it away, then publish again."
        )


def _must_be_later(given: datetime | None, at: datetime) -> None:
    """Refuse to publish with a clock that documents in the store prove wrong."""
    if given and at + clock.SKEW < given:
        raise PublishProblem(
            f"This computer's clock says {instant(at)}, but the store holds a document of "
            f"{instant(given)}. Nothing was published; set the clock, then publish again."
        )

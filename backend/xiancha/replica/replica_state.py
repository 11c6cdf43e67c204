"""What a replica holds and whom it trusts, kept beside its files between two rounds."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from xiancha import atomic_file
from xiancha.edition import files, keys_list, on_disk
from xiancha.edition.envelope import Digest, Said
from xiancha.edition.errors import Refused
from xiancha.edition.keys_list import KeysList
from xiancha.edition.on_disk import EditionRefused, Standing
from xiancha.edition.verify import Held

_LIMIT = 2**18


class Trust(Said):
    """Whom a person trusts: the list of keys with this fingerprint, and, of a file, its newest."""

    fingerprint: Digest
    keys: KeysList | None = None


class Kept(Said):
    """What was held after the last round, and the fingerprint that it began with."""

    fingerprint: Digest
    held: Held


def of_file(place: Path) -> Trust:
    """The trust that a copy of `v2/keys.json` stands for. Raises Refused, OSError."""
    chain = keys_list.envelopes(place.read_bytes()[: keys_list.LIMIT + 1])
    return Trust(fingerprint=chain[0].fingerprint, keys=keys_list.newest(chain))


def load(editions: Path, trust: Trust) -> Held | None:
    """What the last round left, None where there was none or it began with another trust.

    Its numbers bound the next round even where the files are not there: `standing`.
    """
    try:
        kept = Kept.read((editions / files.REPLICA).read_bytes()[:_LIMIT])
    except (OSError, Refused):
        return None
    if kept.fingerprint != trust.fingerprint:
        return None
    held = kept.held
    if trust.keys and trust.keys.version > held.keys.version:
        held = held.with_keys(trust.keys)
    return held


def keep(editions: Path, trust: Trust, held: Held) -> None:
    """Leave it for the next round."""
    body = Kept(fingerprint=trust.fingerprint, held=held).text().encode()
    atomic_file.replace(editions / files.REPLICA, body)


def has_keys(editions: Path, keys: KeysList) -> bool:
    """Does the list of keys lie there up to this version?"""
    with suppress(OSError, Refused), (editions / files.KEYS).open("rb") as file:
        return keys_list.newest(keys_list.envelopes(file.read(keys_list.LIMIT + 1))) == keys
    return False


def standing(editions: Path, held: Held) -> Standing | None:
    """All that the timestamp held names, None where it is not there as that names it."""
    with suppress(EditionRefused):
        found = on_disk.standing(editions)
        return found if found.stamp == held.timestamp else None
    return None

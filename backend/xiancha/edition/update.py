"""Ask a server once for what is newest, and take what is believed of it.

Pure but for `get`, which fetches, and `take`, which keeps. tests/cases/trust.json says what comes
of it; the extension's `core/edition/update.js` does the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from xiancha.edition import files, keys_list, timestamp, verify
from xiancha.edition.decompress import most_packed, unpacked
from xiancha.edition.errors import Refusal, Refused
from xiancha.edition.manifest import FileRef, Manifest
from xiancha.edition.retractions import Retractions
from xiancha.edition.timestamp import NamedEdition, Timestamp
from xiancha.edition.verify import Held

Get = Callable[[str, int], bytes | None]
"""Path below the folder of editions, most bytes → the body, or one byte more of a longer one;
None where there is none. Raises Refused (`unreachable`)."""
Take = Callable[[Manifest], None]
"""Fetch what is not there yet of an edition's files, see that each is what the manifest names, and
keep them. Raises Refused."""


@dataclass
class Update:
    """What came of it: `held` is held from now on, with the parts that are new.

    `refused` says why the rest of what was offered was not believed. `frozen_since` is the moment
    of the timestamp at which a server that answered has stopped.
    """

    held: Held
    retractions: Retractions | None = None
    manifest: Manifest | None = None
    refused: Refusal | None = None
    frozen_since: datetime | None = None


def update(
    held: Held,
    get: Get,
    take: Take,
    now: datetime,
    mirrored: Iterable[bytes] = (),
    *,
    in_hand: bool = True,
) -> Update:
    """One round with a server. `mirrored` is `v2/keys.json` as each mirror answered.

    Where the files of what is held are not `in_hand`, they are fetched though nothing is newer.
    """
    made = Update(held)
    for offered in mirrored:
        made.held, _ = verify.after_keys(made.held, offered)
    try:
        stamp, by = _timestamp(made, get, now)
        made.frozen_since = stamp.issued_at if verify.is_frozen(stamp, now) else None
        _retractions(made, get, stamp, in_hand)
        wanted = verify.wanted_edition(made.held, stamp) if in_hand else stamp.edition
        offer = _manifest(made.held, wanted, get, now) if wanted else None
        made.held = made.held.with_timestamp(stamp, by)
        if offer:
            manifest, signers = offer
            take(manifest)
            made.held = made.held.with_edition(manifest.edition, signers)
            made.manifest = manifest
    except Refused as refused:
        made.refused = refused.code
    return made


def fetched(get: Get, name: str, ref: FileRef) -> bytes:
    """One file of an edition, fetched compressed. Raises Refused."""
    return files.checked(_unpacked(get, files.file_path(ref.sha256, name), ref.size), ref)


def _timestamp(made: Update, get: Get, now: datetime) -> tuple[Timestamp, frozenset[str]]:
    """The timestamp, after the list of keys where there may be a later one."""
    offered = _got(get, files.TIMESTAMP, timestamp.LIMIT)
    unfollowed: Refusal | None = None
    if made.held.keys.mirrors or verify.names_later_keys(made.held, offered):
        listed = get(files.KEYS, keys_list.LIMIT)
        if listed is not None:
            made.held, unfollowed = verify.after_keys(made.held, listed)
    return verify.believed_timestamp(made.held, offered, now, unfollowed)


def _retractions(made: Update, get: Get, stamp: Timestamp, in_hand: bool) -> None:
    named = verify.wanted_retractions(made.held, stamp) if in_hand else stamp.retractions
    if named:
        body = fetched(get, "", FileRef(sha256=named.sha256, size=named.size))
        content, by = verify.believed_retractions(made.held, named, body)
        made.held = made.held.with_retractions(content.version, by)
        made.retractions = content


def _manifest(
    held: Held, named: NamedEdition, get: Get, now: datetime
) -> tuple[Manifest, frozenset[str]]:
    offered = _unpacked(get, files.manifest_path(named.number), named.size)
    return verify.believed_manifest(held, named, offered, now)


def _unpacked(get: Get, path: str, size: int) -> bytes:
    return unpacked(_got(get, f"{path}.gz", most_packed(size)), size)


def _got(get: Get, path: str, limit: int) -> bytes:
    body = get(path, limit)
    if body is None:
        raise Refused("unreachable")
    return body

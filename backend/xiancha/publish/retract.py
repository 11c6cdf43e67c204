"""The list of retractions in a folder of editions: change it, and sign it."""

from __future__ import annotations

import gzip
import hashlib
import logging
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from xiancha import atomic_file, normalise
from xiancha.edition import files, keys_list
from xiancha.edition.envelope import COUNTED_TO, Envelope
from xiancha.edition.errors import Refused
from xiancha.edition.hashed_ids import mark
from xiancha.edition.retractions import Retraction, Retractions, What
from xiancha.edition.timestamp import RETRACTIONS_LIMIT, NamedRetractions, Timestamp
from xiancha.keys.keyring import Keyring
from xiancha.publish.folder import PublishProblem

_SIGNED_ANEW = (
    "%s: a key that is revoked signed this list of retractions. It is signed anew: %d entries, the "
    "last of %s. See whether a thief wrote in it; take one out, named as the list has it, with: "
    "xiancha retract WHAT VALUE --withdraw"
)
_log = logging.getLogger(__name__)
_SIGNED = b'{"signed":'
"""How a signed text begins: no file of an edition does."""
_NORMAL = {
    "host": normalise.host,
    "app": normalise.app,
    "phone": normalise.phone,
    "name": normalise.company,
}


def entry(what: What, value: str, on: date, held: Retractions | None = None) -> Retraction:
    """What somebody takes back, as readers look it up. Raises PublishProblem.

    What is `held` already may be named as the list has it: a thief's entry is a mark and no more.
    """
    if held and held.on(what, value):
        return Retraction(what=what, value=value, on=on)
    if what == "lender":
        if ":" not in value:
            raise PublishProblem(
                f"“{value}” is no lender's id. An answer says it, such as "
                "sg-mlaw-moneylenders:1cashpteltd"
            )
        return Retraction(what=what, value=value, on=on)
    return Retraction(what=what, value=mark(what, normal(what, value)), on=on)


def normal(what: What, value: str) -> str:
    """What somebody takes back, in its normal form. Raises PublishProblem."""
    found = value if what == "lender" else _NORMAL[what](value)
    if not found:
        raise PublishProblem(f"“{value}” is no {what}. Nothing was retracted.")
    return found


def changed(
    held: Retractions | None, one: Retraction, at: datetime, *, withdraw: bool
) -> Retractions:
    """The next version of the list, with this entry or without it. Raises PublishProblem."""
    before = held.entries if held else ()
    others = tuple(old for old in before if (old.what, old.value) != (one.what, one.value))
    if withdraw == (len(others) == len(before)):
        state = "not retracted" if withdraw else "retracted already"
        raise PublishProblem(f"That {one.what} is {state}. Nothing was changed.")
    entries = others if withdraw else (*others, one)
    version = held.version + 1 if held else 1
    return Retractions(type="retractions", version=version, issued_at=at, entries=entries)


def sealed(editions: Path, named: NamedRetractions) -> Envelope:
    """The list that is served, as it was signed. Raises PublishProblem where it is damaged."""
    place = editions / files.file_path(named.sha256)
    try:
        return Envelope.read(place.read_bytes())
    except (OSError, Refused):
        raise PublishProblem(f"{place} is missing or damaged. Restore it from a copy.") from None


def held(editions: Path, stamp: Timestamp) -> Retractions | None:
    """The list that is served, None where there never was one. Raises PublishProblem."""
    named = stamp.retractions
    return Retractions.read(sealed(editions, named).signed) if named else None


def newest(editions: Path, ring: Keyring, stamp: Timestamp) -> Retractions | None:
    """The list to go on from: the newest that is signed here, whether it is served yet or not.

    Raises PublishProblem where the one served is damaged or was signed by no key of ours.
    """
    later = _later(editions, ring, stamp.retractions)
    if later:
        return Retractions.read(sealed(editions, later).signed)
    return _ours(editions, ring, stamp.retractions) if stamp.retractions else None


def write(editions: Path, ring: Keyring, content: Retractions) -> NamedRetractions:
    """Sign a list and write its file; no reader sees it before a timestamp names it."""
    body = ring.sealed(content.text(), "editions").text().encode()
    return _put(editions, content.version, body)


def received(editions: Path, ring: Keyring, file: Path, last: Timestamp) -> NamedRetractions:
    """A later list that was signed on another machine, put in its place. Raises PublishProblem."""
    body = file.read_bytes()
    try:
        content, _ = Envelope.read(body).opened(Retractions, ring.role("editions"))
    except Refused as refused:
        raise PublishProblem(
            f"{file} is no list of retractions that readers believe ({refused.code})."
        ) from None
    served = _binding(editions, ring, last.retractions)
    if served and content.version < served.version:
        raise PublishProblem(
            f"{file} has version {content.version}, but {served.version} is served already. "
            "Readers would refuse an older one."
        )
    named = _named(content.version, body)
    if served and named.version == served.version and named != served:
        raise PublishProblem(
            f"{file} cannot be served: another list of version {served.version} is served already, "
            "and readers would keep that. Retract again, in a copy of the folder that is served."
        )
    return _put(editions, content.version, body)


def _binding(
    editions: Path, ring: Keyring, served: NamedRetractions | None
) -> NamedRetractions | None:
    """The list that is served, None where readers forget it."""
    with suppress(PublishProblem):
        return None if served and is_disowned(editions, ring, served) else served
    return served


def _put(editions: Path, version: int, body: bytes) -> NamedRetractions:
    named = _named(version, body)
    place = editions / files.file_path(named.sha256)
    atomic_file.replace(place, body)
    atomic_file.replace(place.with_name(f"{place.name}.gz"), gzip.compress(body, mtime=0))
    return named


def _named(version: int, body: bytes) -> NamedRetractions:
    digest = hashlib.sha256(body).hexdigest()
    return NamedRetractions(version=version, sha256=digest, size=len(body))


def renewed(
    editions: Path, ring: Keyring, stamp: Timestamp | None, at: datetime
) -> NamedRetractions | None:
    """The list to name from now on: signed again, where who signed it has no role now.

    Raises PublishProblem where no key that ever had the role signed it.
    """
    named = stamp.retractions if stamp else None
    if not named or is_signed(editions, ring, named):
        return named
    if later := _later(editions, ring, named):
        return later
    last = _ours(editions, ring, named)
    if is_disowned(editions, ring, named):
        newest_entry = max((one.on for one in last.entries), default=last.issued_at.date())
        place = editions / files.file_path(named.sha256)
        _log.warning(_SIGNED_ANEW, place, len(last.entries), newest_entry)
    # Readers forget a thief's list with its version: past the end it may begin anew.
    following = {"version": last.version % COUNTED_TO + 1, "issued_at": at}
    return write(editions, ring, last.model_copy(update=following))


def is_signed(editions: Path, ring: Keyring, named: NamedRetractions) -> bool:
    """Do readers believe who signed this list? Raises PublishProblem where it is damaged."""
    envelope = sealed(editions, named)
    with suppress(Refused):
        return bool(envelope.signers(ring.role("editions")))
    return False


def is_disowned(editions: Path, ring: Keyring, named: NamedRetractions) -> bool:
    """Does the newest list of keys disown who signed this list, so that readers forget it?

    Raises PublishProblem where it is damaged.
    """
    envelope, versions = sealed(editions, named), keys_list.versions(ring.chain)
    with suppress(Refused):
        _, signers = keys_list.opened(versions, Retractions, "editions", envelope)
        return ring.keys.disowns("editions", signers)
    return False


def waiting(editions: Path, ring: Keyring) -> Path | None:
    """The file of a list that is signed, and later than the one that is served."""
    try:
        body = (editions / files.TIMESTAMP).read_bytes()
        served = Timestamp.read(Envelope.read(body).signed).retractions
    except (OSError, Refused):
        served = None
    later = _later(editions, ring, served)
    return editions / files.file_path(later.sha256) if later else None


def _later(
    editions: Path, ring: Keyring, served: NamedRetractions | None
) -> NamedRetractions | None:
    """The newest list that its role signed and no timestamp names yet, None where none is."""
    version = served.version if served else 0
    found = [one for one in _signed(editions, ring) if one.version > version]
    return max(found, key=lambda one: (one.version, one.sha256), default=None)


def _signed(editions: Path, ring: Keyring) -> Iterator[NamedRetractions]:
    for place in (editions / files.FILES).glob("*.json"):
        with suppress(OSError, Refused), place.open("rb") as file:
            if not file.peek().startswith(_SIGNED):
                continue
            body = file.read(RETRACTIONS_LIMIT)
            content, _ = Envelope.read(body).opened(Retractions, ring.role("editions"))
            named = _named(content.version, body)
            if editions / files.file_path(named.sha256) == place:
                yield named


def _ours(editions: Path, ring: Keyring, named: NamedRetractions) -> Retractions:
    """The list that is served, if a version of the list of keys knows who signed it."""
    versions = keys_list.versions(ring.chain)
    with suppress(Refused):
        return keys_list.opened(versions, Retractions, "editions", sealed(editions, named))[0]
    raise PublishProblem(
        f"{editions / files.file_path(named.sha256)}: no key that ever had the role “editions” "
        f"signed this list of retractions. See who wrote into {editions}."
    )

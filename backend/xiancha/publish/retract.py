"""The list of retractions in a folder of editions: change it, and sign it."""

from __future__ import annotations

import gzip
import hashlib
from datetime import date, datetime
from pathlib import Path

from xiancha import names
from xiancha.edition import files
from xiancha.edition.envelope import Envelope
from xiancha.edition.marks import mark
from xiancha.edition.refusals import Refused
from xiancha.edition.retractions import Retraction, Retractions, What
from xiancha.edition.timestamp import NamedRetractions, Timestamp
from xiancha.publish import folder
from xiancha.publish.folder import PublishProblem
from xiancha.publish.keyring import Keyring

_NORMAL = {"host": names.host, "app": names.app, "phone": names.phone, "name": names.company}


def entry(what: What, value: str, on: date) -> Retraction:
    """What somebody takes back, as readers look it up. Raises PublishProblem."""
    if what == "lender":
        if ":" not in value:
            raise PublishProblem(
                f"“{value}” is no lender's id. An answer says it, such as "
                "sg-mlaw-moneylenders:1cashpteltd"
            )
        return Retraction(what=what, value=value, on=on)
    normal = _NORMAL[what](value)
    if not normal:
        raise PublishProblem(f"“{value}” is no {what}. Nothing was retracted.")
    return Retraction(what=what, value=mark(what, normal), on=on)


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
    if last.retractions and content.version < last.retractions.version:
        raise PublishProblem(
            f"{file} has version {content.version}, but {last.retractions.version} is served "
            "already. Readers would refuse an older one."
        )
    return _put(editions, content.version, body)


def _put(editions: Path, version: int, body: bytes) -> NamedRetractions:
    digest = hashlib.sha256(body).hexdigest()
    place = editions / files.file_path(digest)
    folder.replace(place, body)
    folder.replace(place.with_name(f"{place.name}.gz"), gzip.compress(body, mtime=0))
    return NamedRetractions(version=version, sha256=digest, size=len(body))


def renewed(
    editions: Path, ring: Keyring, stamp: Timestamp | None, at: datetime
) -> NamedRetractions | None:
    """The list to name from now on: signed again, where who signed it has no role now."""
    if not stamp or not stamp.retractions:
        return None
    envelope = sealed(editions, stamp.retractions)
    try:
        envelope.signers(ring.role("editions"))
    except Refused:
        last = Retractions.read(envelope.signed)
        following = {"version": last.version + 1, "issued_at": at}
        return write(editions, ring, last.model_copy(update=following))
    return stamp.retractions

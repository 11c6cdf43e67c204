"""Sign an edition that another machine built: that one reads foreign documents, this one has keys.

What was signed here last is remembered here, so a builder that was taken over cannot choose what
its edition is compared with.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import ValidationError

from xiancha import atomic_file
from xiancha.edition import files
from xiancha.edition.envelope import Envelope
from xiancha.edition.errors import Refused
from xiancha.edition.manifest import Manifest
from xiancha.edition.on_disk import EditionRefused
from xiancha.edition.time_format import instant
from xiancha.keys.keyring import Keyring
from xiancha.model import Model
from xiancha.publish import build_files, clock, folder, review_changes, sign_edition
from xiancha.publish.folder import PublishProblem
from xiancha.publish.stats import Measured


class Signed(Model):
    """The last edition that was signed here, as a sign-off compares it."""

    number: int
    measured: Measured


Since = Literal["signed", "served", "nothing"]
"""What an edition is compared with: the last one signed here, the one served here, none."""


class Made(NamedTuple):
    """What was signed, and all that changed, `since` what."""

    number: int
    changes: list[str]
    since: Since


def sign_built(
    editions: Path,
    ring: Keyring,
    record: Path,
    at: datetime,
    confirmed: str = "",
    served: Path | None = None,
) -> Made:
    """Sign the newest edition in a folder that `publish --unsigned` filled.

    It is compared with the last edition signed here, of which `record` tells; before the first,
    with the one in `served`, the folder that is published here. Raises PublishProblem where it is
    not whole, older, signed already or of another time, NeedsSignOff, KeyProblem.
    """
    ring.must_sign("editions")
    if not folder.numbers(editions):
        raise PublishProblem(
            f"{editions} holds no edition to sign. Fill it first: xiancha publish --unsigned FOLDER"
        )
    with folder.alone(editions):
        number = folder.newest_number(editions)
        _must_be_whole(editions, number, at)
        last, now = _last(record), _measured(editions, number)
        if last and number <= last.number:
            raise PublishProblem(
                f"Edition {number} is not newer than {last.number}, which was signed here. "
                "Nothing was signed; build anew: xiancha publish --unsigned"
            )
        before, since = _before(last, served)
        review_changes.must_be_seen(before, now, confirmed, f"xiancha sign {editions}")
        sign_edition.seal(editions, number, ring, at)
        atomic_file.replace(record, Signed(number=number, measured=now).model_dump_json().encode())
    return Made(number, list(review_changes.differences(before, now)), since)


def _before(last: Signed | None, served: Path | None) -> tuple[Measured | None, Since]:
    """What a new edition is compared with: the last one signed here, else the one served here."""
    if last:
        return last.measured, "signed"
    with suppress(PublishProblem):
        if served and (number := folder.pointed(served)):
            return _measured(served, number), "served"
    return None, "nothing"


def _last(record: Path) -> Signed | None:
    try:
        return Signed.model_validate_json(record.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError:
        raise PublishProblem(
            f"{record} cannot be read, so nothing can be compared. Restore it from a copy, or "
            "move it away to sign as if for the first time."
        ) from None


def _measured(editions: Path, number: int) -> Measured:
    with suppress(sqlite3.Error, LookupError, TypeError, ValueError, AttributeError):
        if database := build_files.database_of(editions, number):
            return review_changes.measure(database)
    raise PublishProblem(f"Edition {number}: its database cannot be read. Nothing was signed.")


def _must_be_whole(editions: Path, number: int, at: datetime) -> None:
    try:
        fault = next(_faults(editions, number, at), "")
    except (Refused, EditionRefused, OSError) as why:
        fault = f"a file is missing, damaged or unreadable ({why})"
    if fault:
        raise PublishProblem(f"Edition {number} in {editions}: {fault}. Nothing was signed.")


def _faults(editions: Path, number: int, at: datetime) -> Iterator[str]:
    """What is wrong with an edition that is to be signed."""
    envelope = Envelope.read((editions / files.manifest_path(number)).read_bytes())
    manifest = Manifest.read(envelope.signed)
    if envelope.signatures:
        yield "it is signed already"
    if manifest.edition != number:
        yield f"its manifest has the number {manifest.edition}"
    if manifest.published_at > at + clock.SKEW or at >= manifest.expires_at:
        yield f"it is of {instant(manifest.published_at)}, and this computer's clock says otherwise"
    for name, ref in files.named(editions, manifest).items():
        if not files.is_there(editions, name, ref):
            yield f"{name} is missing or not what the manifest names"

"""Publish: build every file of an edition, sign the manifest, put it in place in one step."""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from xiancha import days
from xiancha.edition import DATABASE, MANIFEST, SIGNATURE, ed25519, verify
from xiancha.edition.coverage import Coverage
from xiancha.edition.instant import instant
from xiancha.gather.entries import Gathered
from xiancha.gather.join import gather
from xiancha.model import Model
from xiancha.publish import extension_files, folder, sign, write_database
from xiancha.publish.folder import PublishProblem
from xiancha.publish.known_hosts import known_hosts
from xiancha.publish.measure_coverage import measure
from xiancha.store import Store

FORMAT = 1
LIFETIME = timedelta(days=45)
SKEW = timedelta(hours=1)
"""How far the clock of who fetched a document may be ahead of that of who publishes it."""


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
    key: Ed25519PrivateKey,
    editions: Path,
    *,
    only_changed: bool = False,
    now: datetime | None = None,
) -> Published:
    """Build, sign and put in place one edition under `editions`, alone and from one reading.

    Its number is the UTC time in seconds, or one more than the newest edition there where
    that is not later. `latest.json` changes last, so a reader sees the old edition or the
    new one, never a half. With `only_changed` an edition of the same content, key and less
    than half its lifetime of age is kept instead. Raises PublishProblem, and StoreProblem.
    """
    with folder.alone(editions):
        at = (now or datetime.now(UTC)).replace(microsecond=0)
        _must_follow(editions, at)
        with store.snapshot() as held:
            _must_be_later(held.last_given(), at)
            gathered, covered = gather(held, days.today(now=at)), measure(held)
        with folder.building(editions) as built:
            files = _write_files(built, gathered, covered, checklists)
            kept = only_changed and _same(editions, files, key, at)
            number = folder.newest_number(editions)
            if not kept:
                before = max(number, folder.pointed(editions))
                number = max(int(at.timestamp()), before + 1)
                _sign(built, _manifest(number, at, key, files, covered), key)
                folder.put(built, editions, number)
                folder.point(editions, _latest(number, at, key))
    return Published(
        folder=editions / str(number),
        number=number,
        kept=kept,
        lenders=len(gathered.entries),
        channels=len(gathered.channels) + len(gathered.warnings),
        left_out=tuple(gathered.left_out),
    )


def _must_follow(editions: Path, at: datetime) -> None:
    """Refuse to publish what would be older than the newest edition: readers would refuse it."""
    place = editions / str(folder.newest_number(editions))
    try:
        published_at = datetime.fromisoformat(
            json.loads((place / MANIFEST).read_bytes())["published_at"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return  # there is none, or one that is damaged: this publication mends that
    if at < published_at:
        raise PublishProblem(
            f"This computer's clock says {instant(at)}, but the newest edition was published on "
            f"{instant(published_at)}. Nothing was published; set the clock. If that edition was "
            f"dated by a wrong clock, move {place} away, then publish again."
        )


def _must_be_later(given: datetime | None, at: datetime) -> None:
    """Refuse to publish with a clock that documents in the store prove wrong."""
    if given and at + SKEW < given:
        raise PublishProblem(
            f"This computer's clock says {instant(at)}, but the store holds a document of "
            f"{instant(given)}. Nothing was published; set the clock, then publish again."
        )


def _write_files(
    built: Path, gathered: Gathered, covered: Coverage, checklists: dict[str, Any]
) -> dict[str, dict[str, Any]]:
    known = known_hosts(gathered)
    content = {
        "tables.json": extension_files.shared_tables(gathered, covered),
        "checklists.json": checklists,
        "known.json": {"known": [[one.host, one.proven, one.spellings] for one in known]},
        **{f"{c.lower()}.json": f for c, f in extension_files.country_files(gathered).items()},
    }
    for name, part in content.items():
        folder.write(built / name, _json(part))
    doors = {door["phone"]: door["title"] for door in checklists.get("doors", ()) if door["phone"]}
    write_database.write(built / DATABASE, gathered, covered, known, doors)
    return {name: _file(built / name) for name in sorted([*content, DATABASE])}


def _same(editions: Path, files: dict[str, Any], key: Ed25519PrivateKey, at: datetime) -> bool:
    """True where the newest edition is intact, has these very files and this key, and is young."""
    try:
        newest = verify.newest(editions)
        held = verify.manifest(newest)
    except verify.EditionRefused:
        return False
    until = datetime.fromisoformat(held["expires_at"]) - LIFETIME / 2
    is_newest = newest.name == str(folder.newest_number(editions))
    return is_newest and (held["files"], held["key"]) == (files, _key_id(key)) and at < until


def _manifest(
    number: int, at: datetime, key: Ed25519PrivateKey, files: dict[str, Any], covered: Coverage
) -> bytes:
    return _json(
        {
            "format": FORMAT,
            "edition": number,
            "published_at": instant(at),
            "expires_at": instant(at + LIFETIME),
            "key": _key_id(key),
            "files": files,
            **covered.model_dump(),
        }
    )


def _sign(built: Path, manifest: bytes, key: Ed25519PrivateKey) -> None:
    folder.write(built / MANIFEST, manifest)
    folder.write(built / SIGNATURE, sign.signature(key, manifest).encode("ascii"))


def _latest(number: int, at: datetime, key: Ed25519PrivateKey) -> bytes:
    """The pointer. The key beside it is believed only by whom the person gave its fingerprint."""
    public = base64.b64encode(sign.public_bytes(key)).decode()
    return _json(
        {
            "edition": number,
            "published_at": instant(at),
            "expires_at": instant(at + LIFETIME),
            "key": {"id": _key_id(key), "public": public},
        }
    )


def _key_id(key: Ed25519PrivateKey) -> str:
    return ed25519.key_id(sign.public_bytes(key))


def _file(file: Path) -> dict[str, Any]:
    body = file.read_bytes()
    return {"sha256": hashlib.sha256(body).hexdigest(), "size": len(body)}


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()

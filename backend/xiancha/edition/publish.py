"""Publish: build every file of an edition, sign the manifest, put it in place in one step."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from xiancha.edition import DATABASE, LATEST, MANIFEST, SIGNATURE, database, opening, sign, tables
from xiancha.edition.coverage import Coverage, coverage, instant
from xiancha.edition.entries import Gathered
from xiancha.edition.gather import gather
from xiancha.edition.known import known_hosts
from xiancha.model import Model
from xiancha.store import Store

FORMAT = 1
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
    key: Ed25519PrivateKey,
    editions: Path,
    *,
    only_changed: bool = False,
    now: datetime | None = None,
) -> Published:
    """Build, sign and put in place one edition under `editions`.

    Its number is the UTC time in seconds, or one more than the newest edition there where
    that is not later. `latest.json` changes last, so a reader sees the old edition or the
    new one, never a half. With `only_changed` an edition of the same content, key and less
    than half its lifetime of age is kept instead.
    """
    at = (now or datetime.now(UTC)).replace(microsecond=0)
    editions.mkdir(parents=True, exist_ok=True)
    gathered, covered = gather(store, at.date()), coverage(store)
    building = Path(tempfile.mkdtemp(prefix=".building-", dir=editions))
    try:
        files = _write_files(building, gathered, covered, checklists)
        public = sign.public_bytes(key)
        key_id = sign.key_id(public)
        newest = newest_number(editions)
        kept = only_changed and _same(editions, files, key_id, at)
        number = newest if kept else max(int(at.timestamp()), newest + 1)
        if not kept:
            manifest = _json(
                {
                    "format": FORMAT,
                    "edition": number,
                    "published_at": instant(at),
                    "expires_at": instant(at + LIFETIME),
                    "key": key_id,
                    "files": files,
                    **covered.model_dump(),
                }
            )
            (building / MANIFEST).write_bytes(manifest)
            (building / SIGNATURE).write_text(sign.signature(key, manifest), "ascii")
            building.chmod(0o755)
            building.rename(editions / str(number))
            _point(editions, number, at, public)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return Published(
        folder=editions / str(number),
        number=number,
        kept=kept,
        lenders=len(gathered.entries),
        channels=len(gathered.channels) + len(gathered.warnings),
        left_out=tuple(gathered.left_out),
    )


def _write_files(
    folder: Path, gathered: Gathered, covered: Coverage, checklists: dict[str, Any]
) -> dict[str, dict[str, Any]]:
    known = known_hosts(gathered)
    content = {
        "tables.json": tables.shared_tables(gathered, covered),
        "checklists.json": checklists,
        "known.json": {"known": [[one.host, one.proven, one.spellings] for one in known]},
        **{f"{c.lower()}.json": f for c, f in tables.country_files(gathered).items()},
    }
    for name, part in content.items():
        (folder / name).write_bytes(_json(part))
    doors = {door["phone"]: door["title"] for door in checklists.get("doors", ()) if door["phone"]}
    database.write(folder / DATABASE, gathered, covered, known, doors)
    return {name: _file(folder / name) for name in sorted([*content, DATABASE])}


def _same(editions: Path, files: dict[str, Any], key_id: str, at: datetime) -> bool:
    """True where the newest edition is intact, has these very files and this key, and is young."""
    try:
        held = opening.manifest(opening.newest(editions))
    except opening.EditionRefused:
        return False
    until = datetime.fromisoformat(held["expires_at"]) - LIFETIME / 2
    return held["files"] == files and held["key"] == key_id and at < until


def newest_number(editions: Path) -> int:
    """The number of the newest edition in a folder, 0 where there is none."""
    numbers = (int(child.name) for child in editions.glob("*") if child.name.isdigit())
    return max(numbers, default=0)


def _point(editions: Path, number: int, at: datetime, public: bytes) -> None:
    """Name the newest edition, in one step: readers see the old pointer or the new one.

    The key beside it is believed only by whom the person gave its fingerprint.
    """
    latest = {
        "edition": number,
        "published_at": instant(at),
        "expires_at": instant(at + LIFETIME),
        "key": {"id": sign.key_id(public), "public": base64.b64encode(public).decode()},
    }
    beside = editions / f".{LATEST}"
    beside.write_bytes(_json(latest))
    beside.replace(editions / LATEST)


def copy(made: Published, to: Path) -> None:
    """Copy an edition for a static host; the pointer changes last and in one step."""
    to.mkdir(parents=True, exist_ok=True)
    shutil.copytree(made.folder, to / str(made.number), dirs_exist_ok=True)
    beside = to / f".{LATEST}"
    shutil.copy2(made.folder.parent / LATEST, beside)
    beside.replace(to / LATEST)


def _file(file: Path) -> dict[str, Any]:
    body = file.read_bytes()
    return {"sha256": hashlib.sha256(body).hexdigest(), "size": len(body)}


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()

"""Every file of one edition in both formats, from one reading of the store."""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

from xiancha.edition import DATABASE, MANIFEST, files, on_disk
from xiancha.edition.coverage import Coverage
from xiancha.edition.envelope import Envelope
from xiancha.edition.instant import instant
from xiancha.edition.manifest import FileRef, Manifest, RegisterNow
from xiancha.edition.on_disk import EditionRefused
from xiancha.edition.refusals import Refused
from xiancha.gather.entries import Gathered
from xiancha.publish import (
    first_folder,
    first_format,
    folder,
    second_format,
    tree,
    write_changes,
    write_database,
)
from xiancha.publish.country_rows import by_country
from xiancha.publish.known_hosts import known_hosts, known_rows
from xiancha.publish.measure_coverage import collector_lists, measure
from xiancha.publish.namesakes import near_names
from xiancha.store import Reader

_FIRST_FORMAT = 1


@dataclass(frozen=True)
class Made:
    """The files of an edition in the first format and in the second, and what it covers."""

    first: dict[str, dict[str, Any]]
    second: dict[str, FileRef]
    registers: dict[str, RegisterNow]
    covered: Coverage

    def manifest(self, number: int, at: datetime, until: datetime) -> Manifest:
        """The manifest of the second format."""
        return Manifest(
            edition=number,
            published_at=at,
            expires_at=until,
            files=self.second,
            registers=self.registers,
        )

    def first_manifest(self, number: int, at: datetime, until: datetime, key_id: str) -> bytes:
        """The manifest of the first format."""
        return tree.written(
            {
                "format": _FIRST_FORMAT,
                "edition": number,
                "published_at": instant(at),
                "expires_at": instant(until),
                "key": key_id,
                "files": self.first,
                **self.covered.model_dump(),
            }
        )


@dataclass(frozen=True)
class Staying:
    """An edition that is served in both formats: its manifest in the first, and the second."""

    first: dict[str, Any]
    second: on_disk.Whole


def write(
    editions: Path,
    built: Path,
    number: int,
    held: Reader,
    gathered: Gathered,
    checklists: dict[str, Any],
) -> Made:
    """Write the first format into the folder `built`, and the second into the tree of `editions`.

    What is written into the tree is named by its content: no reader sees it before a manifest
    names it. `number` is the one that the edition will have, if it is put. `gathered` is let go
    as soon as its files are made.
    """
    covered, known = measure(held), known_hosts(gathered)
    near = near_names(known)
    countries = by_country(gathered)
    first = {
        name: _write(built / name, part)
        for name, part in chain(
            [
                ("tables.json", first_format.shared_tables(gathered, covered, near)),
                ("checklists.json", checklists),
                ("known.json", {"known": known_rows(known)}),
            ],
            ((f"{c.lower()}.json", file) for c, file in first_format.country_files(countries)),
        )
    }
    doors = {door["phone"]: door["title"] for door in checklists.get("doors", ()) if door["phone"]}
    write_database.write(built / DATABASE, gathered, covered, known, near, doors)
    last = folder.newest_number(editions)
    before = editions / str(last) / DATABASE
    write_changes.write(built / DATABASE, number, before if before.is_file() else None, last)
    with ThreadPoolExecutor(1) as beside:
        database = beside.submit(tree.put_database, editions, built / DATABASE)
        parts, registers = second_format.contents(
            held, gathered, countries, covered, collector_lists(held), known, near, checklists
        )
        second = tree.put(editions, parts) | {DATABASE: database.result()}
    first[DATABASE] = second[DATABASE].model_dump()
    return Made(dict(sorted(first.items())), second, registers, covered)


def same(editions: Path, made: Made, key_id: str, at: datetime, young: timedelta) -> bool:
    """True where the edition that stays has these very files."""
    found = staying(editions, key_id, at, young)
    if not found:
        return False
    first, held = found.first, found.second.manifest
    written = made.manifest(held.edition, held.published_at, held.expires_at).text()
    # As read: moments have no parts of a second there.
    return first["files"] == made.first and held == Manifest.read(written)


def staying(editions: Path, key_id: str, at: datetime, young: timedelta) -> Staying | None:
    """The newest edition, where it is served, intact, of this key and young; None otherwise."""
    try:
        first = first_folder.manifest(first_folder.newest(editions))
        second = on_disk.newest(editions)
    except EditionRefused:
        return None
    number = folder.newest_number(editions)
    is_newest = (first["edition"], second.number) == (number, number)
    is_young = at < second.manifest.expires_at - young
    return Staying(first, second) if is_newest and is_young and first["key"] == key_id else None


def published_at(editions: Path, number: int) -> datetime | None:
    """When an edition was published; None where there is none, or one that is damaged."""
    try:
        body = (editions / files.manifest_path(number)).read_bytes()
        return Manifest.read(Envelope.read(body).signed).published_at
    except (OSError, Refused):
        pass
    try:
        first = json.loads((editions / str(number) / MANIFEST).read_bytes())
        return datetime.fromisoformat(first["published_at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def put_manifests(editions: Path, built: Path, first: bytes, second: Manifest) -> None:
    """Put the first format in its place, then the manifest of the second, which nobody signed yet.

    Its files are there already.
    """
    folder.write(built / MANIFEST, first)
    folder.put(built, editions, second.edition)
    envelope = Envelope(signed=second.text(), signatures={})
    tree.put_manifest(editions, second.edition, envelope.text().encode())


def _write(file: Path, content: Any) -> dict[str, Any]:
    """Write a file of the first format; what the manifest says of it."""
    body = tree.written(content)
    folder.write(file, body)
    return {"sha256": hashlib.sha256(body).hexdigest(), "size": len(body)}

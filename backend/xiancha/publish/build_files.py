"""Every file of one edition, from one reading of the store."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from xiancha import normalise
from xiancha.edition import DATABASE, files, on_disk
from xiancha.edition.envelope import Envelope, Role
from xiancha.edition.errors import Refused
from xiancha.edition.manifest import FileRef, Manifest, RegisterNow
from xiancha.edition.on_disk import EditionRefused
from xiancha.merge.lender import Gathered
from xiancha.publish import content_store, file_contents, folder, write_changes, write_database
from xiancha.publish.client_rows import by_country
from xiancha.publish.coverage import collector_lists, measure
from xiancha.publish.known_hosts import known_hosts
from xiancha.publish.namesakes import near_names
from xiancha.registers.shared_hosts import walk
from xiancha.store import Reader


@dataclass(frozen=True)
class Made:
    """What the manifest of an edition names: its files, and its registers."""

    files: dict[str, FileRef]
    registers: dict[str, RegisterNow]

    def manifest(self, number: int, at: datetime, until: datetime) -> Manifest:
        """The manifest of these files."""
        return Manifest(
            edition=number,
            published_at=at,
            expires_at=until,
            files=self.files,
            registers=self.registers,
        )


def doors_of(doors: Sequence[dict[str, Any]]) -> dict[str, dict[str, str]]:
    """The name of each door, by language: by its number, by the host of its site, and by the domain
    of that host, whose other sites are of the same owner. Of several the first counts.
    """
    sites = [(normalise.host(one["url"]), one["title"]) for one in doors if one["url"]]
    walked = [(walk(host), title) for host, title in sites if host]
    phones = {one["phone"]: one["title"] for one in reversed(doors) if one["phone"]}
    owned = {steps[-1]: title for steps, title in reversed(walked) if steps}
    return phones | owned | {steps[0]: title for steps, title in reversed(walked) if steps}


def write(
    editions: Path,
    database: Path,
    number: int,
    held: Reader,
    gathered: Gathered,
    checklists: dict[str, Any],
) -> Made:
    """Write the files of an edition into the tree of `editions`, and its database to `database`.

    Files in the tree are named by their content: no reader sees them before a manifest names
    them. `number` is the one that the edition will have, if it is put. `gathered` is emptied.
    """
    covered, known = measure(held), known_hosts(gathered)
    near = near_names(known)
    countries = by_country(gathered)
    doors = doors_of(checklists.get("doors", ()))
    write_database.write(database, gathered, covered, known, near, doors)
    last = folder.newest_number(editions)
    write_changes.write(database, number, database_of(editions, last), last)
    with ThreadPoolExecutor(1) as beside:
        put_database = beside.submit(content_store.put_database, editions, database)
        parts, registers = file_contents.files_and_registers(
            held, gathered, countries, covered, collector_lists(held), known, near, checklists
        )
        put_files = content_store.put(editions, parts)
        return Made(put_files | {DATABASE: put_database.result()}, registers)


def same(last: on_disk.Whole, made: Made) -> bool:
    """True where an edition has these very files."""
    held = last.manifest
    written = made.manifest(held.edition, held.published_at, held.expires_at).text()
    # As read: moments have no parts of a second there.
    return held == Manifest.read(written)


def staying(editions: Path, role: Role, at: datetime, young: timedelta) -> on_disk.Whole | None:
    """The newest edition, where it is served, intact, young and signed by the role; or None."""
    try:
        found = on_disk.newest(editions)
    except EditionRefused:
        return None
    is_newest = found.number == folder.newest_number(editions)
    is_young = at < found.manifest.expires_at - young
    is_signed = len(found.signers & role.keys.keys()) >= role.threshold
    return found if is_newest and is_young and is_signed else None


def manifest_of(editions: Path, number: int) -> Manifest | None:
    """The manifest of an edition, signed or not; None where it is missing or damaged."""
    try:
        body = (editions / files.manifest_path(number)).read_bytes()
        return Manifest.read(Envelope.read(body).signed)
    except (OSError, Refused):
        return None


def database_of(editions: Path, number: int) -> Path | None:
    """The database of an edition; None where it is missing."""
    manifest = manifest_of(editions, number)
    named = manifest and manifest.files.get(DATABASE)
    if not named:
        return None
    place = editions / files.file_path(named.sha256, DATABASE)
    return place if place.is_file() else None


def put_manifest(editions: Path, manifest: Manifest) -> None:
    """Put a manifest, not signed yet, in its place. Its files are there already."""
    envelope = Envelope(signed=manifest.text(), signatures={})
    content_store.put_manifest(editions, manifest.edition, envelope.text().encode())

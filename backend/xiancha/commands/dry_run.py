"""`xiancha refresh NAME --dry-run`: the first meeting of a register and its live source."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from xiancha.commands import dry_run_report
from xiancha.commands.terminal import err, out
from xiancha.fetch.archive import Archive
from xiancha.fetch.client import fetcher
from xiancha.refresh.dry_run import Rehearsal, rehearse
from xiancha.registers.catalogue import Register
from xiancha.registers.parsing.refusals import Refused
from xiancha.settings import Settings
from xiancha.store import Store


def dry_run(settings: Settings, store: Store, chosen: list[Register]) -> bool:
    """Try each register, write its report; True where a document would be refused or is missing.

    Raises Refused for one that is proved by handshakes.
    """
    proved = [one.id for one in chosen if one.way == "proved"]
    if proved:
        raise Refused(f"{proved[0]} is proved by handshakes: it has no document to try.")
    found = [_tried(settings, store, one) for one in chosen]
    return any(found)


def _tried(settings: Settings, store: Store, register: Register) -> bool:
    begun = datetime.now(UTC)
    folder = settings.data_dir / "dry-run" / f"{register.id}-{begun:%Y%m%dT%H%M%SZ}"
    apart = Archive(folder / "documents")
    found: list[Rehearsal] = []
    with fetcher(apart, settings.credentials) as source:
        for part in register.parts:
            with err.status(f"{register.id} {part} …"):
                found.append(rehearse(register, part, source.get, store, apart))
    said = dry_run_report.report(register, found, begun, version("xiancha"))
    file = _written(folder, said)
    for one in found:
        for line in dry_run_report.summary(one):
            (err if one.failed else out).print(line, markup=False)
    out.print(f"Nothing was stored. Report: {file}", markup=False)
    return any(one.failed for one in found)


def _written(folder: Path, said: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "report.md"
    file.write_text(said, "utf-8")
    return file

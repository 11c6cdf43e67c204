"""What the command `registers` prints: a table, one register, its documents, its changes."""

from __future__ import annotations

from datetime import date

from rich.console import Console
from rich.text import Text

from xiancha.edition.coverage import Coverage
from xiancha.fetch.archive import Archive
from xiancha.publish.coverage import measure, parts_held, rows_held
from xiancha.registers import catalogue
from xiancha.registers.catalogue import Register, Terms
from xiancha.store import Held, Run, Store
from xiancha.store.current_rows import Changes, changes

_MOST_ERRORS = 5
_HEAD = ("register", "", "rows", "whole", "as of", "last success", "last error", "stale in")
_COLUMNS = "{:<22} {:>2} {:>6}  {:<6}  {:<10}  {:<12}  {:<10}  {:>9}"
_WIDTH = len(_COLUMNS.format(*_HEAD))


def table(store: Store, today: date, width: int = 0) -> str:
    """A line for each register, below it what it was tried against and the last error.

    Lines are folded at `width` columns of the terminal; 0 leaves them whole.
    """
    rows = [_HEAD]
    below: list[list[str]] = [[]]
    covered = measure(store)
    for one in catalogue.registers().values():
        held = parts_held(store, one)
        runs = store.runs(one.id)
        done = [run.at.date().isoformat() for run in runs if not run.problem]
        failures = failed(runs, one)
        left = days_left(one, held, today)
        rows.append(
            (
                one.id,
                one.country,
                str(rows_held(store, one, held)),
                _wholeness(one, covered),
                held[0].source.as_of.isoformat() if held else "nothing",
                done[-1] if done else "never",
                failures[-1].at.date().isoformat() if failures else "none",
                "" if left is None else f"{left} days" if left >= 0 else "STALE",
            )
        )
        below.append([f"tried: {one.tried['en']}", *_last_errors(failures)])
    found: list[str] = []
    for row, lines in zip(rows, below, strict=True):
        found += _row(row, width)
        for line in lines:
            found += _folded(line, width)
    return "\n".join(found)


def _row(row: tuple[str, ...], width: int) -> list[str]:
    """A row of the table; where the terminal is too narrow for it, its cells by name below."""
    if not width or width >= _WIDTH:
        return [_COLUMNS.format(*row)]
    if row == _HEAD:
        return []
    named = zip(_HEAD[2:], row[2:], strict=True)
    said = ", ".join(f"{name} {cell}" for name, cell in named if cell)
    return [f"{row[0]} {row[1]}", *_folded(said, width)]


def _folded(line: str, width: int) -> list[str]:
    if not width:
        return [f"    {line}"]
    first, *more = Text(line).wrap(Console(width=width), width - 6)
    return [f"    {first}".rstrip(), *(f"      {one}".rstrip() for one in more)]


def _wholeness(register: Register, coverage: Coverage) -> str:
    """Whether what is held is the whole of what the register covers: whole, partly or no."""
    covered = [entry for entry in coverage.covered if entry["register"] == register.id]
    whole = [entry["category"] for entry in covered if entry["whole"]]
    if not whole:
        return "no"
    return "partly" if set(register.categories.values()) - {*whole} else "whole"


def days_left(register: Register, held: list[Held], today: date) -> int | None:
    """Days until the oldest document that is ever renewed is older than it should be.

    None where there is none, and where each claim ends by itself.
    """
    renewed = [one for one in held if not one.final]
    if not renewed or register.way == "proved":
        return None
    return register.stale_after_days - (today - renewed[0].source.as_of).days


def stale(store: Store, today: date) -> list[str]:
    """The registers whose documents are too old."""
    left = {
        one.id: days_left(one, parts_held(store, one), today)
        for one in catalogue.registers().values()
    }
    return [register for register, days in left.items() if days is not None and days < 0]


def age(one: Register) -> str:
    """How long what is held of a register counts as fresh."""
    if one.way == "proved":
        return f"each claim counts for {one.stale_after_days} days after it was last seen"
    return f"stale after {one.stale_after_days} days"


def failed(runs: list[Run], one: Register) -> list[Run]:
    """For each part the last attempt, where it failed, the newest last."""
    done = {run.part: run.at for run in runs if not run.problem}
    newest = max(done.values(), default=None)
    last = {run.part: run for run in runs}
    failed = [
        run
        for run in last.values()
        if run.problem and (one.is_part(run.part) or not newest or run.at > newest)
    ]
    return sorted(failed, key=lambda run: run.at)


def _last_errors(failed: list[Run]) -> list[str]:
    """What went wrong since each part was last renewed; at most five lines."""
    lines = [f"last error{_of(run.part)}: {run.problem}" for run in failed[-_MOST_ERRORS:]]
    more = len(failed) - len(lines)
    return lines + ([f"and {more} more parts that failed"] if more else [])


def _of(part: str) -> str:
    return f" ({part})" if part else ""


def register(one: Register, store: Store) -> str:
    """Everything about one register, and the documents held, newest last."""
    lines = [
        f"{one.id}  {one.title['zh_CN']}  {one.title['en']}",
        f"operator: {one.operator['zh_CN']} / {one.operator['en']}",
        f"page:     {one.page}",
        f"covers:   {one.covers['en']}",
        f"read:     {one.reads['en']}",
        f"key:      {one.key}",
        f"terms:    {terms(one.terms)}",
        f"tried:    {one.tried['en']}",
        age(one),
    ]
    for held in store.history(one.id):
        source = held.source
        via = f"  via {source.via}" if source.via else ""
        lines.append(
            f"{source.as_of}{_of(held.part)}  {held.row_count} rows  "
            f"sha256 {source.sha256[:16]}{via}"
        )
    return "\n".join(lines)


def terms(found: Terms) -> str:
    """The terms of reuse in one line."""
    place = f" ({found.url})" if found.url else ""
    commercial = f"May rows be passed on for commercial use? {found.commercial.capitalize()}."
    return f"{found.title['en']}{place}. {commercial} {found.note}"


def documents(one: Register, store: Store, archive: Archive) -> str:
    """Every document held, with its address, checksum and file: a row's bytes are there."""
    lines = []
    for held in store.history(one.id):
        source = held.source
        file = archive.file(source.sha256)
        lines += [
            f"{source.as_of}{_of(held.part)}  {held.row_count} rows  retrieved "
            f"{source.retrieved_at:%Y-%m-%d %H:%M} UTC",
            f"    {source.url}",
            f"    sha256 {source.sha256}",
            f"    {file if file.is_file() else 'not in the archive: these rows came with Xiancha'}",
        ]
        lines += [f"    via {source.via}"] if source.via else []
        lines += [f"    {key}: {value}" for key, value in archive.headers(source.sha256).items()]
    return "\n".join(lines) or f"{one.id}: no document is held."


def differences(one: Register, store: Store) -> str:
    """What the newest date of each part of a register changed against the date before."""
    parts = dict.fromkeys(held.part for held in store.history(one.id))
    found = [(part, changes(store, one.id, part)) for part in parts]
    shown = [_changed(one, part, change) for part, change in found if change]
    return "\n".join(shown) or (
        f"{one.id}: fewer than two dates are held, so there is nothing to compare."
    )


def _changed(one: Register, part: str, found: Changes) -> str:
    licences = [change for change in found.changed if "licence" in change.fields]
    lines = [
        f"{one.id}{_of(part)}: {found.before.source.as_of} → {found.after.source.as_of}",
        f"{len(found.added)} added, {len(found.removed)} removed (absent), "
        f"{len(licences)} licence numbers changed, {len(found.changed)} rows changed in all",
    ]
    lines += [f"+ {row.name}  {row.licence}" for row in found.added]
    lines += [f"- {row.name}  {row.licence}  absent" for row in found.removed]
    for change in found.changed:
        for field, (before, after) in change.fields.items():
            lines.append(f"~ {change.name}  {field}: {before or '—'} → {after or '—'}")
    return "\n".join(lines)

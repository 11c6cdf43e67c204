"""The command `xiancha apk`: what Android apps' files say of themselves."""

from __future__ import annotations

import csv
import io
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from xiancha import sandbox
from xiancha.apk.problems import SENTENCES, ApkRefused
from xiancha.commands import apk_text
from xiancha.commands.apk_text import ReadFile, Unread
from xiancha.commands.outputs import err
from xiancha.registers.parsing.refusals import Refused

app = typer.Typer()
_ENDS = (".apk", ".apkm", ".apks", ".xapk")
_LOOK = "See whether the path is right and may be read."


@app.command("apk")
def apk(
    files: Annotated[
        list[Path], typer.Argument(help="APKs, bundles of them, or folders.", readable=False)
    ],
    as_json: Annotated[bool, typer.Option("--json", help="One object a line, per file.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="One row per file.")] = False,
) -> None:
    """Read what Android apps declare: names, permissions, certificates. Nothing is sent anywhere.

    A permission that is declared is not yet used. A signature is checked over all that it covers.
    """
    if as_json and as_csv:
        raise typer.BadParameter("choose --json or --csv, not both")
    written = apk_text.json_line if as_json else _row if as_csv else apk_text.paragraph
    if as_csv:
        typer.echo(_csv(apk_text.COLUMNS), nl=False)
    failed = [one for one in _told(_found(files), written) if isinstance(one, Unread)]
    if failed:
        sys.stdout.flush()
        err.print(f"{len(failed)} not read", markup=False)
        raise typer.Exit(1)


def _told(
    paths: list[Path], written: Callable[[ReadFile | Unread], str]
) -> Iterator[ReadFile | Unread]:
    """Read each file, and print what it says as soon as it is known."""
    with Progress(console=err, transient=True, disable=not err.is_terminal) as progress:
        task = progress.add_task("reading", total=len(paths))
        for path in paths:
            progress.update(task, description=path.name.replace("[", r"\["))
            said = _read(path)
            typer.echo(written(said), nl=False)
            progress.advance(task)
            yield said


def _read(path: Path) -> ReadFile | Unread:
    try:
        if path.is_dir():
            os.listdir(path)
            return Unread(path, "no-file", "holds no APK", _LOOK)
        if not path.is_file():
            return Unread(path, "no-file", "is not there, or is no file", _LOOK)
        path.open("rb").close()
        return ReadFile(path, sandbox.apk(path))
    except ApkRefused as problem:
        return Unread(path, problem.code, *SENTENCES[problem.code])
    except Refused as problem:
        return Unread(path, "too-much", "was not read", str(problem))
    except OSError as problem:
        return Unread(path, "unreadable", f"cannot be opened ({problem.strerror})", _LOOK)


def _found(files: list[Path]) -> list[Path]:
    """The files, and of folders what lies in them; a folder without any stays, to be told."""
    return [one for path in files for one in _inside(path) or [path]]


def _inside(folder: Path) -> list[Path]:
    """All that is named like an app, and folders that cannot be opened; links are not followed."""
    found: list[Path] = []
    walk = os.walk(folder, onerror=lambda problem: found.append(Path(problem.filename)))
    for place, _, names in walk:
        found += [Path(place, name) for name in names if name.lower().endswith(_ENDS)]
    return sorted(found)


def _row(said: ReadFile | Unread) -> str:
    return _csv(apk_text.row(said))


def _csv(cells: tuple[str, ...]) -> str:
    sheet = io.StringIO()
    csv.writer(sheet).writerow(cells)
    return sheet.getvalue()

"""The command `xiancha apk`: what Android apps' files say of themselves."""

from __future__ import annotations

import csv
import io
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


@app.command("apk")
def apk(
    files: Annotated[list[Path], typer.Argument(help="APKs, bundles of them, or folders.")],
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
        if not path.is_file():
            what = "holds no APK" if path.is_dir() else "is not there, or is no file"
            return Unread(path, "no-file", what, "See whether the path is right.")
        return ReadFile(path, sandbox.apk(path))
    except ApkRefused as problem:
        return Unread(path, problem.code, *SENTENCES[problem.code])
    except Refused as problem:
        return Unread(path, "too-much", "was not read", str(problem))
    except OSError as problem:
        what = f"cannot be opened ({problem.strerror})"
        return Unread(path, "unreadable", what, "See whether you may read it.")


def _found(files: list[Path]) -> list[Path]:
    """The files, and in folders those that are named like apps, by name.

    A folder without any stays, to be told.
    """
    found: list[Path] = []
    for path in files:
        inside = sorted(
            one for one in path.rglob("*") if one.suffix.lower() in _ENDS and one.is_file()
        )
        found += inside or [path]
    return found


def _row(said: ReadFile | Unread) -> str:
    return _csv(apk_text.row(said))


def _csv(cells: tuple[str, ...]) -> str:
    sheet = io.StringIO()
    csv.writer(sheet).writerow(cells)
    return sheet.getvalue()

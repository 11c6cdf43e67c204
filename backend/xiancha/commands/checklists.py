"""The command `xiancha checklists check`: what a maintainer runs before proposing an edit."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from xiancha import content
from xiancha.checklists import ContentError, load, not_yet, replaced, unreviewed
from xiancha.commands.terminal import err, out

app = typer.Typer(help="The content that maintainers edit.", no_args_is_help=True)


@app.callback()
def checklists() -> None:
    """Checklists, laws and doors."""


@app.command()
def check(
    date: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="As on this day; today.")
    ] = None,
) -> None:
    """Tell all that is wrong in the checklists, laws and doors, with what to write instead."""
    day = (date or datetime.now(UTC)).date()
    checked = load(content.checklists())
    for warning in (*checked.warnings, *unreviewed(checked, day)):
        err.print(f"warning: {warning}", markup=False)
    if problems := [*not_yet(checked, day), *replaced(checked, day)]:
        raise ContentError(problems)
    out.print(
        f"{len(checked.checklists)} checklists, {len(checked.laws)} laws, "
        f"{len(checked.doors)} doors: nothing wrong on {day}"
    )

"""The commands `xiancha checklists check|preview`: what a maintainer runs before proposing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from xiancha import content
from xiancha.checklists import load, not_yet, replaced, unreviewed
from xiancha.commands.terminal import err, out
from xiancha.content_words import ContentError
from xiancha.lookup import BadQuestion

app = typer.Typer(help="The content that maintainers edit.", no_args_is_help=True)
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="As on this day; today.")]


@app.callback()
def checklists() -> None:
    """Checklists, laws and doors."""


@app.command()
def check(
    date: Day = None, lang: Annotated[str, typer.Option(help="zh-CN or en.")] = "zh-CN"
) -> None:
    """Tell all that is wrong in the checklists, laws and doors, with what to write instead."""
    day, chinese = (date or datetime.now(UTC)).date(), _language(lang) == "zh_CN"
    try:
        checked = load(content.checklists())
        for warning in (*checked.warnings, *unreviewed(checked, day)):
            lead = "提醒：" if chinese else "warning: "
            err.print(f"{lead}{warning.told(_language(lang))}", markup=False)
        if problems := [*not_yet(checked, day), *replaced(checked, day)]:
            raise ContentError(problems)
    except ContentError as error:
        err.print(error.told(_language(lang)), markup=False)
        raise typer.Exit(1) from None
    counts = len(checked.checklists), len(checked.laws), len(checked.doors)
    said = (
        "{}张清单、{}部法规、{}个渠道：在{}这一天没有错"
        if chinese
        else "{} checklists, {} laws, {} doors: nothing wrong on {}"
    )
    out.print(said.format(*counts, day))


def _language(lang: str) -> str:
    try:
        return {"zh-CN": "zh_CN", "en": "en"}[lang]
    except KeyError:
        raise BadQuestion(f"--lang {lang} is no language here. Write zh-CN or en.") from None

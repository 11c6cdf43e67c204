"""The commands `xiancha checklists check|preview`: what a maintainer runs before proposing."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from xiancha import days, paths
from xiancha.commands.terminal import claim_port, err, language, out
from xiancha.content.check_dates import not_yet, replaced, to_come, unreviewed
from xiancha.content.load import load
from xiancha.content.problems import ContentError, Message, in_language

app = typer.Typer(help="The content that maintainers edit.", no_args_is_help=True)
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="As on this day; today.")]


@app.callback()
def checklists() -> None:
    """Checklists, laws and doors."""


@app.command()
def check(
    date: Day = None, lang: Annotated[str, typer.Option(help="zh-CN, zh-TW, en or id.")] = "zh-CN"
) -> None:
    """Tell what is wrong in checklists, laws, doors and situations, with what to write instead."""
    day, chosen = date.date() if date else days.today(), language(lang)
    try:
        checked = load(paths.checklists())
        for warning in (*checked.warnings, *unreviewed(checked, day)):
            lead = in_language(Message("warning: ", "提醒："), chosen)
            err.print(f"{lead}{warning.told(chosen)}", markup=False)
        done = to_come(checked, max(day, days.today()))
        if problems := [*not_yet(checked, day), *replaced(checked, day), *done]:
            raise ContentError(problems)
    except ContentError as error:
        err.print(error.told(chosen), markup=False)
        raise typer.Exit(1) from None
    lists, laws, doors = len(checked.checklists), len(checked.laws), len(checked.doors)
    said = Message(
        f"{lists} checklists, {laws} laws, {doors} doors: nothing wrong on {day}",
        f"{lists}张清单、{laws}部法规、{doors}个渠道：在{day}这一天没有错",
    )
    out.print(in_language(said, chosen))


@app.command()
def preview(
    date: Day = None,
    lang: Annotated[str, typer.Option(help="zh-CN, zh-TW, en or id.")] = "zh-CN",
    port: Annotated[int, typer.Option(help="Where to listen on 127.0.0.1.")] = 8322,
) -> None:
    """Show the pages as they read on a day, on this machine alone; they follow the files."""
    import uvicorn  # takes a third of a second: `check` needs no server

    from xiancha.web.preview import Preview, create_preview

    chosen = language(lang)
    made = create_preview(date.date() if date else days.today())
    shown: Preview = made.state.preview
    claim_port("127.0.0.1", port, "choose another with --port")
    shown.refresh()
    if shown.wrong:
        err.print(shown.wrong.told(chosen), markup=False)
    for change in shown.changes:
        out.print(change.told(chosen), markup=False)
    address = f"http://127.0.0.1:{port}/help"
    lead = Message(
        f"As it reads on {shown.on}: {address} (Ctrl+C stops it)",
        f"{shown.on} 这一天的样子：{address}（Ctrl+C 停止）",
    )
    out.print(in_language(lead, chosen))
    uvicorn.run(made, host="127.0.0.1", port=port, access_log=False, log_level="warning")

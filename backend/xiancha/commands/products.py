"""The command `xiancha products check`: what a maintainer runs before proposing."""

from __future__ import annotations

from typing import Annotated

import typer

from xiancha.commands.terminal import err, language, out
from xiancha.content.problems import ContentError, Message, in_language
from xiancha.products import load

app = typer.Typer(help="What people call the things that they borrow with.", no_args_is_help=True)


@app.callback()
def products() -> None:
    """Products, everyday names of lenders, and phones: CSV files in backend/xiancha/products."""


@app.command()
def check(
    lang: Annotated[str, typer.Option(help="zh-CN, zh-TW, en or id.")] = "zh-CN",
) -> None:
    """Tell all that is wrong in the facts, with file, line and what to do.

    A fact needs a publisher, its page, a date and a grade. Names without them are aliases (they
    find the product) or ask (they only ask back). Refused: hosts that many share or that belong
    to another firm, apps of shops and messengers, places for complaints, names of two products.
    """
    chosen, problems = language(lang), []
    counted = [0, 0, 0]
    for country in load.countries():
        try:
            held = load.load(load.HERE / country.lower())
        except ContentError as error:
            problems += error.problems
            continue
        for at, part in enumerate((held.products, held.names, held.phones)):
            counted[at] += len(part)
    if problems:
        err.print(ContentError(problems).told(chosen), markup=False)
        raise typer.Exit(1)
    products, names, phones = counted
    said = Message(
        f"{products} products, {names} everyday names, {phones} phones: nothing wrong",
        f"{products}个产品、{names}个日常名称、{phones}个电话：没有错",
    )
    out.print(in_language(said, chosen))

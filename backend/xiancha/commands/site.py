"""The phone app as a folder for any static host."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xiancha.app_build.export import export
from xiancha.commands.terminal import out
from xiancha.publish.package import PackageProblem
from xiancha.settings import load as load_settings

app = typer.Typer()


@app.command("export-site")
def export_site(
    to: Annotated[Path, typer.Argument(help="The folder: new, or one of an earlier export.")],
    server: Annotated[
        str, typer.Option(help="Address of a server's pages, for browsers that are too old.")
    ] = "",
    editions: Annotated[
        Path | None, typer.Option(help="A folder of editions; the data folder's otherwise.")
    ] = None,
) -> None:
    """Write the phone app and the newest edition for any static host."""
    if server and not server.startswith(("https://", "http://")):
        raise PackageProblem(
            f"--server {server} begins with neither https:// nor http://. Nothing was written."
        )
    settings = load_settings()
    made = export(editions or settings.editions, to, server, settings.leave_to)
    out.print(
        f"Edition {made.edition} and the app in {to}: {made.files} files, {made.size} bytes. "
        "Serve the folder by https, as it is.",
        markup=False,
        soft_wrap=True,
    )

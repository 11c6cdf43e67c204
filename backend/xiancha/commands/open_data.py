"""An edition's open data as a folder of files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xiancha.commands.terminal import out
from xiancha.edition import on_disk
from xiancha.lookup import Edition
from xiancha.lookup.without_retracted import Against
from xiancha.open_data.export import export
from xiancha.settings import load as load_settings

app = typer.Typer()


@app.command("export-data")
def export_data(
    to: Annotated[Path, typer.Argument(help="The folder: new, or one of an earlier export.")],
    editions: Annotated[
        Path | None, typer.Option(help="A folder of editions; the data folder's otherwise.")
    ] = None,
    as_parquet: Annotated[
        bool, typer.Option("--parquet", help="Also as Parquet (needs xiancha[parquet]).")
    ] = False,
) -> None:
    """Write lenders, channels, warnings and products as CSV, JSON Lines and FollowTheMoney."""
    found = on_disk.standing(editions or load_settings().editions)
    against = Against(found.listed.retractions, is_revoked=found.is_disowned)
    edition = Edition(found.whole, against=against)
    with out.status(f"Writing edition {edition.number}"):
        written = export(edition, to, as_parquet=as_parquet)
    for one in written:
        out.print(f"{one.rows:>9} rows {one.size:>11} bytes  {one.name}", markup=False)
    out.print(f"Edition {edition.number} in {to}; datapackage.json describes it", markup=False)

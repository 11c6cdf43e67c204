"""The command `xiancha`. Every failure is one clear line and a non-zero exit."""

from __future__ import annotations

import json
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
import uvicorn
from rich.console import Console

from xiancha import content, report
from xiancha.checklists import ContentError, load, published
from xiancha.edition import bundle, opening, publish, sign
from xiancha.fetch.client import FetchFailed, fetcher
from xiancha.lookup import BadQuestion, Edition
from xiancha.refresh import hold, import_file, load_starter, take
from xiancha.registers import catalogue
from xiancha.registers.reading import Refused
from xiancha.settings import SettingProblem, Settings
from xiancha.settings import load as load_settings
from xiancha.store import Store, StoreProblem
from xiancha.web.app import create_app

app = typer.Typer(
    help="先查 Xiancha: check the lender before you borrow.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
keys = typer.Typer(help="Signing keys.", no_args_is_help=True)
app.add_typer(keys, name="keys")
out = Console(highlight=False, soft_wrap=True, emoji=False)
err = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)

KNOWN = (
    BadQuestion,
    ContentError,
    FetchFailed,
    Refused,
    catalogue.UnknownRegister,
    opening.EditionRefused,
    sign.KeyProblem,
    SettingProblem,
    StoreProblem,
    OSError,
)


def main() -> None:
    """The entry point: known problems become one line on stderr."""
    try:
        app()
    except KNOWN as problem:
        err.print(f"xiancha: {problem}", markup=False)
        sys.exit(1)


def open_store(settings: Settings) -> Store:
    """The store, with the starter rows of every register in it."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    store = Store(settings.store_url)
    for register in catalogue.registers().values():
        load_starter(register, store)
    return store


@app.command()
def serve() -> None:
    """Serve the lookup page and API from the newest edition."""
    settings = load_settings()
    opening.manifest(opening.newest(settings.editions))
    _claim_port(settings)
    out.print(f"先查 is at http://{settings.host}:{settings.port}  (Ctrl+C stops it)")
    uvicorn.run(
        create_app(settings.editions),
        host=settings.host,
        port=settings.port,
        access_log=False,
        log_level="warning",
        server_header=False,
    )


def _claim_port(settings: Settings) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise OSError(
                f"cannot listen on {settings.host}:{settings.port} ({error.strerror}). Stop what "
                "uses it, or set XIANCHA_PORT or XIANCHA_HOST to another."
            ) from error


@app.command()
def lookup(
    query: Annotated[str, typer.Argument(help="An address, a name, a licence number or a phone.")],
    as_json: Annotated[bool, typer.Option("--json", help="The API's answer.")] = False,
) -> None:
    """Ask the newest edition about a lender."""
    folder = opening.newest(load_settings().editions)
    opening.manifest(folder)
    answer = Edition(folder).ask("q", query)
    typer.echo(answer if as_json else report.answer(json.loads(answer)))


@app.command()
def refresh(
    register: Annotated[
        list[str] | None, typer.Argument(help="Registers; all online ones.")
    ] = None,
    country: Annotated[str, typer.Option(help="Only registers of this country.")] = "",
    publish_after: Annotated[bool, typer.Option("--publish", help="Publish afterwards.")] = False,
) -> None:
    """Fetch registers from their operators. One that fails keeps its last good rows."""
    settings = load_settings()
    store = open_store(settings)
    chosen = _online(register or [], country.upper())
    failed = 0
    with fetcher() as source:
        for one in chosen:
            with err.status(f"{one.id} …"):
                try:
                    held = take(one, hold(one, source.get), store, settings.documents)
                except (Refused, FetchFailed) as problem:
                    failed += 1
                    err.print(f"{one.id}: {problem}", markup=False)
                    continue
            out.print(f"{one.id}: {held.row_count} rows as of {held.source.as_of}")
    if publish_after:
        publish_edition(settings, store)
    if failed:
        raise typer.Exit(1)


def _online(named: list[str], country: str) -> list[catalogue.Register]:
    """The online registers named, or all; of one country where it is given."""
    wanted = [catalogue.register(name) for name in named or catalogue.registers()]
    found = [one for one in wanted if one.online and country in ("", one.country)]
    offline = [one.id for one in wanted if named and not one.online]
    if offline:
        raise Refused(f"{offline[0]} is kept in git and not fetched. Edit its starter.csv.")
    if not found:
        raise Refused(f"No online register is of country {country!r}. See: xiancha registers")
    return found


@app.command("import")
def import_register(
    register: str,
    file: Path,
    url: Annotated[str, typer.Option(help="Where the file was downloaded.")] = "",
    via: Annotated[str, typer.Option(help="Whose copy it is; the file's name if not given.")] = "",
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Its date, where it states none."),
    ] = None,
) -> None:
    """Read a register document from a file, guard it and keep its rows."""
    settings = load_settings()
    one = catalogue.register(register)
    day = as_of.date() if as_of else None
    document = import_file(file, url or one.page, via or f"a file given by hand: {file.name}", day)
    held = take(one, document, open_store(settings), settings.documents)
    out.print(f"{one.id}: {held.row_count} rows as of {held.source.as_of}. Next: xiancha publish")


@app.command()
def registers(
    name: Annotated[str | None, typer.Argument(help="One register.")] = None,
    changes: Annotated[bool, typer.Option("--changes", help="The two newest dates.")] = False,
) -> None:
    """List the registers, or show one; with --changes what its newest date changed."""
    store = open_store(load_settings())
    if name is None:
        out.print(report.registers(store), markup=False)
    elif changes:
        out.print(report.changes(catalogue.register(name), store), markup=False)
    else:
        out.print(report.register(catalogue.register(name), store), markup=False)


@app.command("publish")
def publish_command(
    to: Annotated[Path | None, typer.Option(help="Also copy the edition here.")] = None,
    changed: Annotated[bool, typer.Option(help="Only when something changed.")] = False,
    extension: Annotated[Path | None, typer.Option(help="Also fill this extension's data.")] = None,
) -> None:
    """Build and sign an edition from the store and the checklists."""
    settings = load_settings()
    if extension and not (extension / "manifest.json").is_file():
        raise FileNotFoundError(f"{extension} is no extension folder: it has no manifest.json.")
    made = publish_edition(settings, open_store(settings), only_changed=changed)
    if to:
        publish.copy(made, to)
        out.print(f"Copied to {to}")
    if extension:
        public = sign.public_bytes(sign.load_key(settings.key_file))
        server = f"http://{settings.host}:{settings.port}"
        bundle.into_extension(made.folder, public, sign.key_id(public), extension, server)
        out.print(report.how_to_load(extension.resolve()), markup=False)


def publish_edition(
    settings: Settings, store: Store, *, only_changed: bool = False
) -> publish.Published:
    """Publish and say on the terminal what was published."""
    checked = load(content.checklists())
    key = sign.load_key(settings.key_file)
    with err.status("publishing …"):
        made = publish.publish(
            store,
            published(checked, datetime.now(UTC).date()),
            key,
            settings.editions,
            only_changed=only_changed,
        )
    for warning in (*checked.warnings, *made.left_out):
        err.print(f"note: {warning}", markup=False)
    state = "unchanged" if made.kept else "published"
    out.print(f"Edition {made.number} {state}: {made.lenders} lenders, {made.channels} channels")
    return made


@keys.command("new")
def new_key() -> None:
    """Make the key that signs editions. Keep a copy of it in a safe place."""
    file = load_settings().key_file
    public = sign.public_bytes(sign.new_key(file))
    out.print(f"Key {sign.key_id(public)} in {file}\nFingerprint {sign.fingerprint(public)}")


@keys.command("show")
def show_key() -> None:
    """Show the key's id and fingerprint, which people type to trust a server."""
    public = sign.public_bytes(sign.load_key(load_settings().key_file))
    out.print(f"Key {sign.key_id(public)}\nFingerprint {sign.fingerprint(public)}")

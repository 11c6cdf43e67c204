"""The command `xiancha`. Every failure is one clear line and a non-zero exit."""

from __future__ import annotations

import base64
import hashlib
import json
import sys
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from xiancha.checklists.words import ContentError
from xiancha.commands import checklists as checklist_commands
from xiancha.commands import registers as register_commands
from xiancha.commands import report
from xiancha.commands.terminal import claim_port, err, language, open_store, out, publish_edition
from xiancha.edition import bundle, opening, package, publish, sign
from xiancha.fetch.client import FetchFailed
from xiancha.lookup import BadQuestion, Edition
from xiancha.registers import catalogue
from xiancha.registers.reading import Refused
from xiancha.settings import SettingProblem
from xiancha.settings import load as load_settings
from xiancha.store import StoreProblem
from xiancha.web.app import create_app

app = typer.Typer(
    help="先查 Xiancha: check the lender before you borrow.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
keys = typer.Typer(help="Signing keys.", no_args_is_help=True)
app.add_typer(keys, name="keys")
app.add_typer(register_commands.app)
app.add_typer(checklist_commands.app, name="checklists")

KNOWN = (
    BadQuestion,
    ContentError,
    FetchFailed,
    Refused,
    catalogue.UnknownRegister,
    opening.EditionRefused,
    package.PackageProblem,
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
        err.print(f"xiancha: {_told(problem)}", markup=False)
        sys.exit(1)


def _told(problem: Exception) -> str:
    """What a person is told; of an error of the system also what to do next."""
    if not isinstance(problem, OSError) or not problem.filename:
        return str(problem)
    return (
        f"{problem.filename}: {problem.strerror}. See whether the path is right and may be read "
        "and written, then try again."
    )


@app.command()
def serve() -> None:
    """Serve the lookup page and API from the newest edition."""
    settings = load_settings()
    opening.manifest(opening.newest(settings.editions))
    claim_port(settings.host, settings.port, "set XIANCHA_PORT or XIANCHA_HOST to another")
    out.print(f"先查 is at http://{settings.host}:{settings.port}  (Ctrl+C stops it)")
    uvicorn.run(
        create_app(settings.editions, operator=settings.operator, contact=settings.contact),
        host=settings.host,
        port=settings.port,
        access_log=False,
        log_level="warning",
        server_header=False,
    )


@app.command()
def lookup(
    query: Annotated[str, typer.Argument(help="An address, a name, a licence number or a phone.")],
    as_json: Annotated[bool, typer.Option("--json", help="The API's answer.")] = False,
    lang: Annotated[str, typer.Option(help="zh-CN, zh-TW, en or id.")] = "zh-CN",
) -> None:
    """Ask the newest edition about a lender."""
    chosen = language(lang)
    folder = opening.newest(load_settings().editions)
    opening.manifest(folder)
    answer = Edition(folder).ask("q", query, chosen)
    typer.echo(answer if as_json else report.answer(json.loads(answer), chosen))


@app.command("publish")
def publish_command(
    to: Annotated[Path | None, typer.Option(help="Also copy the edition here.")] = None,
    changed: Annotated[bool, typer.Option(help="Only when something changed.")] = False,
    extension: Annotated[Path | None, typer.Option(help="Also fill this extension's data.")] = None,
) -> None:
    """Build and sign an edition from the store and the checklists."""
    settings = load_settings()
    if extension:
        _must_be_extension(extension)
    made = publish_edition(settings, open_store(settings), only_changed=changed)
    if to:
        publish.copy(made, to)
        out.print(f"Copied to {to}")
    if extension:
        public = sign.public_bytes(sign.load_key(settings.key_file))
        server = f"http://{settings.host}:{settings.port}"
        bundle.into_extension(made.folder, public, sign.key_id(public), extension, server)
        out.print(report.how_to_load(extension.resolve()), markup=False)


@app.command("package")
def package_command(
    edition: Annotated[Path, typer.Option(help="The folder of the edition to pack.")],
    key: Annotated[
        list[str], typer.Option(help="A public key to trust, from `xiancha keys show`.")
    ],
    server: Annotated[str, typer.Option(help="https:// address of newer editions.")] = "",
    extension: Annotated[Path, typer.Option(help="The extension's folder.")] = Path("extension"),
    to: Annotated[Path, typer.Option(help="Where the archives go.")] = Path("dist"),
) -> None:
    """Pack the extension for the stores: one archive per browser."""
    _must_be_extension(extension)
    trusted = [package.public_key(text) for text in key]
    for made in package.packages(extension, edition, trusted, server, to):
        digest = hashlib.sha256(made.read_bytes()).hexdigest()
        out.print(f"{digest}  {made}", soft_wrap=True, highlight=False)


def _must_be_extension(folder: Path) -> None:
    if not (folder / "manifest.json").is_file():
        raise FileNotFoundError(f"{folder} is no extension folder: it has no manifest.json.")


@keys.command("new")
def new_key() -> None:
    """Make the key that signs editions. Keep a copy of it in a safe place."""
    file = load_settings().key_file
    public = sign.public_bytes(sign.new_key(file))
    out.print(f"Key {sign.key_id(public)} in {file}\nFingerprint {sign.fingerprint(public)}")


@keys.command("show")
def show_key() -> None:
    """Show the key's id, the fingerprint that people type to trust a server, the public key."""
    public = sign.public_bytes(sign.load_key(load_settings().key_file))
    out.print(f"Key {sign.key_id(public)}\nFingerprint {sign.fingerprint(public)}")
    out.print(f"Public {base64.b64encode(public).decode()}", soft_wrap=True, highlight=False)

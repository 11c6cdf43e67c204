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

from xiancha.commands import answer_text, extension_text
from xiancha.commands import checklists as checklist_commands
from xiancha.commands import products as product_commands
from xiancha.commands import registers as register_commands
from xiancha.commands.terminal import (
    KNOWN,
    Keep,
    claim_port,
    language,
    open_store,
    out,
    publish_edition,
    speak_any_encoding,
    tell,
    written,
)
from xiancha.edition import ed25519, verify
from xiancha.lookup import Edition, ask
from xiancha.publish import folder, package, sign
from xiancha.settings import load as load_settings
from xiancha.web.app import create_app
from xiancha.web.connections import Connection

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
app.add_typer(product_commands.app, name="products")


def main() -> None:
    """The entry point: known problems become one line on stderr."""
    speak_any_encoding()
    try:
        app()
    except KNOWN as problem:
        tell(problem)
        sys.exit(1)


@app.command()
def serve() -> None:
    """Serve the lookup page and API from the newest edition."""
    settings = load_settings()
    verify.manifest(verify.newest(settings.editions))
    claim_port(settings.host, settings.port, "set XIANCHA_PORT or XIANCHA_HOST to another")
    out.print(f"先查 is at {settings.address}  (Ctrl+C stops it)")
    uvicorn.run(
        create_app(
            settings.editions,
            settings.metrics_networks,
            operator=settings.operator,
            contact=settings.contact,
        ),
        host=settings.host,
        port=settings.port,
        http=Connection,
        ws="none",
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
    newest = verify.newest(load_settings().editions)
    verify.manifest(newest)
    answer = ask(Edition(newest), "q", query, chosen)
    typer.echo(written(answer) if as_json else answer_text.answer(json.loads(answer), chosen))


@app.command("publish")
def publish_command(
    to: Annotated[Path | None, typer.Option(help="Also copy the edition here.")] = None,
    changed: Annotated[bool, typer.Option(help="Only when something changed.")] = False,
    extension: Annotated[Path | None, typer.Option(help="Also fill this extension's data.")] = None,
    keep: Keep = folder.KEEP,
) -> None:
    """Build and sign an edition from the store and the checklists."""
    settings = load_settings()
    if extension:
        _must_be_extension(extension)
    made = publish_edition(settings, open_store(settings), keep, only_changed=changed)
    if to:
        folder.copy(made.folder, to)
        folder.prune(to, keep)
        out.print(f"Copied to {to}")
    if extension:
        public = sign.public_bytes(sign.load_key(settings.key_file))
        key_id = ed25519.key_id(public)
        package.into_extension(made.folder, public, key_id, extension, settings.address)
        out.print(extension_text.how_to_load(extension.resolve()), markup=False)


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


def _must_be_extension(place: Path) -> None:
    if not (place / "manifest.json").is_file():
        raise FileNotFoundError(f"{place} is no extension folder: it has no manifest.json.")


@keys.command("new")
def new_key() -> None:
    """Make the key that signs editions. Keep a copy of it in a safe place."""
    file = load_settings().key_file
    public = sign.public_bytes(sign.new_key(file))
    out.print(f"Key {ed25519.key_id(public)} in {file}\nFingerprint {ed25519.fingerprint(public)}")


@keys.command("show")
def show_key() -> None:
    """Show the key's id, the fingerprint that people type to trust a server, the public key."""
    public = sign.public_bytes(sign.load_key(load_settings().key_file))
    out.print(f"Key {ed25519.key_id(public)}\nFingerprint {ed25519.fingerprint(public)}")
    out.print(f"Public {base64.b64encode(public).decode()}", soft_wrap=True, highlight=False)

"""The command `xiancha`. Every failure is one clear line and a non-zero exit."""

from __future__ import annotations

import hashlib
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from pydantic import SecretStr

from xiancha import days
from xiancha.app_build.assemble import NotBuilt
from xiancha.commands import answer_text, extension_text, mcp_server, replicas
from xiancha.commands import checklists as checklist_commands
from xiancha.commands import keys as key_commands
from xiancha.commands import open_data as open_data_commands
from xiancha.commands import products as product_commands
from xiancha.commands import registers as register_commands
from xiancha.commands import site as site_commands
from xiancha.commands import situations as situation_commands
from xiancha.commands import trust as trust_commands
from xiancha.commands.rounds import interval, repeat
from xiancha.commands.terminal import (
    KNOWN,
    Keep,
    To,
    build_edition,
    claim_port,
    language,
    open_store,
    out,
    publish_edition,
    send_edition,
    speak_any_encoding,
    tell,
    written,
)
from xiancha.edition import on_disk
from xiancha.edition.coverage import country_of, stale
from xiancha.lookup import Edition, ask
from xiancha.lookup.without_retracted import Against
from xiancha.publish import folder, package, upload
from xiancha.registers.parsing.refusals import Refused
from xiancha.replica.pull import PullProblem
from xiancha.settings import load as load_settings
from xiancha.store import copy_file

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(key_commands.app, name="keys")
app.add_typer(trust_commands.app)
app.add_typer(replicas.app)
app.add_typer(register_commands.app)
app.add_typer(site_commands.app)
app.add_typer(open_data_commands.app)
app.add_typer(checklist_commands.app, name="checklists")
app.add_typer(product_commands.app, name="products")
app.add_typer(situation_commands.app, name="situations")
app.add_typer(mcp_server.app)


def main() -> None:
    """The entry point: known problems become one line on stderr."""
    speak_any_encoding()
    try:
        app()
    except KNOWN as problem:
        tell(problem)
        sys.exit(1)


def _tell_version(asked: bool) -> None:
    if asked:
        typer.echo(f"xiancha {version('xiancha')}")
        raise typer.Exit


@app.callback()
def options(
    show_version: Annotated[
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help="Say which it is."),
    ] = False,
) -> None:
    """先查 Xiancha: check the lender before you borrow."""


@app.command()
def serve(
    origin: Annotated[
        str, typer.Option("--from", help="Follow this server: https://host/editions")
    ] = "",
    fingerprint: replicas.Fingerprint = "",
    keys: replicas.KeysFile = None,
) -> None:
    """Serve the lookup page and API from the newest edition."""
    import uvicorn  # takes a third of a second: no other command needs a server

    from xiancha.web.app import create_app
    from xiancha.web.http_limits import Connection
    from xiancha.web.no_gc import uncollected

    settings = load_settings()
    if (fingerprint or keys) and not origin:
        raise PullProblem(
            "--fingerprint and --keys say whom to follow: add --from https://host/editions, or "
            "leave them out."
        )
    following = None
    if origin:
        replicas.must_not_publish(settings)
        trust = replicas.trusted(fingerprint, keys)
        following = replicas.follow(origin, settings.editions, trust)
    web = create_app(
        settings.editions,
        settings.trusted_networks,
        operator=settings.operator,
        contact=settings.contact,
        leave_to=settings.leave_to,
    )
    with uncollected():
        web.state.current.get()
    claim_port(settings.host, settings.port, "set XIANCHA_PORT or XIANCHA_HOST to another")
    if following:
        web.state.metrics.tell_following(lambda: following.failure)
    out.print(f"先查 is at {settings.address}  (Ctrl+C stops it)")
    uvicorn.run(
        web,
        host=settings.host,
        port=settings.port,
        http=Connection,
        ws="none",
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,  # the application reads them where it needs them
    )


@app.command()
def lookup(
    query: Annotated[str, typer.Argument(help="An address, a name, a licence number or a phone.")],
    as_json: Annotated[bool, typer.Option("--json", help="The API's answer.")] = False,
    lang: Annotated[str, typer.Option(help="zh-CN, zh-TW, en or id.")] = "zh-CN",
) -> None:
    """Ask the newest edition about a lender."""
    chosen = language(lang)
    found = on_disk.standing(load_settings().editions)
    against = Against(found.listed.retractions, is_revoked=found.is_disowned)
    newest = Edition(found.whole, against=against, for_many=False)
    answer = ask(newest, "q", query, chosen)
    old = stale(newest.coverage.registers, days.today())
    if as_json:
        typer.echo(written(answer.json()))
        return
    told = answer.values()
    missing = newest.coverage.of(country_of(told))["not_covered"]
    typer.echo(answer_text.answer(told, chosen, missing, old))


@app.command("publish")
def publish_command(
    to: To = "",
    changed: Annotated[bool, typer.Option(help="Only when something changed.")] = False,
    extension: Annotated[
        Path | None, typer.Option(help="Also fill this extension's data: edition, scripts.")
    ] = None,
    keep: Keep = folder.KEEP,
    confirm: Annotated[str, typer.Option(help="The changes that you saw, as it printed.")] = "",
    unsigned: Annotated[
        Path | None, typer.Option(help="Only build, here: another machine signs it.")
    ] = None,
    store: Annotated[
        Path | None, typer.Option(help="A store.sqlite of another user: publish a copy of it.")
    ] = None,
    every: Annotated[
        str, typer.Option(help="Again and again where something changed, such as 1h.")
    ] = "",
) -> None:
    """Build and sign an edition from the store and the checklists."""
    settings = load_settings()
    pause = interval(every)
    if pause and (unsigned or extension or confirm):
        raise Refused("--every goes with --store, --to and --keep alone; leave out the rest.")
    if store and settings.store_url.get_secret_value():
        raise Refused("--store names a file, and XIANCHA_STORE_URL another store: leave out one.")
    if store and unsigned:
        raise Refused("--store publishes here, and --unsigned only builds: leave out one.")
    if unsigned:
        build_edition(open_store(settings), unsigned)
        return
    if extension:
        _must_be_extension(extension)
    if to:
        upload.must_take(to, settings.editions)

    def once() -> None:
        read = settings
        if store:  # a name of its own: the folder may hold a store as well
            copy_file(store, copied := settings.data_dir / "copied-store.sqlite")
            read = settings.model_copy(update={"store_url": SecretStr(f"sqlite:///{copied}")})
        only_changed = changed or bool(pause)
        publish_edition(
            settings, open_store(read), keep, only_changed=only_changed, confirmed=confirm
        )
        if to:
            send_edition(settings, to, keep)

    if pause:
        repeat(pause, once, "publication", lambda *_: None)
    once()
    if extension:
        package.into_extension(settings.editions, extension, settings.address, settings.leave_to)
        is_built = package.is_built(extension)
        said = extension_text.how_to_load(extension.resolve()) if is_built else str(NotBuilt())
        out.print(said, markup=False, soft_wrap=not is_built)


@app.command("package")
def package_command(
    editions: Annotated[Path, typer.Option(help="The folder of editions: its newest is packed.")],
    fingerprint: Annotated[
        str, typer.Option(help="That of the list of keys to trust: xiancha keys show")
    ],
    server: Annotated[str, typer.Option(help="https:// address of newer editions.")] = "",
    extension: Annotated[Path, typer.Option(help="The extension's folder.")] = Path("extension"),
    to: Annotated[Path, typer.Option(help="Where the archives go.")] = Path("dist"),
) -> None:
    """Pack the extension for the stores: one archive per browser."""
    _must_be_extension(extension)
    leave_to = load_settings().leave_to
    for made in package.packages(extension, editions, fingerprint, server, to, leave_to):
        digest = hashlib.sha256(made.read_bytes()).hexdigest()
        out.print(f"{digest}  {made}", soft_wrap=True, highlight=False)


def _must_be_extension(place: Path) -> None:
    if not (place / "manifest.json").is_file():
        raise FileNotFoundError(f"{place} is no extension folder: it has no manifest.json.")

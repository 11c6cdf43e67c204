"""The commands about registers: refresh, import, registers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from xiancha import days
from xiancha.commands import registers_text
from xiancha.commands.dry_run import dry_run
from xiancha.commands.rounds import interval, repeat
from xiancha.commands.terminal import (
    Keep,
    To,
    err,
    open_store,
    out,
    publish_edition,
    send_edition,
    terminal_width,
)
from xiancha.commands.writer_metrics import WriterMetrics
from xiancha.fetch.archive import Archive
from xiancha.fetch.client import Fetcher, fetcher
from xiancha.keys import keyring
from xiancha.publish import folder, upload
from xiancha.refresh import host_certificates
from xiancha.refresh.accept import Outcome
from xiancha.refresh.import_file import import_file
from xiancha.refresh.renew import not_due, renew, taken
from xiancha.registers import catalogue
from xiancha.registers.catalogue import Register
from xiancha.registers.parsing.refusals import Refused
from xiancha.sandbox import wall
from xiancha.settings import Settings
from xiancha.settings import load as load_settings
from xiancha.store import Store

app = typer.Typer()


@app.command()
def refresh(
    register: Annotated[
        list[str] | None, typer.Argument(help="Registers; all online ones if none is named.")
    ] = None,
    country: Annotated[str, typer.Option(help="Only registers of this country.")] = "",
    every: Annotated[str, typer.Option(help="Again and again, such as 24h, 90m or 7d.")] = "",
    publish_after: Annotated[bool, typer.Option("--publish", help="Publish afterwards.")] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Also what is kept and not due yet.")
    ] = False,
    try_only: Annotated[
        bool, typer.Option("--dry-run", help="Take nothing; write how the documents differ.")
    ] = False,
    keep: Keep = folder.KEEP,
    to: To = "",
    metrics: Annotated[
        str, typer.Option(help="Tell Prometheus here how it goes: 127.0.0.1:9322.")
    ] = "",
) -> None:
    """Fetch registers from their operators. One that fails keeps its last good rows."""
    settings = load_settings()
    _refuse_alone(publish_after, to, every, metrics)
    if try_only:
        _refuse_beside_dry_run(register or [], every, publish_after, again)
        chosen = _renewable(settings, register or [], country.upper())
        raise typer.Exit(1 if dry_run(settings, open_store(settings), chosen) else 0)
    pause = interval(every)
    _tell_missing_wall()
    if publish_after:
        keyring.load(settings.keys).must_sign("editions")
    if to:
        upload.must_take(to, settings.editions)
    chosen = _renewable(settings, register or [], country.upper())
    store = open_store(settings)

    told = WriterMetrics()

    def once() -> bool:
        failed = _refresh_once(settings, store, chosen, country.upper(), again)
        told.tell_registers(store)
        if publish_after:
            publish_edition(settings, store, keep, only_changed=True)
        if to:
            send_edition(settings, to, keep)
        return failed

    if not pause:
        raise typer.Exit(1 if once() else 0)
    if metrics:
        told.tell_registers(store)
        told.serve(metrics)
    repeat(pause, once, "refresh", told.tell_round)


def _tell_missing_wall() -> None:
    lacking = wall.missing()
    if lacking:
        err.print(
            "There is no whole wall around the process that reads documents: on this system code "
            f"in a document could {lacking} (docs/threat-model.md).",
            markup=False,
        )


def _refuse_alone(publish_after: bool, to: str, every: str, metrics: str) -> None:
    if to and not publish_after:
        raise Refused("--to sends what is published, so add --publish, or leave it out.")
    if metrics and not every:
        raise Refused("--metrics tells of every round, so add --every 24h, or leave it out.")


def _refuse_beside_dry_run(named: list[str], every: str, publish_after: bool, again: bool) -> None:
    if not named:
        raise Refused("Name the registers to try: xiancha refresh REGISTER --dry-run")
    if every or publish_after or again:
        raise Refused("--dry-run takes nothing, so leave out --every, --publish and --again.")


def _refresh_once(
    settings: Settings, store: Store, chosen: list[Register], country: str, again: bool
) -> bool:
    """Renew the chosen registers, one after another; True where one of them failed."""
    archive = Archive(settings.documents)
    failed = False
    with store.writing(), fetcher(archive, settings.credentials) as source:
        for one in chosen:
            for outcome in _outcomes(one, source, store, archive, country, again):
                failed |= bool(outcome.problem)
                _tell(outcome)
    return failed


def _outcomes(
    one: Register, source: Fetcher, store: Store, archive: Archive, country: str, again: bool
) -> Iterator[Outcome]:
    if one.way == "proved":
        with err.status(f"{one.id} …") as status:
            yield from host_certificates.prove(store, source, archive, country, status.update)
        return
    for number, part in enumerate(one.parts, 1):
        kept = None if again else not_due(one, part, store, datetime.now(UTC))
        if kept:
            yield kept
            continue
        place = f" {part} ({number} of {len(one.parts)})" if part else ""
        with err.status(f"{one.id}{place} …"):
            found = renew(one, part, source.get, store, archive)
        yield from found


def _tell(outcome: Outcome) -> None:
    name = f"{outcome.register} {outcome.part}".rstrip()
    if outcome.problem:
        err.print(f"{name}: {outcome.problem}", markup=False)
    else:
        out.print(f"{name}: {outcome.rows} rows as of {outcome.as_of}", markup=False)
    for note in outcome.notes:
        err.print(f"note: {name}: {note}", markup=False)


def _renewable(settings: Settings, named: list[str], country: str) -> list[Register]:
    """The registers to renew: those named, or all; of one country where it is given.

    Those that are proved come last: they ask about the lenders that the others list.
    """
    wanted = [catalogue.register(name) for name in named or catalogue.registers()]
    found = [
        one
        for one in wanted
        if (one.way == "proved" or country in ("", one.country))
        and _can_be_renewed(one, settings, bool(named))
    ]
    known = {one.country for one in catalogue.registers().values()}
    if not found or country not in ("", *known):
        raise Refused(f"No register of country {country!r} is fetched. See: xiancha registers")
    return sorted(found, key=lambda one: one.way == "proved")


def _can_be_renewed(one: Register, settings: Settings, named: bool) -> bool:
    """False for a register to leave out; one that was named is refused with the reason."""
    if one.way in ("imported", "kept"):
        if named:
            raise Refused(f"{one.id} is not fetched. {one.reads['en']} See: xiancha import --help")
        return False
    if one.credential and one.credential not in settings.credentials:
        missing = f"{one.id} needs the operator's key: set XIANCHA_FCA_EMAIL and XIANCHA_FCA_KEY."
        if named:
            raise Refused(missing)
        out.print(f"{missing} It was left out.", markup=False)
        return False
    return True


@app.command("copy-store")
def copy_store(
    file: Annotated[Path, typer.Argument(help="The file of SQLite: store.sqlite.")],
) -> None:
    """Copy a store of SQLite whole into the empty database that XIANCHA_STORE_URL names."""
    if not file.is_file():
        raise FileNotFoundError(f"{file} is no file. The store lies in the data folder.")
    settings = load_settings()
    copied = Store(settings.database).take_over(Store(f"sqlite:///{file}"))
    out.print(f"{copied} documents copied, with their rows and all attempts.")


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
    part: Annotated[str, typer.Option(help="The part of the register that it is.")] = "",
    mapping: Annotated[
        Path | None, typer.Option(help="The reviewed mapping of its columns, where needed.")
    ] = None,
) -> None:
    """Read a register document from a file, guard it and keep its rows."""
    settings = load_settings()
    one = catalogue.register(register)
    if one.way in ("proved", "kept"):
        raise Refused(f"{one.id} is not imported. {one.reads['en']}")
    document = import_file(file, mapping).model_copy(
        update={
            "url": url or one.page,
            "via": via or file.name,
            "as_of": as_of.date() if as_of else None,
            "part": part,
        }
    )
    store = open_store(settings)
    with store.writing():
        outcome = taken(one, document, store, Archive(settings.documents))
    _tell(outcome)
    if outcome.problem:
        raise typer.Exit(1)
    out.print("Next: xiancha publish")


@app.command()
def registers(
    name: Annotated[str | None, typer.Argument(help="One register.")] = None,
    changes: Annotated[bool, typer.Option("--changes", help="The two newest dates.")] = False,
    documents: Annotated[bool, typer.Option("--documents", help="The bytes behind it.")] = False,
) -> None:
    """List the registers, or show one. Exits with 1 where one of them is stale."""
    if changes and documents:
        raise Refused("Ask for one at a time: --changes or --documents, not both.")
    if name is None and (changes or documents):
        flag = "--changes" if changes else "--documents"
        raise Refused(f"Name one register: xiancha registers REGISTER {flag}")
    settings = load_settings()
    store = open_store(settings)
    if name is None:
        today = days.today()
        out.print(registers_text.table(store, today, terminal_width()), markup=False)
        stale = registers_text.stale(store, today)
        if stale:
            err.print(f"Stale: {', '.join(stale)}. Next: xiancha refresh, or import", markup=False)
            raise typer.Exit(1)
        return
    one = catalogue.register(name)
    if changes:
        out.print(registers_text.differences(one, store), markup=False)
    elif documents:
        archive = Archive(settings.documents)
        out.print(registers_text.documents(one, store, archive), markup=False)
    else:
        out.print(registers_text.register(one, store), markup=False)

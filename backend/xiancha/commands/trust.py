"""The commands that sign what readers believe today: timestamp, retract."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xiancha import days, normalise
from xiancha.commands.terminal import To, err, out, send_served, tell_timestamp
from xiancha.edition import DATABASE, on_disk
from xiancha.edition.retractions import What
from xiancha.edition.time_format import instant
from xiancha.keys import keyring
from xiancha.lookup.lenders import Lenders
from xiancha.lookup.without_retracted import NOTHING, CorrectedDatabase
from xiancha.publish import folder, retract, sign_timestamp, upload
from xiancha.publish.clock import moment
from xiancha.publish.sign_offline import sign_built
from xiancha.settings import load as load_settings

app = typer.Typer()
_SINCE = {
    "signed": "since the last edition signed here",
    "served": "since the edition that is served here",
    "nothing": "in this first edition signed here",
}


@app.command()
def timestamp(
    retractions: Annotated[
        Path | None, typer.Option(help="A later list, that `retract` signed elsewhere.")
    ] = None,
    to: To = "",
) -> None:
    """Sign anew what is newest, for the day. Readers call a server frozen after three days."""
    settings = load_settings()
    ring, editions = keyring.load(settings.keys), settings.editions
    if to:
        upload.must_take(to, editions)
    with folder.alone(editions):
        last = sign_timestamp.served(editions) if retractions else None
        given = (
            retract.received(editions, ring, retractions, last) if retractions and last else None
        )
        made = sign_timestamp.again(editions, ring, moment(), given)
    out.print(f"Edition {made.edition.number} is the newest on {instant(made.issued_at)}")
    if to:
        send_served(editions, to)


@app.command("sign")
def sign_command(
    place: Annotated[Path, typer.Argument(help="What `publish --unsigned` filled.")],
    confirm: Annotated[str, typer.Option(help="The changes that you saw, as it printed.")] = "",
) -> None:
    """Sign an edition that another machine built, after seeing that it is whole."""
    settings = load_settings()
    ring = keyring.load(settings.keys)
    made = sign_built(place, ring, settings.last_signed, moment(), confirm, settings.editions)
    for change in made.changes:
        out.print(f"{_SINCE[made.since]}: {change}", markup=False)
    out.print(f"Edition {made.number} is signed. Copy the folder to where it is served.")
    if not ring.here("timestamp"):
        tell_timestamp(place, ring)


@app.command("retract")
def retract_command(
    what: What,
    value: Annotated[str, typer.Argument(help="The host, app, phone, name, or a lender's id.")],
    withdraw: Annotated[bool, typer.Option("--withdraw", help="It holds again.")] = False,
    to: To = "",
) -> None:
    """Take back what editions say of something, at once and in every edition."""
    settings = load_settings()
    ring = keyring.load(settings.keys)
    if to:
        ring.must_sign("timestamp")
        upload.must_take(to, settings.editions)
    with folder.alone(settings.editions):
        at, last = moment(), sign_timestamp.served(settings.editions)
        held = retract.newest(settings.editions, ring, last)
        one = retract.entry(what, value, days.today(), held if withdraw else None)
        content = retract.changed(held, one, at, withdraw=withdraw)
        named = retract.write(settings.editions, ring, content)
        if ring.here("timestamp"):
            sign_timestamp.point(settings.editions, ring, at, last.edition, named)
    state = "holds again" if withdraw else "is retracted"
    normal = value if one.value == value else retract.normal(what, value)
    out.print(f"{what} {normal} {state}: version {content.version} of the list", markup=False)
    if not withdraw and not _is_known(settings.editions, what, normal):
        err.print(
            f"note: the edition that is served says nothing of {what} {normal}. If you meant "
            "another, take this back with --withdraw.",
            markup=False,
        )
    if to:
        send_served(settings.editions, to)
    if not ring.here("timestamp"):
        tell_timestamp(settings.editions, ring)


def _is_known(editions: Path, what: What, normal: str) -> bool:
    """Does the edition that is served say something of it? True too where it cannot be opened."""
    try:
        database = CorrectedDatabase(on_disk.newest(editions).path(DATABASE), NOTHING)
    except on_disk.EditionRefused:
        return True
    if what == "lender":
        return Lenders(database).answer(normal) is not None
    if what == "name":
        return bool(database.bearers(normal) or database.warned_names(normal))
    return any(database.channel(what, one) for one in (normal, *normalise.walk(normal)))

"""The commands of whoever serves what another publishes: pull, verify."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from xiancha.commands.terminal import Keep, err, out
from xiancha.edition import files
from xiancha.edition.errors import Refused
from xiancha.edition.on_disk import EditionRefused
from xiancha.edition.time_format import instant
from xiancha.fetch import edition_files
from xiancha.fetch.edition_files import FetchFailed
from xiancha.publish import folder
from xiancha.publish.folder import PublishProblem
from xiancha.publish.prune import prune
from xiancha.replica import replica_state
from xiancha.replica.audit import WholeCheck
from xiancha.replica.pull import Pulled, PullProblem, pull
from xiancha.replica.replica_state import Trust
from xiancha.settings import Settings
from xiancha.settings import load as load_settings

app = typer.Typer()
FAULTS = (PullProblem, FetchFailed, PublishProblem, EditionRefused, OSError)
"""What a round may raise."""
EVERY = 3600.0
"""Seconds between two rounds of a server that follows another."""
Fingerprint = Annotated[
    str, typer.Option(help="Of the operator's list of keys: xiancha keys show.")
]
KeysFile = Annotated[Path | None, typer.Option("--keys", help="A copy of its v2/keys.json.")]
_log = logging.getLogger(__name__)


@app.command("pull")
def pull_command(
    url: Annotated[str, typer.Argument(help="Such as https://host/editions: where v2/ lies.")],
    fingerprint: Fingerprint = "",
    keys: KeysFile = None,
    to: Annotated[Path | None, typer.Option(help="Not into the data folder, but here.")] = None,
    keep: Keep = folder.KEEP,
) -> None:
    """Fetch the newest edition of another server, verify it, and serve or pass it on."""
    trust = trusted(fingerprint, keys)
    settings = load_settings()
    if not to:
        must_not_publish(settings)
    place = to or settings.editions
    made = once(url, place, trust, keep)
    state = f"files fetched: {made.fetched}, bytes: {made.size}"
    out.print(f"Edition {made.held.edition} in {place}; {state}", markup=False)
    tell_frozen(made)


@app.command("verify")
def verify_command(
    place: Annotated[Path, typer.Argument(help="A folder of editions: where v2/ lies.")],
    fingerprint: Fingerprint = "",
) -> None:
    """Check every signature and file of a folder of editions. One line for each fault."""
    check = WholeCheck(place, fingerprint.lower())
    if not (place / files.KEYS).exists():
        what = "holds no editions" if place.is_dir() else "is no folder"
        raise EditionRefused(f"{place} {what}: there is no {place / files.KEYS}.")
    faults = 0
    for fault in check.faults():
        faults += 1
        err.print(fault, markup=False)
    for note in check.notes:
        out.print(f"note: {note}", markup=False)
    counts = (counted(check.editions, "edition"), counted(check.files, "file"))
    out.print(f"{', '.join(counts)}, {counted(faults, 'fault')}", markup=False)
    if faults:
        raise typer.Exit(1)


def counted(number: int, thing: str) -> str:
    """A number of things in words: “1 fault”, “2 faults”."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def trusted(fingerprint: str, keys: Path | None) -> Trust:
    """Whom a person says that is trusted. Raises PullProblem."""
    if bool(fingerprint) == bool(keys):
        raise PullProblem("Say whom to trust: either --fingerprint, or --keys with a file.")
    try:
        return replica_state.of_file(keys) if keys else Trust(fingerprint=fingerprint.lower())
    except (Refused, IndexError):
        raise PullProblem(
            f"{keys} is no list of keys: take v2/keys.json of the operator."
        ) from None
    except ValueError:
        raise PullProblem(
            f"“{fingerprint}” is no fingerprint: it has 64 digits, 0-9 and a-f."
        ) from None


def must_not_publish(settings: Settings) -> None:
    """Raise PullProblem where editions are published here: another server's would replace them."""
    has_keys = any(settings.keys.glob("*.pem"))
    if has_keys and (settings.editions / files.TIMESTAMP).exists():
        raise PullProblem(
            f"{settings.editions} holds editions that are published here. To follow another "
            "server use another folder: XIANCHA_DATA_DIR=FOLDER"
        )


def once(url: str, place: Path, trust: Trust, keep: int) -> Pulled:
    """One round. Raises PullProblem, FetchFailed, PublishProblem."""
    with edition_files.server(url) as server:
        made = pull(server, place, trust, datetime.now(UTC))
    prune(place, keep)
    return made


def tell_frozen(made: Pulled) -> None:
    if made.frozen_since:
        err.print(
            f"note: the server answers, but since {instant(made.frozen_since)} it has not "
            "confirmed that this is the newest.",
            markup=False,
        )


@dataclass
class Following:
    """A server that is followed: why the last round failed, empty where it did not."""

    failure: str = ""


def follow(url: str, place: Path, trust: Trust) -> Following:
    """Pull now, then every hour in the background for as long as this process runs.

    What goes wrong is logged once, until it is mended. Raises what a round does where there is
    nothing to serve yet.
    """
    following = Following()
    try:
        once(url, place, trust, folder.KEEP)
    except FAULTS as fault:
        if not (place / files.TIMESTAMP).exists():
            raise
        following.failure = str(fault)
        err.print(f"note: {following.failure}", markup=False)

    def rounds() -> None:
        while True:
            time.sleep(EVERY)
            following.failure = round_of(url, place, trust, following.failure)

    threading.Thread(target=rounds, name="pull", daemon=True).start()
    return following


def round_of(url: str, place: Path, trust: Trust, before: str) -> str:
    """One round of a follower; what went wrong, empty where nothing did."""
    try:
        once(url, place, trust, folder.KEEP)
    except FAULTS as fault:
        if not before:
            _log.warning("%s", fault)
        return str(fault)
    except Exception as fault:
        if not before:
            _log.exception("A round was not made; the next one is in an hour")
        return repr(fault)
    if before:
        _log.warning("%s gives what is newest again", url)
    return ""

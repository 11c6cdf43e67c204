"""What several commands share: outputs, known problems, language, port, store, publication."""

from __future__ import annotations

import codecs
import json
import os
import socket
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from xiancha import days, messages, paths
from xiancha.app_build.assemble import NotBuilt
from xiancha.commands.outputs import err as err
from xiancha.commands.outputs import in_words
from xiancha.commands.outputs import out as out
from xiancha.commands.outputs import speak_any_encoding as speak_any_encoding
from xiancha.content.check_dates import replaced, unreviewed
from xiancha.content.export import published
from xiancha.content.load import load
from xiancha.content.problems import ContentError
from xiancha.edition import on_disk
from xiancha.fetch.client import FetchFailed
from xiancha.keys import keyring, sign
from xiancha.keys.keyring import Keyring
from xiancha.lookup import BadQuestion
from xiancha.merge.join import GatherProblem
from xiancha.publish import folder, new_edition, package, prune, retract, upload
from xiancha.publish.review_changes import NeedsSignOff
from xiancha.refresh.starter import load_starter
from xiancha.registers import catalogue
from xiancha.registers.parsing.refusals import Refused
from xiancha.replica.pull import PullProblem
from xiancha.settings import SettingProblem, Settings
from xiancha.store import Store, StoreProblem

Keep = Annotated[
    int, typer.Option(min=1, help="How many editions to keep, the served one included.")
]
To = Annotated[str, typer.Option(help="Also send it here: a folder, or s3://bucket/prefix.")]

KNOWN = (
    BadQuestion,
    ContentError,
    FetchFailed,
    GatherProblem,
    Refused,
    catalogue.UnknownRegister,
    folder.PublishProblem,
    on_disk.EditionRefused,
    package.PackageProblem,
    NotBuilt,
    PullProblem,
    sign.KeyProblem,
    SettingProblem,
    StoreProblem,
    OSError,
)
"""What can go wrong without a fault of the program: each becomes one line on stderr."""


def tell(problem: Exception) -> None:
    """Print a known problem in one line.

    What a person must see before a publication comes first, one line each.
    """
    for change in problem.changes if isinstance(problem, NeedsSignOff) else ():
        err.print(f"changed: {change}", markup=False)
    err.print(f"xiancha: {in_words(problem)}", markup=False)


def written(answer: str) -> str:
    """JSON text that the output can hold whole."""
    encoding = codecs.lookup(sys.stdout.encoding or "utf-8").name
    return answer if encoding.startswith("utf") else json.dumps(json.loads(answer))


def terminal_width() -> int:
    """The columns of the terminal, or those that COLUMNS states; 0 where nobody watches."""
    return out.width if out.is_terminal or "COLUMNS" in os.environ else 0


def language(lang: str) -> str:
    """The language that `--lang` means, read as the API reads `lang`. Raises BadQuestion."""
    if found := messages.meant(lang):
        return found
    ours = ", ".join(map(messages.tag, messages.LANGUAGES))
    raise BadQuestion(f"--lang {lang} is no language here. Write one of: {ours}.")


def claim_port(host: str, port: int, remedy: str) -> None:
    """Raise OSError with what to do where nothing can listen there."""
    try:
        for family, kind, *_, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            with socket.socket(family, kind) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                if family == socket.AF_INET6:
                    probe.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
                probe.bind(address)
    except OSError as error:
        raise OSError(
            f"cannot listen on {host} port {port} ({error.strerror}). Stop what uses it, "
            f"or {remedy}."
        ) from error


def open_store(settings: Settings) -> Store:
    """The store, with the starter rows of every register in it.

    One process at a time sees what is missing: two would store the same rows twice.
    """
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    store = Store(settings.database)
    with store.alone("opening"):
        for register in catalogue.registers().values():
            load_starter(register, store)
    return store


def publish_edition(
    settings: Settings, store: Store, keep: int, *, only_changed: bool = False, confirmed: str = ""
) -> new_edition.Published:
    """Publish, remove the oldest editions but `keep`, and say on the terminal what was done."""
    ring = keyring.load(settings.keys)
    content, notes = _content()
    with err.status("publishing …"):
        made = new_edition.publish(
            store,
            content,
            ring,
            settings.editions,
            only_changed=only_changed,
            confirmed=confirmed,
        )
    _tell_made(made, notes, "unchanged" if made.kept else "published")
    if not ring.here("timestamp"):
        tell_timestamp(settings.editions, ring)
    if gone := prune.prune(settings.editions, keep):
        out.print(f"{gone} of the oldest editions removed; {keep} stay")
    return made


def send_edition(settings: Settings, to: str, keep: int) -> None:
    """Send what is served to a bucket, or to a folder, where the oldest editions but `keep` go."""
    send_served(settings.editions, to)
    if "://" not in to:
        prune.prune(Path(to), keep)


def send_served(editions: Path, to: str) -> None:
    """Send what readers are to believe now to a bucket or a folder, and say what was missing."""
    sent = upload.send_to(to, editions)
    out.print(f"Sent to {to}: {sent} files were missing there", markup=False)


def tell_timestamp(editions: Path, ring: Keyring) -> None:
    """Say which command lets readers see what was signed in a folder."""
    file = retract.waiting(editions, ring)
    out.print("Next, where the timestamp key lies:")
    command = f"xiancha timestamp --retractions {file}" if file else "xiancha timestamp"
    out.print(command, markup=False, soft_wrap=True)


def build_edition(store: Store, to: Path) -> None:
    """Build an edition in a folder, for the machine that has the keys to sign."""
    content, notes = _content()
    with err.status("building …"), folder.alone(to):
        made = new_edition.build(store, content, to)
    _tell_made(made, notes, "built, not signed")
    out.print(f"Next, with this folder where the editions key lies: xiancha sign {to}")


def _content() -> tuple[dict[str, Any], list[str]]:
    """What maintainers wrote, as it is published today, and what they should know of it."""
    checked, today = load(paths.checklists()), days.today()
    notes = [*checked.warnings, *replaced(checked, today), *unreviewed(checked, today)]
    return published(checked, today), [str(note) for note in notes]


def _tell_made(made: new_edition.Published, notes: list[str], state: str) -> None:
    for note in (*notes, *made.left_out):
        err.print(f"note: {note}", markup=False)
    out.print(f"Edition {made.number} {state}: {made.lenders} lenders, {made.channels} channels")

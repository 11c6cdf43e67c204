"""The commands about keys: make, show, and change the list that readers follow."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, get_args

import typer
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from xiancha import atomic_file
from xiancha.commands.terminal import err, out
from xiancha.edition import ed25519, files, on_disk
from xiancha.edition.envelope import Envelope
from xiancha.edition.keys_list import KeysList, RoleName
from xiancha.edition.time_format import instant
from xiancha.keys import keyring, next_version, sign
from xiancha.keys.keyring import Keyring
from xiancha.keys.sign import KeyProblem
from xiancha.publish import folder, retract, sign_timestamp
from xiancha.publish.clock import moment
from xiancha.settings import Settings
from xiancha.settings import load as load_settings

app = typer.Typer(help="The keys that sign, and the list of them.", no_args_is_help=True)
DRAFT = "next.json"
Id = Annotated[
    str,
    typer.Argument(
        help="The id of a key: xiancha keys show", parser=lambda typed: typed.strip().lower()
    ),
]


@app.command()
def new(
    role: Annotated[
        RoleName | None, typer.Argument(help="Make one more key of this role, for the next list.")
    ] = None,
) -> None:
    """Make the keys that sign, one of each role, and the list of them. Keep a copy of them."""
    settings = load_settings()
    if role:
        public = keyring.new_key(settings.keys, role)
        out.print(f"Key {ed25519.key_id(public)} for the role {role} in {settings.keys}")
        _print_public(public)
        out.print(f"Next, where the list is kept: xiancha keys add {role} PUBLIC")
        return
    _must_be_first(settings)
    _print(keyring.new(settings.keys, moment()))


def _must_be_first(settings: Settings) -> None:
    """Raise KeyProblem where readers follow a list already: they would follow no other one."""
    published, place = settings.editions / files.KEYS, settings.keys / keyring.LIST
    if published.exists() and not place.exists():
        raise KeyProblem(
            f"{published} is the list of keys that readers of this folder follow. If it is yours: "
            f"cp {published} {place}; if it is another's, publish with another XIANCHA_DATA_DIR."
        )


@app.command()
def show() -> None:
    """Show the keys, their roles, and the fingerprint that people type to trust a server."""
    _print(keyring.load(load_settings().keys))


def _print(ring: Keyring) -> None:
    _print_list(ring.keys, ring)
    out.print(f"Fingerprint {ring.fingerprint}")
    if ring.here("editions"):
        public = sign.public_bytes(ring.here("editions")[0])
        out.print(f"For extensions that know one key only: {ed25519.fingerprint(public)}")


def _print_list(keys: KeysList, ring: Keyring | None = None) -> None:
    out.print(f"List of keys, version {keys.version}, of {instant(keys.published_at)}")
    for name in get_args(RoleName):
        role = keys.role(name)
        must = "one must sign" if role.threshold == 1 else f"{role.threshold} must sign"
        out.print(f"{name} ({must})")
        for id, public in role.keys.items():
            here = "" if ring is None or id in ring.private else "  lies elsewhere"
            out.print(f"  Key {id}  Public {public}{here}", soft_wrap=True, highlight=False)
    for id in keys.revoked:
        out.print(f"revoked: {id}")
    for mirror in keys.mirrors:
        out.print(f"mirror: {mirror}", markup=False)
    for name, comes in next_version.unable(keys):
        left, needed = len(keys.role(name).keys), keys.role(name).threshold
        err.print(
            f"warning: the role {name} has {left} of the {needed} keys that must sign: {comes}."
        )
        err.print(f"Next: xiancha keys add {name}")


def _print_public(public: bytes) -> None:
    out.print(f"Public {sign.public_text(public)}", soft_wrap=True, highlight=False)


@app.command()
def add(
    role: RoleName,
    public: Annotated[str, typer.Argument(help="Its public key; a new key is made without.")] = "",
) -> None:
    """Give a key a role in the next list."""
    settings = load_settings()
    keyring.load(settings.keys)
    raw = sign.public_key(public) if public else keyring.new_key(settings.keys, role)
    ring, draft = _drafted(settings)
    _keep(ring, next_version.add(draft, role, raw))


@app.command()
def remove(id: Id) -> None:
    """Leave a key out of the next list. What it signed stays believed by who has it."""
    ring, draft = _drafted(load_settings())
    _keep(ring, next_version.remove(draft, id))


@app.command()
def revoke(id: Id) -> None:
    """Take a key back in the next list. What it signed is believed no more."""
    ring, draft = _drafted(load_settings())
    _keep(ring, next_version.revoke(draft, id, ring.ever()))


@app.command()
def threshold(role: RoleName, count: int) -> None:
    """Say in the next list how many keys of a role must sign."""
    ring, draft = _drafted(load_settings())
    _keep(ring, next_version.threshold(draft, role, count))


@app.command()
def mirrors(
    address: Annotated[list[str] | None, typer.Argument(help="Folders of editions.")] = None,
) -> None:
    """Name in the next list the addresses at which other people keep it too."""
    ring, draft = _drafted(load_settings())
    _keep(ring, next_version.mirrors(draft, tuple(address or ())))


def _drafted(settings: Settings) -> tuple[Keyring, KeysList]:
    """The keys, and the next version as far as it was drafted."""
    ring = keyring.load(settings.keys)
    file = ring.place / DRAFT
    if file.exists():
        draft = KeysList.read(keyring.read_draft(file).signed)
        if draft.version == ring.keys.version + 1:
            return ring, draft
    return ring, next_version.following(ring.keys, moment())


def _keep(ring: Keyring, draft: KeysList) -> None:
    """Keep the next version, which nobody has signed yet."""
    file = ring.place / DRAFT
    keyring.write_draft(file, Envelope(signed=draft.text(), signatures={}))
    _print_list(draft, ring)
    out.print("Not in force yet. Next, for each who holds a key of the role keys:")
    out.print(f"xiancha keys sign {file}")


@app.command("sign")
def sign_list(
    file: Path,
    key: Annotated[Path | None, typer.Option(help="Sign with this key, a .pem file.")] = None,
) -> None:
    """Sign the next list with the keys of the role `keys` that lie here."""
    draft = keyring.read_draft(file)
    said = KeysList.read(draft.signed)
    private = [_holder(key, said)] if key else _holders(keyring.load(load_settings().keys), said)
    _print_list(said)
    signed = keyring.signed(draft, private)
    keyring.write_draft(file, signed)
    out.print(f"Fingerprint {draft.fingerprint}")
    out.print(
        f"Signed by {', '.join(sorted(signed.signatures))}. Next: xiancha keys install {file}"
    )


def _holder(file: Path, said: KeysList) -> Ed25519PrivateKey:
    """The key in a file. Where the list of before does not lie here, the key may be of that."""
    key, place = sign.load_key(file), load_settings().keys
    id = ed25519.key_id(sign.public_bytes(key))
    if (place / keyring.LIST).exists() and id not in _signers(keyring.load(place), said):
        raise KeyProblem(
            f"Key {id} of {file} has the role keys in neither list, the old and the next: its "
            "signature would count for nothing. Name another: --key FILE.pem"
        )
    return key


def _signers(ring: Keyring, said: KeysList) -> list[str]:
    """The keys that may sign the next list: those of the role `keys` in the old one and in it."""
    return [*dict.fromkeys([*ring.role("keys").keys, *said.roles.keys.keys])]


def _holders(ring: Keyring, said: KeysList) -> list[Ed25519PrivateKey]:
    here = [ring.private[id] for id in _signers(ring, said) if id in ring.private]
    if not here:
        raise KeyProblem(f"No key of the role keys lies in {ring.place}. Name one: --key FILE.pem")
    return here


@app.command()
def install(file: Path) -> None:
    """Put the next list in force, once its holders signed it."""
    settings = load_settings()
    ring = keyring.install(keyring.load(settings.keys), keyring.read_draft(file))
    (ring.place / DRAFT).unlink(missing_ok=True)
    _print(ring)
    if sign_timestamp.newest(settings.editions):
        _tell_readers(settings, ring)


def _tell_readers(settings: Settings, ring: Keyring) -> None:
    """Publish the new list at once, as far as the keys for that lie here."""
    with folder.alone(settings.editions):
        atomic_file.replace(settings.editions / files.KEYS, ring.published)
        if not ring.can_sign("timestamp"):
            if ring.role("timestamp").is_able:
                out.print("Next, where the timestamp key lies: xiancha timestamp")
            return
        at, last = moment(), sign_timestamp.newest(settings.editions)
        signs = ring.can_sign("editions")
        retracted = retract.renewed(settings.editions, ring, last, at) if signs else None
        sign_timestamp.again(settings.editions, ring, at, retracted)
    out.print("Readers learn of it with the timestamp that was signed now.")
    try:
        on_disk.newest(settings.editions)
    except on_disk.EditionRefused:
        said = "They do not believe the edition that is served any more."
        out.print(f"{said} Next: xiancha publish" if signs else said)

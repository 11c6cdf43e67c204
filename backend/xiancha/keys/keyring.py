"""A publisher's keys: the list that readers follow, and the private keys that lie beside it.

`keys.json` in the folder is what readers get as `v2/keys.json`; `<role>-<id>.pem` are private keys.
Any of them may lie on another machine: what cannot be signed here is told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import get_args

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from xiancha import atomic_file
from xiancha.edition import ed25519, keys_list
from xiancha.edition.envelope import Envelope, Role
from xiancha.edition.errors import Refused
from xiancha.edition.keys_list import KeysList, RoleName, Roles
from xiancha.keys import sign
from xiancha.keys.sign import KeyProblem

LIST = "keys.json"


@dataclass(frozen=True)
class Keyring:
    """Every version of the list, and the private keys that lie here, by their ids."""

    place: Path
    chain: tuple[Envelope, ...]
    private: Mapping[str, Ed25519PrivateKey]
    keys: KeysList

    @property
    def published(self) -> bytes:
        """`v2/keys.json`: every version of the list, oldest first."""
        return written(self.chain)

    @property
    def fingerprint(self) -> str:
        """What somebody types who wants to trust these keys: that of the newest version."""
        return self.chain[-1].fingerprint

    def role(self, name: RoleName) -> Role:
        """The keys of a role in the newest version."""
        return self.keys.role(name)

    def ever(self) -> set[str]:
        """The ids of all keys that have a role, or once had one."""
        roles = [KeysList.read(one.signed).roles.each() for one in self.chain]
        return {id for each in roles for role in each for id in role.keys}

    def here(self, name: RoleName) -> list[Ed25519PrivateKey]:
        """The private keys of a role that lie here, in the order of the list."""
        return [self.private[id] for id in self.role(name).keys if id in self.private]

    def must_sign(self, name: RoleName) -> None:
        """Raise KeyProblem where too few keys of a role lie here to sign what readers believe."""
        here, role = len(self.here(name)), self.role(name)
        if not role.is_able:
            raise KeyProblem(
                f"The list of keys has {len(role.keys)} keys of the role “{name}”, of the "
                f"{role.threshold} that must sign. Next: xiancha keys add {name}"
            )
        if not self.can_sign(name):
            raise KeyProblem(
                f"Too few keys of the role “{name}” lie in {self.place}: {here} of the "
                f"{role.threshold} that must sign. Sign on the machine that has them "
                "(see docs/keys.md)."
            )

    def can_sign(self, name: RoleName) -> bool:
        """Do as many keys of a role lie here as must sign?"""
        return len(self.here(name)) >= self.role(name).threshold

    def sealed(self, text: str, name: RoleName) -> Envelope:
        """A text signed by every key of a role that lies here. Raises KeyProblem."""
        self.must_sign(name)
        return signed(Envelope(signed=text, signatures={}), self.here(name))


def signed(envelope: Envelope, keys: Iterable[Ed25519PrivateKey]) -> Envelope:
    """The same with the signatures of these keys beside those that it has."""
    text = envelope.signed.encode()
    own = {ed25519.key_id(sign.public_bytes(key)): sign.signature(key, text) for key in keys}
    return Envelope(signed=envelope.signed, signatures={**envelope.signatures, **own})


def written(chain: Iterable[Envelope]) -> bytes:
    """Versions of a list as a file has them."""
    return f"[{','.join(one.text() for one in chain)}]".encode()


def load(place: Path) -> Keyring:
    """The keys in a folder. Raises KeyProblem."""
    try:
        chain = tuple(keys_list.envelopes((place / LIST).read_bytes()))
        newest = keys_list.newest(list(chain))
    except FileNotFoundError:
        raise KeyProblem(
            f"There is no list of keys in {place}. Make keys: xiancha keys new"
        ) from None
    except Refused:
        raise KeyProblem(
            f"{place / LIST} is not a list of keys. Restore it from a copy, or take "
            "v2/keys.json of the editions that you publish."
        ) from None
    return Keyring(place, chain, _private(place), newest)


def _private(place: Path) -> dict[str, Ed25519PrivateKey]:
    keys = [sign.load_key(file) for file in sorted(place.glob("*.pem"))]
    return {ed25519.key_id(sign.public_bytes(key)): key for key in keys}


def new(place: Path, at: datetime) -> Keyring:
    """Make one key of each role and the first version of the list.

    A key file of a role that lies in `place` already is used, such as what an interrupted try
    left. Raises KeyProblem where there is a list.
    """
    if (place / LIST).exists():
        raise KeyProblem(
            f"{place / LIST} exists already. For other keys see: xiancha keys add --help"
        )
    roles = {name: _role(_key_of(place, name)) for name in get_args(RoleName)}
    first = KeysList(type="keys", version=1, published_at=at, roles=Roles(**roles), revoked=())
    holders = [sign.load_key(file) for file in _files(place, "keys")]
    keep(place, (signed(Envelope(signed=first.text(), signatures={}), holders),))
    return load(place)


def new_key(place: Path, name: RoleName) -> bytes:
    """Make one more key of a role and give its public bytes; the list does not know it yet."""
    key = Ed25519PrivateKey.generate()
    public = sign.public_bytes(key)
    sign.keep(key, place / f"{name}-{ed25519.key_id(public)}.pem")
    return public


def _files(place: Path, name: RoleName) -> list[Path]:
    return sorted(place.glob(f"{name}-*.pem"))


def _key_of(place: Path, name: RoleName) -> bytes:
    lying = _files(place, name)
    return sign.public_bytes(sign.load_key(lying[0])) if lying else new_key(place, name)


def _role(*public: bytes) -> Role:
    keys = {ed25519.key_id(raw): sign.public_text(raw) for raw in public}
    return Role(keys=keys, threshold=1)


def keep(place: Path, chain: Iterable[Envelope]) -> None:
    """Keep the versions of the list, in one step."""
    atomic_file.replace(place / LIST, written(chain))


def install(ring: Keyring, offered: Envelope) -> Keyring:
    """The keys after the next version of the list, which its holders signed. Raises KeyProblem."""
    try:
        ring.keys.followed_by(offered)
    except Refused as refused:
        raise KeyProblem(
            f"That is no version that readers would follow ({_WHY[refused.code]}). "
            "Nothing was changed."
        ) from None
    keep(ring.place, (*ring.chain, offered))
    return load(ring.place)


_WHY = {
    "malformed": "it is not the next version, or gives a revoked key back",
    "unsigned": "too few keys of the role “keys”, of the old list and of the new, signed it",
    "unknown_key": "keys of the role “keys”, of the old list and of the new, must sign it",
    "bad_signature": "one of its signatures is wrong",
}


def read_draft(file: Path) -> Envelope:
    """A version that waits for signatures. Raises KeyProblem."""
    try:
        draft = Envelope.read(file.read_bytes())
        KeysList.read(draft.signed)
        return draft
    except Refused:
        raise KeyProblem(f"{file} is no list of keys that waits for signatures.") from None


def write_draft(file: Path, draft: Envelope) -> None:
    """Keep such a version in one step."""
    atomic_file.replace(file, json.dumps(json.loads(draft.text()), indent=1).encode() + b"\n")

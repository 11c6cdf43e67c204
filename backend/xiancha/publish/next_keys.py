"""The next version of a list of keys, as somebody asks for it. Pure; its holders sign it later."""

from __future__ import annotations

from datetime import datetime

from pydantic import ValidationError

from xiancha.edition import ed25519
from xiancha.edition.envelope import Role
from xiancha.edition.keys_list import KeysList
from xiancha.publish import sign
from xiancha.publish.keyring import RoleName
from xiancha.publish.sign import KeyProblem


def following(held: KeysList, at: datetime) -> KeysList:
    """The same list as its next version."""
    return held.model_copy(update={"version": held.version + 1, "published_at": at})


def add(draft: KeysList, role: RoleName, raw: bytes) -> KeysList:
    """With one more public key in a role, given by its 32 bytes."""
    id, public = ed25519.key_id(raw), sign.public_text(raw)
    if id in draft.revoked:
        raise KeyProblem(f"Key {id} is revoked, and stays so. Make another one.")
    if any(id in one.keys for one in draft.roles.each()):
        raise KeyProblem(f"Key {id} has a role already; it can have one only.")
    return _with(draft, role, _role(draft, role), {**_role(draft, role).keys, id: public})


_WANTED = {
    "mirrors": "a mirror is an address that begins with https:// or http://, and there are eight "
    "at most",
    "revoked": "256 keys at most can be revoked",
}
"""What a reader takes in a field of the list."""


def remove(draft: KeysList, id: str) -> KeysList:
    """Without a key. What it signed stays believed by readers who have it already."""
    for name in ("keys", "editions", "timestamp"):
        role = _role(draft, name)
        if id in role.keys:
            return _with(
                draft, name, role, {one: key for one, key in role.keys.items() if one != id}
            )
    raise KeyProblem(f"Key {id} has no role. See: xiancha keys show")


def revoke(draft: KeysList, id: str) -> KeysList:
    """Without a key, and with what it signed believed no more."""
    without = remove(draft, id)
    return _sound(without.model_copy(update={"revoked": (*without.revoked, id)}))


def threshold(draft: KeysList, role: RoleName, count: int) -> KeysList:
    """With so many keys of a role that must sign."""
    held = _role(draft, role)
    if not 1 <= count <= len(held.keys):
        few = len(held.keys)
        has = "1 key" if few == 1 else f"{few} keys"
        raise KeyProblem(f"The role “{role}” has {has}; {count} cannot sign.")
    return _with(draft, role, held.model_copy(update={"threshold": count}), dict(held.keys))


def mirrors(draft: KeysList, addresses: tuple[str, ...]) -> KeysList:
    """With these other addresses at which readers ask for the list."""
    return _sound(draft.model_copy(update={"mirrors": addresses}))


def _role(draft: KeysList, name: RoleName) -> Role:
    role: Role = getattr(draft.roles, name)
    return role


def _with(draft: KeysList, name: RoleName, role: Role, keys: dict[str, str]) -> KeysList:
    changed = role.model_copy(update={"keys": keys})
    return _sound(
        draft.model_copy(update={"roles": draft.roles.model_copy(update={name: changed})})
    )


def _sound(draft: KeysList) -> KeysList:
    """The draft, if a reader could read it. Raises KeyProblem."""
    try:
        return KeysList.model_validate_json(draft.text())
    except ValidationError as problem:
        first = problem.errors()[0]
        field = str(first["loc"][0]) if first["loc"] else ""
        wanted = _WANTED.get(field, first["msg"].removeprefix("Value error, "))
        raise KeyProblem(f"No reader would take that list: {wanted}.") from None

"""The next version of a list of keys, as somebody asks for it. Pure; its holders sign it later."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import get_args
from urllib.parse import urlsplit

from pydantic import ValidationError

from xiancha.edition import ed25519, files
from xiancha.edition.envelope import Role
from xiancha.edition.keys_list import MIRROR_LIMIT, KeysList, RoleName
from xiancha.keys import sign
from xiancha.keys.sign import KeyProblem

_VISIBLE = re.compile(r"[!-~]+")
_WITHOUT: dict[RoleName, str] = {
    "keys": "this list can never be put in force",
    "editions": "readers take no edition and no retraction",
    "timestamp": "readers learn of nothing new, of this list from its mirrors alone",
}


def unable(keys: KeysList) -> Iterator[tuple[RoleName, str]]:
    """The roles of which too few keys are left to sign, and what comes of that."""
    for name, comes in _WITHOUT.items():
        if not keys.role(name).is_able:
            yield name, comes


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
    return _with(draft, role, draft.role(role), {**draft.role(role).keys, id: public})


_WANTED = {
    "mirrors": "there are eight mirrors at most",
    "revoked": "256 keys at most can be revoked",
}
"""What a reader takes in a field of the list."""


def remove(draft: KeysList, id: str) -> KeysList:
    """Without a key. What it signed stays believed by readers who have it already."""
    for name in get_args(RoleName):
        role = draft.role(name)
        if id in role.keys:
            return _with(
                draft, name, role, {one: key for one, key in role.keys.items() if one != id}
            )
    raise KeyProblem(f"Key {id} has no role. See: xiancha keys show")


def revoke(draft: KeysList, id: str, ever: Collection[str] = ()) -> KeysList:
    """Without a key, and with what it signed believed no more.

    `ever` has the keys that once had a role: one that left it can be stolen too.
    """
    if id in draft.revoked:
        raise KeyProblem(f"Key {id} is revoked already. Nothing was changed.")
    has_role = any(id in role.keys for role in draft.roles.each())
    if not has_role and id not in ever:
        raise KeyProblem(f"Key {id} never had a role. See: xiancha keys show")
    without = remove(draft, id) if has_role else draft
    return _sound(without.model_copy(update={"revoked": (*without.revoked, id)}))


def threshold(draft: KeysList, role: RoleName, count: int) -> KeysList:
    """With so many keys of a role that must sign."""
    held = draft.role(role)
    if not 1 <= count <= len(held.keys):
        few = len(held.keys)
        has = "1 key" if few == 1 else f"{few} keys"
        raise KeyProblem(f"The role “{role}” has {has}; {count} cannot sign.")
    return _with(draft, role, held.model_copy(update={"threshold": count}), dict(held.keys))


def mirrors(draft: KeysList, addresses: tuple[str, ...]) -> KeysList:
    """With these other addresses at which readers ask for the list, each once."""
    asked = dict.fromkeys(map(_mirror, addresses))
    return _sound(draft.model_copy(update={"mirrors": tuple(asked)}))


def _mirror(address: str) -> str:
    """The address of a mirror as every reader asks it. Raises KeyProblem."""
    found = address.rstrip("/")
    if len(found) > MIRROR_LIMIT or not _VISIBLE.fullmatch(found) or not _is_asked(found):
        raise KeyProblem(
            f"{address[:MIRROR_LIMIT]!a} is no address of a mirror. Write it as in "
            "https://keys.example.org/editions: the folder in which v2/ lies, in ASCII, with no "
            "user, question or part."
        )
    return found


def _is_asked(address: str) -> bool:
    """Would browsers and replicas ask there? Browsers ask http of their own computer alone."""
    try:
        parts, _ = urlsplit(address), urlsplit(address).port
    except ValueError:
        return False
    is_safe = parts.scheme == "https" or parts.hostname in ("127.0.0.1", "localhost")
    is_plain = not (parts.username or parts.password or set("?#@\\") & {*address})
    is_folder = not parts.path.endswith((files.TREE, files.KEYS))
    return (
        bool(parts.hostname)
        and parts.scheme in ("http", "https")
        and (is_safe and is_plain and is_folder)
    )


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

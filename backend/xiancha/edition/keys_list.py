"""The list of keys: who has which role, and which version follows which. Pure."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, TypeAdapter, ValidationError, model_validator

from xiancha.edition import ed25519
from xiancha.edition.envelope import At, Content, Counted, Envelope, KeyId, Role, Said
from xiancha.edition.errors import Refusal, Refused

LIMIT = 2**16
"""Bytes that `v2/keys.json` has at most."""
_ENVELOPES: TypeAdapter[list[Envelope]] = TypeAdapter(list[Envelope])
MIRROR_LIMIT = 300
Mirror = Annotated[str, StringConstraints(pattern=r"^https?://[!-~]+$", max_length=MIRROR_LIMIT)]
"""An address in visible ASCII: of blanks and letters no two languages think alike."""


class Roles(Said):
    """The keys of each role. A key has one role only."""

    keys: Role
    editions: Role
    timestamp: Role

    def each(self) -> tuple[Role, ...]:
        """The roles one after another."""
        return (self.keys, self.editions, self.timestamp)


RoleName = Literal["keys", "editions", "timestamp"]


class KeysList(Said):
    """One version of the list of keys, as its holders signed it."""

    type: Literal["keys"]
    version: Counted
    published_at: At
    roles: Roles
    revoked: Annotated[tuple[KeyId, ...], Field(strict=False, max_length=256)]
    mirrors: Annotated[tuple[Mirror, ...], Field(strict=False, max_length=8)] = ()

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        """Ids are those of their keys, every key has one role, revoked ones have none."""
        held = [(id, public) for role in self.roles.each() for id, public in role.keys.items()]
        for id, public in held:
            raw = base64.b64decode(public)
            if not ed25519.is_public_key(raw) or ed25519.key_id(raw) != id:
                raise ValueError(f"{id} is not the id of its key")
        ids = [id for id, _ in held]
        if len(ids) != len({*ids}) or {*ids} & {*self.revoked}:
            raise ValueError("a key has two roles, or one although it is revoked")
        return self

    def role(self, name: RoleName) -> Role:
        """The keys of a role."""
        role: Role = getattr(self.roles, name)
        return role

    def disowns(self, name: RoleName, signers: frozenset[str]) -> bool:
        """Is what these keys signed for a role believed no more?

        It is where one of them is revoked, and too few of the others have the role: those alone
        would do if it were offered today. A key that only left its role takes nothing back.
        """
        role = self.role(name)
        is_enough = len(signers & role.keys.keys()) >= role.threshold
        return not is_enough and not signers.isdisjoint(self.revoked)

    def followed_by(self, offered: Envelope) -> KeysList:
        """The version that follows this one, as offered.

        It must have the next number, keep what is revoked, and be signed by the threshold of the
        `keys` role of this version and by that of its own. Raises Refused.
        """
        offered.signers(self.roles.keys)
        following, _ = offered.opened(KeysList, KeysList.read(offered.signed).roles.keys)
        if following.version != self.version + 1 or {*self.revoked} - {*following.revoked}:
            raise Refused("malformed")
        return following


def envelopes(offered: bytes) -> list[Envelope]:
    """Every version that `v2/keys.json` holds, as it is written. Raises Refused."""
    if len(offered) > LIMIT:
        raise Refused("malformed")
    try:
        return _ENVELOPES.validate_json(offered)
    except ValidationError:
        raise Refused("malformed") from None


def forward(held: KeysList, offered: bytes) -> tuple[KeysList, Refusal | None]:
    """The newest version that follows the one held, and why it goes no further, if it does not.

    `offered` is `v2/keys.json`; versions that are not newer are passed over.
    """
    try:
        for one in envelopes(offered):
            if KeysList.read(one.signed).version > held.version:
                held = held.followed_by(one)
    except Refused as refused:
        return held, refused.code
    return held, None


def trusted(fingerprint: str, offered: bytes) -> KeysList:
    """The version whose signed text has this SHA-256, in hex, if its own `keys` role signed it.

    Raises Refused: `unknown_key` where no version has the fingerprint.
    """
    for one in envelopes(offered):
        if one.fingerprint == fingerprint:
            content, _ = one.opened(KeysList, KeysList.read(one.signed).roles.keys)
            return content
    raise Refused("unknown_key")


def newest(chain: Sequence[Envelope]) -> KeysList:
    """The last of these versions, where each follows the one before it. Raises Refused.

    The first must be signed by its own `keys` role. For who holds the whole list already, such as
    an extension that was packed with it.
    """
    return versions(chain)[0]


def versions(chain: Sequence[Envelope]) -> list[KeysList]:
    """All of them, the newest first. Raises Refused."""
    if not chain:
        raise Refused("malformed")
    held, _ = chain[0].opened(KeysList, KeysList.read(chain[0].signed).roles.keys)
    found = [held]
    for one in chain[1:]:
        found.insert(0, found[0].followed_by(one))
    return found


def opened(
    versions: Sequence[KeysList], kind: type[Content], name: RoleName, text: Envelope
) -> tuple[Content, frozenset[str]]:
    """What a text says and who signed it: as the first of these versions has it that believes it.

    Raises Refused, as the first of them does, where none believes it.
    """
    refusals: list[Refused] = []
    for keys in versions:
        try:
            return text.opened(kind, keys.role(name))
        except Refused as refused:
            refusals.append(refused)
    raise refusals[0]

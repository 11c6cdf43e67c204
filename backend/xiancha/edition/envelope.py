"""A signed text: read it, and open it for the keys of a role. Pure."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    ValidationError,
    ValidationInfo,
)

from xiancha.edition import ed25519
from xiancha.edition.errors import Refused
from xiancha.edition.time_format import instant

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def _as_published(value: Any, _: ValidationInfo) -> datetime:
    if isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not _INSTANT.fullmatch(value):
        raise ValueError("a moment is written like 2026-11-24T12:00:00Z")
    return datetime.fromisoformat(value)


At = Annotated[datetime, BeforeValidator(_as_published), PlainSerializer(instant, return_type=str)]
"""A moment in a signed text: 2026-11-24T12:00:00Z and no other way."""
KeyId = Annotated[str, StringConstraints(pattern=ed25519.KEY_ID)]
Public = Annotated[str, StringConstraints(pattern=ed25519.KEY)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
COUNTED_TO = 2**53 - 1
Counted = Annotated[int, Field(ge=1, le=COUNTED_TO)]
"""A number or a version, as JavaScript holds it too."""


class Said(BaseModel):
    """Base of what a signed text says: frozen, exact about types, deaf to what it does not know."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    @classmethod
    def read(cls, text: str | bytes) -> Self:
        """Read it from JSON. Raises Refused where it says something else."""
        try:
            return cls.model_validate_json(text)
        except ValidationError:
            raise Refused("malformed") from None

    def text(self) -> str:
        """It as JSON, without blanks; what has nothing to say is left out."""
        said = self.model_dump(mode="json", exclude_none=True)
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


Content = TypeVar("Content", bound=Said)


class Role(Said):
    """Who may sign a type of text: public keys by their ids, and how many of them must."""

    keys: Annotated[dict[KeyId, Public], Field(max_length=32)]
    threshold: Annotated[int, Field(ge=1, le=32)]

    @property
    def is_able(self) -> bool:
        """Are there as many keys as must sign?"""
        return len(self.keys) >= self.threshold


class Envelope(Said):
    """A text and its signatures, base64 by the id of the key."""

    signed: str
    signatures: Annotated[dict[KeyId, str], Field(max_length=64)]

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the signed text, in hex."""
        return ed25519.fingerprint(self.signed.encode())

    def signers(self, role: Role) -> frozenset[str]:
        """The ids of the role's keys that signed it, as many as its threshold or more.

        Raises Refused where there are fewer: `unsigned`, `unknown_key` or `bad_signature`.
        """
        good = self.signed_by(role.keys)
        if len(good) >= role.threshold:
            return good
        own = self.signatures.keys() & role.keys.keys()
        if own - good:
            raise Refused("bad_signature")
        raise Refused("unknown_key" if self.signatures and not own else "unsigned")

    def signed_by(self, keys: Mapping[str, str]) -> frozenset[str]:
        """The ids of those of these public keys, by their ids, whose signature is right."""
        own = [(id, one) for id, one in self.signatures.items() if id in keys]
        return frozenset(id for id, one in own if self._is_signed(keys[id], one))

    def _is_signed(self, public: str, signature: str) -> bool:
        return ed25519.verify(base64.b64decode(public), self.signed.encode(), signature)

    def opened(self, kind: type[Content], role: Role) -> tuple[Content, frozenset[str]]:
        """What it says and who of the role signed it. Raises Refused."""
        signed_by = self.signers(role)
        return kind.read(self.signed), signed_by

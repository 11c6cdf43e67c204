"""The timestamp: which edition and which list of retractions are newest, today. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import Field

from xiancha.edition.envelope import At, Counted, Digest, Said
from xiancha.edition.manifest import MANIFEST_LIMIT

LIMIT = 2**12
"""Bytes that `v2/timestamp.json` has at most."""
RETRACTIONS_LIMIT = 2**20
AHEAD = timedelta(days=1)
"""How far it may be ahead of the reader's clock."""
FROZEN = timedelta(days=3)
"""From this age on a server that answers with it is called frozen."""


class NamedEdition(Said):
    """An edition by its number, and its manifest by the digest and size of its bytes."""

    number: Counted
    sha256: Digest
    size: Annotated[int, Field(ge=1, le=MANIFEST_LIMIT)]


class NamedRetractions(Said):
    """A list of retractions by its version, and by the digest and size of its bytes."""

    version: Counted
    sha256: Digest
    size: Annotated[int, Field(ge=1, le=RETRACTIONS_LIMIT)]


class Timestamp(Said):
    """What is newest. `keys` is the version of the list of keys."""

    type: Literal["timestamp"]
    issued_at: At
    keys: Counted
    edition: NamedEdition
    retractions: NamedRetractions | None = None

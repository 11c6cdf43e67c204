"""The mark of a channel or a name: how an edition speaks of it without writing it out. Pure.

Antivirus programs flag files that list hosts which somebody warns of.
"""

from __future__ import annotations

import base64
import hashlib
from typing import Literal

Marked = Literal["host", "app", "phone", "name"]
_BYTES = 16


def mark(what: Marked, value: str) -> str:
    """The first 16 bytes of SHA-256, base64url, unpadded, of a host or a name in normal form.

    Of an app or a phone it is that of `app:<value>`, `phone:<value>`.
    """
    text = value if what in ("host", "name") else f"{what}:{value}"
    digest = hashlib.sha256(text.encode()).digest()[:_BYTES]
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()

"""Why something that was offered is not believed. The extension uses the same words."""

from __future__ import annotations

from typing import Literal

Refusal = Literal[
    "unsigned",
    "bad_signature",
    "unknown_key",
    "tampered",
    "older",
    "ahead",
    "expired",
    "malformed",
    "unreachable",
]
"""`unsigned`: too few of the role's keys signed it. `unknown_key`: only other keys did.
`tampered`: its bytes are not those that were named. `ahead`: it is dated after tomorrow."""


class Refused(Exception):
    """What was offered is not believed, and why; what is held stays."""

    def __init__(self, code: Refusal) -> None:
        super().__init__(code)
        self.code: Refusal = code

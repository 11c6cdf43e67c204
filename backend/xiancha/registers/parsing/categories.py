"""The categories that a register prints. Pure."""

from __future__ import annotations

import tomllib
from pathlib import Path


def categories(parser: str) -> dict[str, str]:
    """Printed category → category id, from the `register.toml` beside a parser's `__file__`."""
    text = Path(parser).with_name("register.toml").read_text("utf-8")
    found: dict[str, str] = tomllib.loads(text)["categories"]
    return found

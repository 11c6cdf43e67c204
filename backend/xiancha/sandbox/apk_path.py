"""The path of an app's file, as it is said to the worker."""

from __future__ import annotations

import os
from pathlib import Path


def as_text(path: Path) -> str:
    """The whole path in letters, each one byte: a name need not be text."""
    return os.fsencode(path.absolute()).decode("latin-1")


def as_path(text: str) -> Path:
    """The path that `as_text` wrote."""
    return Path(os.fsdecode(text.encode("latin-1")))

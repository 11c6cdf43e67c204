"""What files of the app are called, and of which type they are. Pure."""

from __future__ import annotations

import hashlib
from pathlib import Path

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".png": "image/png",
    ".gz": "application/gzip",
}


def type_of(path: str) -> str:
    """The media type of a file of the app."""
    return TYPES[Path(path).suffix]


def kept(made: dict[str, str], path: str, body: str) -> str:
    """Put a body under a name with its hash, which is given back."""
    file = Path(path)
    called = f"{file.stem}-{hashlib.sha256(body.encode()).hexdigest()[:12]}{file.suffix}"
    made[called] = body
    return called

"""Of which media type the files of the app are. Pure."""

from __future__ import annotations

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

"""What shows that files of editions were written again."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from xiancha.edition import files

Stamp = tuple[str, int, int]
"""A file's path, its size in bytes and its time of writing in nanoseconds since 1970."""


def stamp_of(file: str) -> Stamp:
    """The stamp of a file; zeros where there is none."""
    try:
        state = os.stat(file)
    except OSError:
        return file, 0, 0
    return file, state.st_size, state.st_mtime_ns


def stamps_of(editions: Path, number: int) -> list[Stamp]:
    """The stamps of a manifest and of all files by content."""
    found = [stamp_of(str(editions / files.manifest_path(number)))]
    with suppress(OSError), os.scandir(editions / files.FILES) as all:
        found += sorted(stamp_of(file.path) for file in all)
    return found

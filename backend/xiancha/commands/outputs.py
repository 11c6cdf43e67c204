"""Where commands print."""

from __future__ import annotations

import io
import sys

from rich.console import Console

out = Console(highlight=False, soft_wrap=True, emoji=False)
err = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)


def speak_any_encoding() -> None:
    """Let outputs that cannot write a letter, such as 先 in cp1252, write its number: \\u5148."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def in_words(problem: Exception) -> str:
    """A known problem in one line; of an error of the system also what to do next."""
    if not (isinstance(problem, OSError) and problem.strerror):
        return str(problem)
    place = f"{problem.filename}: " if problem.filename else ""
    return (
        f"{place}{problem.strerror}. See whether the path is right, may be read and written, "
        "and has room, then try again."
    )

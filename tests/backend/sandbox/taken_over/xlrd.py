"""A library that somebody took over: instead of reading a workbook it runs the code in it."""

from __future__ import annotations

import errno
from typing import Any

from xiancha.registers.parsing.refusals import Refused

_MARK = 8
"""Bytes by which an old workbook begins."""


def open_workbook(*, file_contents: bytes, **_: object) -> None:
    """Run the code that follows the mark; the refusal says what came of it."""
    names: dict[str, Any] = {}
    try:
        exec(file_contents[_MARK:], names)
        said = f"done: {names.get('found')!r}"
    except OSError as problem:
        said = errno.errorcode.get(problem.errno or 0, repr(problem))
    except Exception as problem:
        said = repr(problem)
    raise Refused(f"attack {said}")

"""Runs commands within this process: it has imported what each of their own would import anew."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

import pytest

from xiancha import cli

Command = Callable[..., tuple[int, str, str]]
"""Runs `xiancha` with these arguments: its exit code, its output and its errors."""


class Done(NamedTuple):
    """How a command ended, and what it wrote."""

    code: int
    out: bytes
    err: bytes


def run(*arguments: str, folder: Path, encoding: str = "utf-8", **environment: str) -> Done:
    """Run `xiancha` in this folder with these variables, nothing to read, and outputs so encoded.

    Whatever it does not tell as a command tells it is raised.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, chdir(folder):
        for name, value in environment.items():
            patch.setenv(name, value)
        patch.setattr(sys, "argv", ["xiancha", *arguments])
        patch.setattr(sys, "stdin", io.StringIO())
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        with pytest.raises(SystemExit) as end:
            cli.main()
    return Done(int(end.value.code or 0), *map(_written, (out, err)))


def _written(output: io.TextIOWrapper) -> bytes:
    output.flush()
    held = output.detach()
    assert isinstance(held, io.BytesIO)
    return held.getvalue()

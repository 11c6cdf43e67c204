"""Runs commands as processes of their own that share the cost of importing the program.

One process has imported `xiancha.cli` and forks a child for each command. A child has the
arguments, the environment, the folder and the outputs that it is given, and ends as its command.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import IO

import pytest
import typer.main
from small_editions import FEW, load_few, publish_small

from xiancha import cli
from xiancha.commands import terminal
from xiancha.publish.sounds import characters
from xiancha.registers import catalogue
from xiancha.store import Store


class Forks:
    """The process that forks, as a test sees it; it ends with the block."""

    def __init__(self) -> None:
        command = [sys.executable, __file__]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def run(
        self, *arguments: str, folder: Path, environment: Mapping[str, str]
    ) -> subprocess.CompletedProcess[bytes]:
        """Run `xiancha` in this folder, with this environment and nothing to read."""
        order = {"arguments": arguments, "folder": str(folder), "environment": dict(environment)}
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        self._process.stdin.flush()
        code, *lengths = json.loads(self._process.stdout.readline())
        out, err = (self._process.stdout.read(length) for length in lengths)
        return subprocess.CompletedProcess(["xiancha", *arguments], code, out, err)

    def __enter__(self) -> Forks:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()
        assert self._process.returncode == 0


def main() -> None:
    """Take orders line by line; answer with the exit code, and what was printed, by its length."""
    publish_small(pytest.MonkeyPatch())
    typer.main.get_command(cli.app)
    for register in catalogue.registers().values():
        import_module(f"xiancha.registers.{register.folder.name}.parse")
    terminal._content()  # whoever reads the same text again finds it parsed
    characters([])  # and knows how the common ones are read
    with tempfile.TemporaryDirectory() as place:
        store = Store(f"sqlite:///{place}/store.sqlite")
        for register in FEW:  # whose rows are read, too
            load_few(catalogue.register(register), store)
        store.close()
    gc.freeze()  # a child does not search for waste in what it was given
    for line in sys.stdin.buffer:
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            child = os.fork()
            if not child:
                _command(**json.loads(line), out=out, err=err)
            _, status = os.waitpid(child, 0)
            printed = [_printed(file) for file in (out, err)]
        answer = [os.waitstatus_to_exitcode(status), *map(len, printed)]
        sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + b"".join(printed))
        sys.stdout.buffer.flush()


def _printed(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()


def _command(
    arguments: list[str], folder: str, environment: dict[str, str], out: IO[bytes], err: IO[bytes]
) -> None:
    """End this process as the command ends."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    encoding = environment.get("PYTHONIOENCODING", sys.stdout.encoding)
    sys.stdout.reconfigure(encoding=encoding)
    sys.stderr.reconfigure(encoding=encoding)
    sys.argv = ["xiancha", *arguments]
    code = 1
    try:
        cli.main()
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()

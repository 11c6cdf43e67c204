"""Runs commands in processes that can be killed at any moment.

The nursery is a process without threads that has imported everything and forks a child for each
command, so that SIGKILL meets the command's work and not the start of Python. In the children
every host is the server on loopback, and nobody waits between requests.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).with_name("fetch")))

import pytest
from loopback import to_loopback
from small_editions import publish_small

from xiancha import cli
from xiancha.commands import registers as register_commands
from xiancha.fetch.client import fetcher
from xiancha.fetch.clock import Clock
from xiancha.registers import catalogue


@dataclass(frozen=True)
class End:
    """How a command ended, and after how many seconds."""

    exit_code: int
    seconds: float

    @property
    def killed(self) -> bool:
        return self.exit_code == -signal.SIGKILL


class Nursery:
    """The nursery as a test sees it; it ends with the block."""

    def __init__(self, port: int, authorities: Path) -> None:
        command = [sys.executable, __file__, str(port), str(authorities)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, data_dir: Path, *arguments: str, kill_after: float | None = None) -> End:
        """Run `xiancha` to its end, or until it is killed after so many seconds."""
        order = {"data_dir": str(data_dir), "arguments": arguments, "kill_after": kill_after}
        print(json.dumps(order), file=self._process.stdin, flush=True)
        assert self._process.stdout
        return End(**json.loads(self._process.stdout.readline()))

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()
        assert self._process.returncode == 0


def main(port: str, authorities: str) -> None:
    """Take orders from the standard input, line by line, and answer how each ended."""
    publish_small(pytest.MonkeyPatch())
    import_module("sqlalchemy.dialects.sqlite")
    for register in catalogue.registers().values():
        import_module(f"xiancha.registers.{register.folder.name}.parse")
    network, hurried = to_loopback(int(port), Path(authorities)), Clock(sleep=lambda _: None)
    register_commands.fetcher = partial(fetcher, network=network, clock=hurried)
    for line in sys.stdin:
        print(json.dumps(_order(**json.loads(line))), flush=True)


def _order(data_dir: str, arguments: list[str], kill_after: float | None) -> dict[str, float]:
    begun = time.monotonic()
    child = os.fork()
    if not child:
        _command(data_dir, arguments)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    exit_code = os.waitstatus_to_exitcode(status)
    return {"exit_code": exit_code, "seconds": time.monotonic() - begun}


def _command(data_dir: str, arguments: list[str]) -> None:
    """End this process as the command ends, what it prints goes to the standard error."""
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    os.environ["XIANCHA_DATA_DIR"] = data_dir
    sys.argv = ["xiancha", *arguments]
    try:
        cli.main()
    except SystemExit as end:
        sys.stdout.flush()
        os._exit(int(end.code or 0))


if __name__ == "__main__":
    main(*sys.argv[1:])

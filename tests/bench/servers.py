"""The server, as `xiancha serve` runs it, beside a bare Starlette route and beside Datasette.

`make bench` asks editions of 1,000 and of 100,000 lenders. Of others:
`python tests/bench/servers.py FOLDER/editions …`; the last one is asked everything.
"""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.request import urlopen

from edition import host

from xiancha.edition import on_disk

HERE = Path(__file__).parent
ROUNDS = 5
SECONDS = 1
CONNECTIONS = 16
SERVE = [sys.executable, "-c", "from xiancha.cli import main; main()", "serve"]
UVICORN = [sys.executable, "-m", "uvicorn", "--no-access-log", "--log-level", "warning"]
DATASETTE = HERE.parents[1] / ".venv" / "datasette" / "bin" / "datasette"
MANY = 1_000_000


class Asked(NamedTuple):
    """An address with * in the place of a number below `count`: another one each time."""

    address: str
    count: int = MANY


class Speed(NamedTuple):
    """Answers a second, and milliseconds until half of them and 99 of 100 were there."""

    rate: float
    half: float
    most: float


def table(*editions: Path) -> str:
    """Answers a second as medians, and the ratios that matter."""
    with ExitStack() as running:
        bare = running.enter_context(_server([*UVICORN, "apps:bare"]))
        contenders = {"bare Starlette JSON route": Asked(f"{bare}/?host={host('*')}")}
        for folder in editions:
            ours = running.enter_context(
                served(SERVE, "XIANCHA_PORT", {"XIANCHA_DATA_DIR": str(folder.parent)})
            )
            database = on_disk.newest(folder).path("lookup.sqlite")
            lenders = _lenders(database)
            asked = f"{ours}/v1/lookup"
            contenders |= {
                f"host of {lenders:,}, hit": Asked(f"{asked}?host={host('*')}", lenders),
                f"host of {lenders:,}, miss": Asked(f"{asked}?host=www.nowhere-*.example.sg"),
            }
        contenders |= {
            "legal name, hit": Asked(f"{asked}?name=LENDER+*+PTE.+LTD.", lenders),
            "page of 100 lenders": Asked(f"{ours}/v1/lenders?after=sg-mlaw-moneylenders:lender*"),
        }
        command = [str(DATASETTE), "serve", "--immutable", str(database)]
        theirs = running.enter_context(_server(command))
        contenders["Datasette, primary key, hit"] = Asked(
            f"{theirs}/{database.stem}/channels/host,{host('*')}.json", lenders
        )
        speeds: dict[str, list[Speed]] = {name: [] for name in contenders}
        for _ in range(ROUNDS):
            for name, one in contenders.items():
                speeds[name].append(_speed(one))
    return _told(
        {name: Speed(*map(median, zip(*found, strict=True))) for name, found in speeds.items()}
    )


def _told(speeds: dict[str, Speed]) -> str:
    bare, *_, datasette = speeds.values()
    lines = [
        f"one worker, {CONNECTIONS} connections, wrk {SECONDS} s, another question each time, "
        f"median of {ROUNDS} rounds taken in turn",
        f"{'':<30}{'answers/s':>10}{'of bare':>9}{'× Datasette':>13}"
        f"{'p50 ms':>8}{'p99 ms':>8}{'× bare':>8}",
    ]
    lines += [
        f"{name:<30}{one.rate:>10,.0f}{one.rate / bare.rate:>9.0%}"
        f"{one.rate / datasette.rate:>13.1f}"
        f"{one.half:>8.2f}{one.most:>8.2f}{one.most / bare.most:>8.1f}"
        for name, one in speeds.items()
    ]
    return "\n".join(lines)


def _lenders(database: Path) -> int:
    with closing(sqlite3.connect(database)) as held:
        count: int = held.execute("SELECT count(*) FROM lenders").fetchone()[0]
    return count


def _speed(asked: Asked) -> Speed:
    site, path = asked.address.split("/", 3)[2:]
    before, after = f"/{path}".split("*")
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", str(HERE / "asked.lua")]
    command += [f"http://{site}", "--", before, after, str(asked.count)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    count, seconds, half, most, wrong = map(float, printed.splitlines()[-1].split())
    if wrong or not count:
        raise SystemExit(f"{asked.address} did not answer as it should:\n{printed}")
    return Speed(count / seconds, half, most)


@contextmanager
def _server(command: list[str]) -> Iterator[str]:
    """A server that is told its port by an argument."""
    port = _free_port()
    with _running([*command, "--port", str(port)], {}, port) as address:
        yield address


@contextmanager
def served(command: list[str], setting: str, environment: dict[str, str]) -> Iterator[str]:
    """A server that is told its port by a setting of its environment."""
    port = _free_port()
    with _running(command, {**environment, setting: str(port)}, port) as address:
        yield address


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def _running(command: list[str], environment: dict[str, str], port: int) -> Iterator[str]:
    """A server on a loopback port, ended with the block."""
    process = subprocess.Popen(
        command,
        cwd=HERE,
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        try:
            urlopen(f"http://127.0.0.1:{port}/", timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"The server on port {port} did not start: {process.args!r}")


if __name__ == "__main__":
    print(table(*map(Path, sys.argv[1:])))

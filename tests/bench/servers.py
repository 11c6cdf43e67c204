"""The server, as `xiancha serve` runs it, beside a bare Starlette route and beside Datasette.

`make bench` asks editions of 1,000 and of 100,000 lenders. Of others, such as a million:
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
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import quote_plus
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
START = 300
"""Seconds that a server may take to start: one with a million lenders checks 1.6 GB."""
MANY = 1_000_000
SAMPLE = 20_000
_WORDS = (
    "SELECT value FROM channels WHERE type = 'host'",
    "SELECT text FROM named WHERE kind = 'legal'",
    "SELECT id FROM lenders",
)


class Server(NamedTuple):
    """Where a server answers, and its process."""

    address: str
    process: int


class Asked(NamedTuple):
    """A path of a server with * in the place of a word: another one each time.

    `words` is a file with one a line, or below which number they all are.
    """

    server: Server
    path: str
    words: Path | int = MANY


class Speed(NamedTuple):
    """Answers a second; of one its processor time in microseconds; p50 and p99 in milliseconds.

    A busy machine makes answers come later; their processor time it changes much less.
    """

    rate: float
    cost: float
    half: float
    most: float


def table(*editions: Path) -> str:
    """Answers a second as medians, and the ratios that matter."""
    with ExitStack() as running:
        words = Path(running.enter_context(TemporaryDirectory()))
        bare = running.enter_context(_server([*UVICORN, "apps:bare"]))
        contenders = {"bare Starlette JSON route": Asked(bare, f"/?host={host('*')}")}
        for folder in editions:
            ours = running.enter_context(
                served(SERVE, "XIANCHA_PORT", {"XIANCHA_DATA_DIR": str(folder.parent)})
            )
            database = on_disk.newest(folder).path("lookup.sqlite")
            lenders = _lenders(database)
            hosts, names, ids = (_words(database, one, words) for one in _WORDS)
            contenders |= {
                f"host of {lenders:,}, hit": Asked(ours, "/v1/lookup?host=*", hosts),
                f"host of {lenders:,}, miss": Asked(ours, "/v1/lookup?host=www.nowhere-*.com"),
                f"legal name of {lenders:,}": Asked(ours, "/v1/lookup?name=*", names),
            }
        contenders["page of 100 lenders"] = Asked(ours, "/v1/lenders?after=*", ids)
        command = [str(DATASETTE), "serve", "--immutable", str(database)]
        theirs = running.enter_context(_server(command))
        contenders["Datasette, primary key, hit"] = Asked(
            theirs, f"/{database.stem}/channels/host,*.json", hosts
        )
        speeds: dict[str, list[Speed]] = {name: [] for name in contenders}
        for _ in range(ROUNDS):
            for name, one in contenders.items():
                speeds[name].append(_speed(one))
    return _told(speeds)


def _told(speeds: dict[str, list[Speed]]) -> str:
    found = {name: Speed(*map(median, zip(*one, strict=True))) for name, one in speeds.items()}
    least = {name: min(each.cost for each in one) for name, one in speeds.items()}
    (first, bare), *_, (_, datasette) = found.items()
    lines = [
        f"one worker, {CONNECTIONS} connections, wrk {SECONDS} s, another question each time, "
        f"medians of {ROUNDS} rounds taken in turn, and the least processor time",
        f"{'':<30}{'answers/s':>10}{'of bare':>9}{'× Datasette':>13}{'CPU µs':>8}{'of bare':>9}"
        f"{'least':>8}{'of bare':>9}{'p50 ms':>8}{'p99 ms':>8}{'× bare':>8}",
    ]
    lines += [
        f"{name:<30}{one.rate:>10,.0f}{one.rate / bare.rate:>9.0%}"
        f"{one.rate / datasette.rate:>13.1f}{one.cost:>8.0f}{bare.cost / one.cost:>9.0%}"
        f"{least[name]:>8.0f}{least[first] / least[name]:>9.0%}"
        f"{one.half:>8.2f}{one.most:>8.2f}{one.most / bare.most:>8.1f}"
        for name, one in found.items()
    ]
    return "\n".join(lines)


def _lenders(database: Path) -> int:
    with closing(sqlite3.connect(database)) as held:
        count: int = held.execute("SELECT count(*) FROM lenders").fetchone()[0]
    return count


def _words(database: Path, query: str, folder: Path) -> Path:
    """A file of words to ask with, quoted, as this query finds them."""
    with closing(sqlite3.connect(database)) as held:
        found = [word for (word,) in held.execute(f"{query} ORDER BY random() LIMIT {SAMPLE}")]
    file = folder / f"{len([*folder.iterdir()])}.txt"
    file.write_text("\n".join(map(quote_plus, found)), "ascii")
    return file


def _speed(asked: Asked) -> Speed:
    before, after = asked.path.split("*")
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", str(HERE / "asked.lua")]
    command += [asked.server.address, "--", before, after, str(asked.words)]
    begun = _processor_time(asked.server.process)
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    spent = _processor_time(asked.server.process) - begun
    count, seconds, half, most, wrong = map(float, printed.splitlines()[-1].split())
    if wrong or not count:
        raise SystemExit(f"{asked.path} was not answered as it should be:\n{printed}")
    return Speed(count / seconds, spent * 1e6 / count, half, most)


def _processor_time(process: int) -> float:
    """Seconds that a process and its threads have had (proc(5): user and system, in ticks)."""
    after_name = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def _server(command: list[str]) -> Iterator[Server]:
    """A server that is told its port by an argument."""
    port = _free_port()
    with _running([*command, "--port", str(port)], {}, port) as server:
        yield server


@contextmanager
def served(command: list[str], setting: str, environment: dict[str, str]) -> Iterator[Server]:
    """A server that is told its port by a setting of its environment."""
    port = _free_port()
    with _running(command, {**environment, setting: str(port)}, port) as server:
        yield server


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def _running(command: list[str], environment: dict[str, str], port: int) -> Iterator[Server]:
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
        yield Server(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.wait(60)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START
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

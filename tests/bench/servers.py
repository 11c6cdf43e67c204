"""Lookup by host, hit and miss, beside a bare Starlette JSON route and beside Datasette."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from edition import host

from xiancha.edition import on_disk

HERE = Path(__file__).parent
ROUNDS = 5
SECONDS = 3
CONNECTIONS = 16


def table(editions: Path) -> str:
    """Requests a second as medians, and the ratios that matter."""
    database = on_disk.newest(editions).path("lookup.sqlite")
    datasette = HERE.parents[1] / ".venv" / "datasette" / "bin" / "datasette"
    python = [sys.executable, "-m", "uvicorn", "--no-access-log", "--log-level", "warning"]
    with ExitStack() as running:
        ours = running.enter_context(
            _server([*python, "--factory", "apps:ours"], {"XIANCHA_BENCH": str(editions)})
        )
        bare = running.enter_context(_server([*python, "apps:bare"], {}))
        theirs = running.enter_context(
            _server([str(datasette), "serve", "--immutable", str(database)], {})
        )
        known = host(54_321)
        contenders = {
            "bare Starlette JSON route": f"{bare}/",
            "lookup by host, hit": f"{ours}/v1/lookup?host={known}",
            "lookup by host, miss": f"{ours}/v1/lookup?host=www.nowhere.example.sg",
            "Datasette, primary key, hit": f"{theirs}/lookup/channels/host,{known}.json",
        }
        rates: dict[str, list[float]] = {name: [] for name in contenders}
        for _ in range(ROUNDS):
            for name, address in contenders.items():
                rates[name].append(_rate(address))
    middle = {name: median(found) for name, found in rates.items()}
    base, slow = middle["bare Starlette JSON route"], middle["Datasette, primary key, hit"]
    lines = [
        f"100,000 lenders; one worker, {CONNECTIONS} connections, wrk {SECONDS} s, "
        f"median of {ROUNDS} rounds taken in turn",
        f"{'':<30}{'requests/s':>11}{'of bare':>9}{'× Datasette':>13}",
    ]
    lines += [
        f"{name:<30}{rate:>11,.0f}{rate / base:>9.0%}{rate / slow:>13.1f}"
        for name, rate in middle.items()
    ]
    return "\n".join(lines)


def _rate(address: str) -> float:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", address]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in printed or "Socket errors" in printed:
        raise SystemExit(f"{address} did not answer as it should:\n{printed}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", printed)
    assert found
    return float(found[1])


@contextmanager
def _server(command: list[str], environment: dict[str, str]) -> Iterator[str]:
    """A server that is told its port by an argument."""
    port = _free_port()
    with _running([*command, "--port", str(port)], environment, port) as address:
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

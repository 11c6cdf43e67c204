"""Minutes of load through nginx on two replicas: editions swap, a replica is killed, some are slow.

    PYTHONPATH=backend:tests/backend:tests/backend/replica \
        python tests/bench/soak.py --seconds 600 --idle 10000

nginx takes what `deploy/nginx/proxy.conf` says, without TLS, limits and logs: all of the load comes
from one address. wrk asks at a bounded rate. Everything is on loopback. Failures must be 0, and the
memory of the replica that is never killed flat.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from socket import create_server

from origin import Publisher
from two_replicas import Server

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "deploy/nginx/proxy.conf"
OWN = (
    "ssl_",
    "listen",
    "http2",
    "limit_",
    "access_log",
    "error_log",
    "server_name",
    "add_header S",
)
"""Lines of the shipped file that need a certificate or a name, limit one address, or log."""
SWAP, KILL, LOOK = 30.0, 60.0, 10.0
"""Seconds between two editions, two kills, and two looks at the memory."""
CONNECTIONS, PAUSE = 32, 80
"""Of wrk; milliseconds that each of them waits before it asks again."""
SLOW = 50


def configuration(port: int, place: Path, readers: list[int]) -> str:
    """The shipped proxy as nginx's whole configuration."""
    server = SHIPPED.read_text("utf-8").split("\nserver {\n")[2]
    server = re.sub(r"\n    location @too_many \{.*?\n    \}\n", "\n", server, flags=re.S)
    lines = [line for line in server.splitlines() if not line.strip().startswith(OWN)]
    lines = [line for line in lines if "@too_many" not in line]
    behind = "".join(f"server 127.0.0.1:{one} max_fails=0; " for one in readers)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{one}_temp_path {place}/{one}; " for one in kinds)
    return (
        f"worker_processes 1; daemon off; pid {place}/nginx.pid;\n"
        f"error_log {place}/error.log crit; worker_rlimit_nofile 19000;\n"
        f"events {{ worker_connections 18000; }}\nhttp {{ {places}\n"
        f"access_log off; proxy_cache_path {place}/cache keys_zone=xiancha:10m;\n"
        f"upstream xiancha_readers {{ {behind} keepalive 32; }}\n"
        f"server {{ listen 127.0.0.1:{port} backlog=4096;\n{chr(10).join(lines)}\n}}\n"
    )


@contextmanager
def proxy(place: Path, readers: list[int]) -> Iterator[int]:
    """The port of an nginx before these readers."""
    with create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    place.mkdir()
    (place / "nginx.conf").write_text(configuration(port, place, readers), "utf-8")
    process = subprocess.Popen(["nginx", "-p", str(place), "-c", str(place / "nginx.conf")])
    time.sleep(2)
    try:
        yield port
    finally:
        process.terminate()
        process.wait(30)


def others(port: int, idle: int, held: object) -> None:
    """In a process of its own: connections that do nothing after an answer, and slow askers."""
    counted: list[int] = held  # type: ignore[assignment]

    async def resting() -> None:
        while True:
            with suppress(OSError, asyncio.IncompleteReadError):
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.write(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
                await reader.readuntil(b"}")
                counted[0] += 1
                try:
                    await reader.read()
                finally:
                    counted[0] -= 1
                    writer.close()
            await asyncio.sleep(1)

    async def slow() -> None:
        while True:
            with suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                for byte in b"GET /v1/lookup?q=slow HTTP/1.1\r\nHost: a\r\n":
                    writer.write(bytes([byte]))
                    await writer.drain()
                    await asyncio.sleep(1)

    async def all_of_them() -> None:
        waiting = [asyncio.create_task(slow()) for _ in range(SLOW)]
        for n in range(idle):
            waiting.append(asyncio.create_task(resting()))
            await asyncio.sleep(0.002 if n % 10 == 0 else 0)
        await asyncio.gather(*waiting)

    asyncio.run(all_of_them())


def memory(process: int) -> int:
    """What a process holds, in MiB."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) // 1024


class Replica(Server):
    """A replica that is started again where it was."""

    def __init__(self, data: Path, *arguments: str) -> None:
        super().__init__(data, *arguments)
        self._started = self.process.args

    def again(self) -> None:
        environment = Path(f"/proc/{self.process.pid}/environ").read_bytes().split(b"\0")
        own = dict(one.decode().split("=", 1) for one in environment if one)
        self.kill()
        self.process = subprocess.Popen(
            self._started, env=own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )


def run(place: Path, seconds: int, idle: int) -> str:
    """What came of it, in a few lines."""
    publisher = Publisher(place / "origin", datetime.now(UTC).replace(microsecond=0),
                          timedelta(seconds=1))  # fmt: skip
    number, swaps, kills = publisher.publish(), 1, 0
    with ExitStack() as running:
        origin = Server(place / "origin")
        running.callback(origin.kill)
        origin.wait_for(number)
        follow = (
            "--from", f"http://127.0.0.1:{origin.port}/editions",
            "--fingerprint", publisher.ring.fingerprint,
        )  # fmt: skip
        replicas = [Replica(place / name, *follow) for name in ("one", "two")]
        for replica in replicas:
            running.callback(replica.kill)
            replica.wait_for(number)
        port = running.enter_context(proxy(place / "nginx", [one.port for one in replicas]))
        held = get_context("fork").Array("i", 1)
        process = get_context("fork").Process(target=others, args=(port, idle, held), daemon=True)
        process.start()
        running.callback(process.kill)
        asked = ["/v1/lookup?host=one", ".example", "40", str(PAUSE)]
        wrk = subprocess.Popen(
            ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "30s", "-s",
             str(HERE / "asked.lua"), f"http://127.0.0.1:{port}", "--", *asked],
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        began, next_swap, next_kill, next_look = time.monotonic(), SWAP, KILL, 0.0
        seen: list[tuple[int, int]] = []
        while wrk.poll() is None:
            time.sleep(0.5)
            passed = time.monotonic() - began
            if passed >= next_look:
                next_look += LOOK
                seen.append((memory(replicas[0].process.pid), held[0]))
            if passed >= next_swap and passed < seconds - SWAP:
                next_swap, number, swaps = passed + SWAP, publisher.publish(), swaps + 1
            if passed >= next_kill and passed < seconds - KILL / 2:
                next_kill, kills = passed + KILL, kills + 1
                threading.Thread(target=replicas[1].again).start()
        newest = [one.edition() == number for one in replicas]
        *_, failures, printed = wrk.communicate()[0].splitlines()
    answers, took, half, most, failed = map(float, printed.split())
    held_by = [each for each, _ in seen]
    return (
        f"{answers:,.0f} answers in {took:.0f} s ({answers / took:,.0f} a second), "
        f"p50 {half:.0f} ms, p99 {most:.0f} ms; failed: {failed:.0f} ({failures})\n"
        f"{swaps} editions (both replicas have the newest: {all(newest)}), {kills} kills, "
        f"{SLOW} slow askers, idle connections: {max(count for _, count in seen):,}\n"
        f"memory of the replica that lived, MiB, every {LOOK:.0f} s: {held_by}"
    )


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--seconds", type=int, default=600)
    options.add_argument("--idle", type=int, default=10_000)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="xiancha-soak-") as place:
        print(run(Path(place), given.seconds, given.idle))


if __name__ == "__main__":
    sys.exit(main())

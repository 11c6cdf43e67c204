"""Minutes of load through nginx on two replicas: editions swap, a replica is killed, some are slow.

    PYTHONPATH=backend:tests/backend:tests/backend/replica \
        python tests/bench/soak.py --seconds 600 --idle 10000

nginx takes what `deploy/nginx/` says, without TLS, limits and logs: all of the load comes from one
address. wrk asks at a bounded rate. Everything is on loopback. Failures must be 0, both replicas
must end with the newest edition, and the memory of the one that is never killed must stay flat.
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
from random import uniform
from socket import create_server

from origin import Publisher
from two_replicas import Server

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "deploy/nginx"
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
SLOW, PAUSE_OF_LOOKS = 50, 0.2
SETTLE = 120.0
"""Seconds after the load in which both replicas must hold the newest edition."""
COMES_BACK = 75.0
"""Seconds within which an idle client is there again. nginx closes after 75 s, and thousands that
come back in one moment are more than readers take (500 each)."""
GROWTH = 1.1
"""What a replica may hold at the end, of what it held when half of the time was over."""


def configuration(port: int, place: Path, readers: list[int]) -> str:
    """The shipped proxy as nginx's whole configuration; it notes answers that are none."""
    server = (SHIPPED / "proxy.conf").read_text("utf-8").split("\nserver {\n")[2]
    server = re.sub(r"\n    location @too_many \{.*?\n    \}\n", "\n", server, flags=re.S)
    lines = [line for line in server.splitlines() if not line.strip().startswith(OWN)]
    lines = [line for line in lines if "@too_many" not in line]
    ports = iter(readers)
    upstream = (SHIPPED / "readers.conf").read_text("utf-8")
    upstream = re.sub(r"(127\.0\.0\.1):\d+", lambda found: f"{found[1]}:{next(ports)}", upstream)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{one}_temp_path {place}/{one}; " for one in kinds)
    return (
        f"worker_processes 1; daemon off; pid {place}/nginx.pid;\n"
        f"error_log {place}/error.log error; worker_rlimit_nofile 19000;\n"
        f"events {{ worker_connections 18000; }}\nhttp {{ {places}\n"
        "map $status$uri $is_failed { ~^[45]../v1/lookup 1; default 0; }\n"
        "log_format failed '$time_iso8601 $uri $status after $request_time s: '\n"
        "  '$upstream_addr $upstream_status $upstream_response_time';\n"
        f"access_log {place}/failed.log failed if=$is_failed;\n"
        f"proxy_cache_path {place}/cache keys_zone=xiancha:10m;\n{upstream}\n"
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
            await asyncio.sleep(uniform(1, COMES_BACK))

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
            await asyncio.sleep(0.02 if n % 10 == 0 else 0)
        await asyncio.gather(*waiting)

    asyncio.run(all_of_them())


def memory(process: int) -> int:
    """What a process holds, in MiB."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) // 1024


class Replica(Server):
    """A replica that is started again where it was."""

    def again(self) -> None:
        environment = Path(f"/proc/{self.process.pid}/environ").read_bytes().split(b"\0")
        own = dict(one.decode().split("=", 1) for one in environment if one)
        self.kill()
        self.process = subprocess.Popen(
            self.process.args, env=own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def settled(self, edition: int, end: float) -> bool:
        """True once it serves this edition; False where it does not until the end."""
        while self.edition() != edition:
            if time.monotonic() > end:
                return False
            time.sleep(PAUSE_OF_LOOKS)
        return True


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
        *_, failures, printed = wrk.communicate()[0].splitlines()
        ended = time.monotonic()
        newest = [one.settled(number, ended + SETTLE) for one in replicas]
        settled = time.monotonic() - ended
        noted = [
            (place / "nginx" / f"{name}.log").read_text("utf-8") for name in ("failed", "error")
        ]
    answers, took, half, most, failed = map(float, printed.split())
    held_by = [each for each, _ in seen]
    is_flat = held_by[-1] <= held_by[len(held_by) // 2] * GROWTH
    told = (
        f"{answers:,.0f} answers in {took:.0f} s ({answers / took:,.0f} a second), "
        f"p50 {half:.0f} ms, p99 {most:.0f} ms; failed: {failed:.0f} ({failures})\n"
        f"{swaps} editions, the newest of both replicas: {all(newest)}, {settled:.1f} s after the "
        f"load; {kills} kills, "
        f"{SLOW} slow askers, idle connections: {max(count for _, count in seen):,}\n"
        f"memory of the replica that lived, MiB, every {LOOK:.0f} s: {held_by}"
    )
    if failed or not (all(newest) and is_flat):
        raise SystemExit("\n".join([told, "This must not be.", *(text[-4000:] for text in noted)]))
    return told


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--seconds", type=int, default=600)
    options.add_argument("--idle", type=int, default=10_000)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="xiancha-soak-") as place:
        print(run(Path(place), given.seconds, given.idle))


if __name__ == "__main__":
    sys.exit(main())

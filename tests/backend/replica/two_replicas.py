"""Two replicas behind a proxy on loopback, asked all the while: editions swap, one is killed, the
origin goes.

    PYTHONPATH=backend:tests/backend python tests/backend/replica/two_replicas.py --editions 40

Every answer must be there, and be right for the edition that it names. Everything is a process of
its own: the origin and the replicas are `xiancha serve`, which pull every half second here. In
`make test` the origin is a static server.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import create_server
from typing import Any

from origin import Publisher, static

SERVER = """
import sys
from xiancha import cli
from xiancha.commands import replicas
replicas.EVERY = 0.5
sys.argv = ["xiancha", "serve", *sys.argv[1:]]
cli.main()
"""
ASKING = 4
"""How many ask at once."""
PAUSE = 0.1
"""Seconds between two looks at a server that is not there yet: it needs the processor itself."""
PATIENCE = 60.0
"""Seconds for one answer: how long a loaded machine may take is not judged here."""


@dataclass
class Seen:
    """What came of it; `failed` and `wrong` tell in words what must never be."""

    answers: int = 0
    editions: set[int] = field(default_factory=set)
    after_kill: int = 0
    after_origin: int = 0
    failed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


class Server:
    """A process that serves, with a data folder of its own."""

    def __init__(self, data: Path, *arguments: str) -> None:
        with create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        self.data = data
        own = {"XIANCHA_DATA_DIR": str(data), "XIANCHA_PORT": str(self.port)}
        command = [sys.executable, "-c", SERVER, *arguments]
        self.process = subprocess.Popen(
            command,
            env={**os.environ, **own, "XIANCHA_HOST": "127.0.0.1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def edition(self) -> int:
        """The edition that it serves, 0 while it serves none."""
        try:
            status, body = asked(self.port, "/readyz")
        except OSError:
            return 0
        return int(json.loads(body)["edition"]) if status == 200 else 0

    def wait_for(self, edition: int) -> None:
        while self.edition() < edition:
            if self.process.poll() is not None:
                raise RuntimeError(f"a server ended with {self.process.returncode}")
            time.sleep(PAUSE)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


def asked(port: int, path: str) -> tuple[int, bytes]:
    """One answer. Raises OSError where none came."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    except http.client.HTTPException as fault:
        raise OSError(str(fault)) from fault
    finally:
        connection.close()


@contextmanager
def proxy(behind: list[Server]) -> Iterator[int]:
    """The port of a proxy that asks each server in turn, and the next where one does not answer."""
    turn = itertools.count()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            first = next(turn)
            for n in range(len(behind)):
                try:
                    status, body = asked(behind[(first + n) % len(behind)].port, self.path)
                except OSError:
                    continue
                break
            else:
                status, body = 502, b""
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Load:
    """Asks about a lender of each edition again and again, and judges each answer."""

    def __init__(self, port: int, seen: Seen, lenders: dict[int, int], rest: float) -> None:
        self._port, self._seen, self._lenders, self._rest = port, seen, lenders, rest
        self._stop, self._lock = threading.Event(), threading.Lock()
        self._number = itertools.count()
        self._threads = [threading.Thread(target=self._ask) for _ in range(ASKING)]

    def __enter__(self) -> Load:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def more(self, answers: int) -> int:
        """Wait until so many more answers came; how many."""
        begun = self._seen.answers
        while self._seen.answers < begun + answers:
            self._stop.wait(0.01)
        return self._seen.answers - begun

    def _ask(self) -> None:
        while not self._stop.is_set():
            which = next(self._number) % (len(self._lenders) + 2)
            try:
                status, body = asked(self._port, f"/v1/lookup?host=one{which}.example")
                answer = json.loads(body) if status == 200 else {}
            except (OSError, ValueError) as fault:
                status, answer = 0, {"fault": str(fault)}
            with self._lock:
                self._judge(which, status, answer)
            self._stop.wait(self._rest)

    def _judge(self, which: int, status: int, answer: dict[str, Any]) -> None:
        self._seen.answers += 1
        if status != 200:
            self._seen.failed.append(f"one{which}.example: {status} {answer}")
            return
        edition = answer["edition"]
        self._seen.editions.add(edition)
        right = "licensed" if which < self._lenders.get(edition, 0) else "none"
        if answer["verdict"] != right:
            self._seen.wrong.append(f"one{which}.example of {edition} is {answer['verdict']}")


def run(
    place: Path, editions: int, answers: int, rest: float = 0, *, is_static: bool = False
) -> Seen:
    """Swap so many editions, with so many answers to each state of things; who asks rests so many
    seconds after each answer. The origin may be a static server.
    """
    seen, lenders = Seen(), dict[int, int]()
    began = datetime.now(UTC).replace(microsecond=0)
    publisher = Publisher(place / "origin", began, timedelta(seconds=1))

    def publish() -> int:
        count = len(lenders) + 1
        lenders[int((publisher.now + timedelta(seconds=1)).timestamp())] = count
        number = publisher.publish()
        assert lenders[number] == count
        return number

    with ExitStack() as running:

        def serving(name: str, *arguments: str) -> Server:
            server = Server(place / name, *arguments)
            running.callback(server.kill)
            return server

        number = publish()
        origin = running.enter_context(ExitStack())
        if is_static:
            url = origin.enter_context(static(publisher.editions)).address
        else:
            server = Server(place / "origin")
            origin.callback(server.kill)
            server.wait_for(number)
            url = f"http://127.0.0.1:{server.port}/editions"
        follow = ("--from", url, "--fingerprint", publisher.ring.fingerprint)
        replicas = [serving(name, *follow) for name in ("one", "two")]
        for replica in replicas:
            replica.wait_for(number)
        port = running.enter_context(proxy(replicas))
        load = running.enter_context(Load(port, seen, lenders, rest))
        _swap(load, publish, replicas, editions, answers)
        replicas[0].kill()
        seen.after_kill = load.more(answers)
        _swap(load, publish, replicas[1:], 1, answers)
        origin.close()
        seen.after_origin = load.more(answers)
    return seen


def _swap(
    load: Load, publish: Callable[[], int], replicas: list[Server], editions: int, answers: int
) -> None:
    for _ in range(editions):
        number = publish()
        for replica in replicas:
            replica.wait_for(number)
        load.more(answers)


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--editions", type=int, default=20)
    options.add_argument("--answers", type=int, default=500)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="xiancha-replicas-") as place:
        seen = run(Path(place), given.editions, given.answers)
    print(
        f"{seen.answers} answers of {len(seen.editions)} editions, {seen.after_kill} after one "
        f"replica was killed, {seen.after_origin} after the origin was gone: "
        f"failed {len(seen.failed)}, wrong {len(seen.wrong)}"
    )
    for fault in [*seen.failed, *seen.wrong][:20]:
        print(fault)
    return 1 if seen.failed or seen.wrong else 0


if __name__ == "__main__":
    sys.exit(main())

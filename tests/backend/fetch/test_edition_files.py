"""A server of editions that gives little at a time holds nobody for long. The clock is ours."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import stamina

from xiancha.fetch import edition_files
from xiancha.fetch.clock import Clock
from xiancha.fetch.edition_files import FetchFailed, Server

DROP_EVERY = 10.0
"""Seconds between two drops."""


@dataclass
class Tap:
    """A server that gives a drop of `size` bytes each time that `elapsed` is asked, of `whole`."""

    size: int = 1
    whole: int = 2**40
    asked: int = 0
    seconds: float = 0.0
    is_closed: bool = False
    drops: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def elapsed(self) -> float:
        self.seconds += DROP_EVERY
        self.drops.release()
        return self.seconds

    def close(self) -> None:
        self.is_closed = True
        self.drops.release()


class Steady(Tap):
    """One whose next drop comes when the one before was read, in however many pieces."""

    came = 0
    given = 0

    def elapsed(self) -> float:
        if self.came < self.given:
            return self.seconds
        self.given += self.size
        return super().elapsed()

    def take(self, pieces: Iterator[bytes]) -> int:
        for piece in pieces:
            self.came += len(piece)
        return self.came


def handler(tap: Tap) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            tap.asked += 1
            self.send_response(200)
            self.send_header("Content-Length", str(tap.whole))
            self.end_headers()
            left = tap.whole
            while left and tap.drops.acquire() and not tap.is_closed:
                drop = min(left, tap.size)
                left -= drop
                try:
                    self.wfile.write(b"x" * drop)
                except OSError:
                    return

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


@contextmanager
def opened(tap: Tap) -> Iterator[Server]:
    listening = ThreadingHTTPServer(("127.0.0.1", 0), handler(tap))
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    address = f"http://127.0.0.1:{listening.server_port}"
    try:
        with (
            stamina.set_testing(True, attempts=edition_files.ATTEMPTS, cap=True),
            edition_files.server(address, clock=Clock(elapsed=tap.elapsed)) as made,
        ):
            yield made
    finally:
        tap.close()
        listening.shutdown()
        thread.join()
        listening.server_close()


ASK: list[Callable[[Server], object]] = [
    lambda server: server.get("v2/keys.json", 2**16),
    lambda server: server.take("v2/files/large.json.gz", lambda pieces: sum(map(len, pieces))),
]


@pytest.mark.parametrize("ask", ASK, ids=["small", "large"])
@pytest.mark.parametrize("size", [1, 2**10])
def test_a_file_that_drips_ends_within_a_minute_and_is_not_asked_for_again(
    ask: Callable[[Server], object], size: int
) -> None:
    tap = Tap(size)
    with opened(tap) as server, pytest.raises(FetchFailed, match="less than 256 kB in a minute"):
        ask(server)
    assert tap.asked == 1
    assert tap.seconds <= 2 * edition_files.PATIENCE


def test_a_large_file_that_goes_on_coming_is_waited_for() -> None:
    tap = Steady(edition_files.PORTION // 4, 8 * edition_files.PORTION)
    with opened(tap) as server:
        assert server.take("v2/files/large.sqlite.gz", tap.take) == tap.whole
    assert tap.seconds > 3 * edition_files.PATIENCE

"""Files that a server or bucket of editions publishes: bounded, tried again, asked for one by one.

What comes is believed by nobody yet: `replica` checks it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import httpx
import stamina

from xiancha.fetch.client import AGENT, TIMEOUT
from xiancha.fetch.clock import SYSTEM, Clock
from xiancha.fetch.deadline import Deadline
from xiancha.fetch.errors import (
    PASSING,
    FetchFailed,
    Passing,
    bad_certificate,
    shown,
    uncertified,
)
from xiancha.fetch.network import ANYWHERE, Network
from xiancha.fetch.transport import Transport

__all__ = ["FetchFailed", "Server", "server"]

PATIENCE = 60.0
"""Seconds in which a file has to be there, or this much more of it."""
PORTION = 2**18
ATTEMPTS = 3
_ABSENT = frozenset({403, 404, 410})
"""A bucket that nobody may list answers 403 for what it does not hold."""
_STAYS = "What is held stays"
Taken = TypeVar("Taken")

_retried = stamina.RetryingCaller(
    attempts=ATTEMPTS, timeout=None, wait_initial=0.5, wait_max=5, wait_jitter=0.5
).on(Passing)


class Server:
    """A folder of editions at an address. It makes one request at a time."""

    def __init__(self, client: httpx.Client, address: httpx.URL, deadline: Deadline) -> None:
        self._client = client
        self._deadline = deadline
        self.address = address

    def get(self, path: str, limit: int) -> bytes | None:
        """A file below the address, None where there is none.

        Of one that is longer than `limit` only one byte more is read. Raises FetchFailed.
        """
        return self.take(path, lambda pieces: _bounded(pieces, limit))

    def take(self, path: str, take: Callable[[Iterator[bytes]], Taken]) -> Taken | None:
        """What `take` makes of a file's pieces as they came, None where there is none.

        Nothing is unpacked here, whatever encoding the server says. `take` is called again
        where the connection broke. A file that gives less than `PORTION` bytes in `PATIENCE`
        seconds ends: a server that drips holds nobody. Raises FetchFailed.
        """
        self._deadline.start(PATIENCE)
        return _retried(self._take, path, take)

    def _take(self, path: str, take: Callable[[Iterator[bytes]], Taken]) -> Taken | None:
        url = self.address.copy_with(path=f"{self.address.path.rstrip('/')}/{path}")
        try:
            with self._client.stream("GET", url) as response:
                if response.status_code == 200:
                    return take(self._going_on(response.iter_raw()))
                if response.status_code not in _ABSENT:
                    raise _unwanted(url, response.status_code)
        except httpx.HTTPError as error:
            raise self._broken(url, error) from error
        return None

    def _going_on(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """The same, with time anew for the next portion when one has come."""
        came = 0
        for piece in pieces:
            came += len(piece)
            if came >= PORTION:
                self._deadline.start(PATIENCE)
                came = 0
            yield piece

    def _broken(self, url: httpx.URL, error: httpx.HTTPError) -> FetchFailed:
        if reason := bad_certificate(error):
            return uncertified(url.host, reason)
        if self._deadline.left() <= 0:
            return FetchFailed(
                f"{shown(url)} gave less than {PORTION >> 10} kB in a minute. {_STAYS}; try again "
                "later."
            )
        return Passing(
            f"{shown(url)} could not be reached ({type(error).__name__}: {error}). {_STAYS}; check "
            "the address and the connection, then try again."
        )


def _bounded(pieces: Iterator[bytes], limit: int) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece[: limit + 1 - len(body)]
        if len(body) > limit:
            break
    return bytes(body)


def _unwanted(url: httpx.URL, status: int) -> FetchFailed:
    if 300 <= status < 400:
        return FetchFailed(
            f"{shown(url)} leads on to another address. {_STAYS}; pull from there if it is the "
            "same server's."
        )
    said = f"{shown(url)} answered {status}. {_STAYS}; try again later."
    return Passing(said) if status in PASSING else FetchFailed(said)


@contextmanager
def server(address: str, network: Network = ANYWHERE, clock: Clock = SYSTEM) -> Iterator[Server]:
    """The server at an address, whose connections close with the block. Raises FetchFailed."""
    url = _checked(address)
    deadline = Deadline(clock)
    headers = {"User-Agent": AGENT, "Accept-Encoding": "identity"}
    transport = Transport(network, deadline)
    with httpx.Client(
        transport=transport, headers=headers, timeout=TIMEOUT, trust_env=False
    ) as client:
        yield Server(client, url, deadline)


def _checked(address: str) -> httpx.URL:
    """An address below which files may be asked for. What is signed may come over plain http."""
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL:
        url = httpx.URL("")
    if url.scheme not in ("http", "https") or not url.host or url.userinfo or url.query:
        raise FetchFailed(
            "That is no address of editions. Write it as in https://host/editions: the folder "
            "in which v2/ lies."
        )
    return url.copy_with(fragment=None)

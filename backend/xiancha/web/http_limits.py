"""One connection: what a client may send before it is answered, and how long it may take."""

from __future__ import annotations

import asyncio
import json
import re
from http import HTTPStatus
from itertools import chain
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from xiancha.web.problem_details import described

_DETAILS = {
    400: "This is no HTTP request that can be read. An address is ASCII, the rest percent-encoded.",
    408: "The request did not arrive whole in time. Send it again.",
    414: "The address is too long: a question has at most 2048 bytes. Ask for less.",
    431: "The head of the request is too long. Send fewer or shorter headers.",
    503: "There are too many connections. Try again later.",
}


_HEAD = re.compile(rb"HTTP/1\.1 [2-5].*\r\n\r\n", re.DOTALL)
"""The head of an answer: 100 Continue is none, for which a client waits."""


class TooMuch(Exception):
    """The head of a request is longer than it may be."""


class Whole:
    """A transport that sends the head of an answer together with what follows it.

    uvicorn writes them one after the other, and each would be sent by itself: a client would see
    half an answer of a process that ends in between, and a proxy could not ask another one.
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._head = b""
        self.is_closing = transport.is_closing
        self.abort = transport.abort

    def write(self, data: bytes) -> None:
        """Send this, unless it is a head: what comes next is sent with it."""
        if not self._head and _HEAD.fullmatch(data):
            self._head = data
        else:
            self._transport.write(self._head + data)
            self._head = b""

    def flush(self) -> None:
        """Send a head after which nothing comes."""
        if self._head:
            self.write(b"")

    def close(self) -> None:
        """Close once everything is sent."""
        if not self.is_closing():
            self.flush()
        self._transport.close()


class Connection(HttpToolsProtocol):
    """A connection whose client can neither fill the memory nor hold a place for long.

    Sizes are in bytes. A proxy that stands before the server keeps stricter limits of its own.
    """

    MOST_OPEN = 500
    """Fewer than the 1,024 files that a process may open where nobody raised that."""
    MOST_ADDRESS = 16_384
    MOST_HEAD = 32_768
    SECONDS_TO_SEND = 10.0
    """For a whole request, from the first byte or, where none comes, from the connection."""
    SECONDS_TO_READ = 60.0
    """Without reading any of an answer."""

    _due: float | None = None
    """Until when a request must have come, in the loop's time; None where none is on its way."""
    _sending: asyncio.TimerHandle | None = None
    _reading: asyncio.TimerHandle | None = None
    _head = 0
    _is_head = True
    _status = 400
    _whole: Whole

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._whole = self.transport = Whole(transport)  # type: ignore[assignment]
        if len(self.connections) > self.MOST_OPEN:
            self._refuse(503)
        else:
            self._begin()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._sending:
            self._sending.cancel()
        self.resume_writing()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self.transport.is_closing():
            return
        if self._due is None:
            self._begin()
        self._head += len(data)
        super().data_received(data)
        if self._is_head and self._head > self.MOST_HEAD:
            self._refuse(431)

    def on_message_begin(self) -> None:
        if self._due is None:
            self._begin()
        self._is_head, self._head = True, 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._is_head = False
        fields = sum(map(len, chain.from_iterable(self.headers))) + 4 * len(self.headers)
        size = len(self.url) + fields
        if len(self.url) > self.MOST_ADDRESS or size > self.MOST_HEAD:
            self._status = 414 if len(self.url) > self.MOST_ADDRESS else 431
            raise TooMuch
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._due = None
        self._is_head, self._head = True, 0
        super().on_message_complete()

    def on_response_complete(self) -> None:
        self._whole.flush()
        super().on_response_complete()

    def send_400_response(self, msg: str) -> None:
        self._refuse(self._status)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._reading = self.loop.call_later(self.SECONDS_TO_READ, self.transport.abort)

    def resume_writing(self) -> None:
        if self._reading:
            self._reading.cancel()
            self._reading = None
        super().resume_writing()

    def _begin(self) -> None:
        self._due = self.loop.time() + self.SECONDS_TO_SEND
        self._watch(self._due)

    def _watch(self, until: float) -> None:
        """One timer outlasts many requests: a new one for each would cost more than its answer."""
        if not self._sending:
            self._sending = self.loop.call_at(until, self._look)

    def _look(self) -> None:
        self._sending = None
        if self._due is None:
            return
        if self.loop.time() >= self._due:
            self._refuse(408)
        else:
            self._watch(self._due)

    def _refuse(self, status: int) -> None:
        """Answer with a problem, where no answer has begun, and close."""
        self._due = None
        if self.transport.is_closing():
            return
        if not self.cycle or self.cycle.response_complete or not self.cycle.response_started:
            self.transport.write(_answer(described(status, _DETAILS[status])))
        self.transport.close()


def _answer(problem: dict[str, Any]) -> bytes:
    status, body = HTTPStatus(problem["status"]), json.dumps(problem).encode()
    head = (
        f"HTTP/1.1 {status} {status.phrase}\r\n"
        "content-type: application/problem+json\r\n"
        "access-control-allow-origin: *\r\n"
        f"content-length: {len(body)}\r\n"
        "connection: close\r\n\r\n"
    )
    return head.encode() + body

"""A real HTTPS server on loopback that answers for any host, faithfully or not.

    with Loopback(authority.issue, tmp_path) as server:
        server.on("https://register.example/list", status(503), reply(b"rows"))
        network = to_loopback(server.port, authority.file)

A URL's behaviours are used one by one, the last one for ever. What is not set answers 404.
"""

from __future__ import annotations

import socket
import ssl
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Event, Lock, Thread
from typing import Any

from xiancha.fetch.network import Address, Network

PIECE = b"x" * 65536
MOST_REQUESTS = 100
PATIENCE = 10.0
"""Seconds after which even a dripping or silent answer ends."""
DROP = 0.02
"""Seconds between the drops of a dripping answer."""


@dataclass(frozen=True)
class Seen:
    """A request that came in; header names in lower case."""

    method: str
    url: str
    headers: dict[str, str]
    body: bytes


class Exchange:
    """One request under way, as a behaviour sees it."""

    def __init__(self, handler: BaseHTTPRequestHandler, server: Loopback, url: str) -> None:
        self._handler = handler
        self._server = server
        self._url = url

    def start(self, code: int, headers: dict[str, str]) -> None:
        """Send the status line and the headers."""
        self._handler.send_response(code)
        for name, value in headers.items():
            self._handler.send_header(name, value)
        self._handler.end_headers()

    def send(self, data: bytes) -> None:
        """Send raw bytes; they are counted in `Loopback.sent`."""
        self._handler.wfile.write(data)
        self._server.count(self._url, len(data))

    def wait(self, seconds: float) -> bool:
        """Wait; False once the server is closing."""
        return not self._server.closing.wait(seconds)

    def hang_up(self) -> None:
        """End the connection after this answer."""
        self._handler.close_connection = True


Behaviour = Callable[[Exchange], None]


def reply(body: bytes = b"", code: int = 200, headers: dict[str, str] | None = None) -> Behaviour:
    """A whole answer."""

    def behave(exchange: Exchange) -> None:
        exchange.start(code, {"Content-Length": str(len(body)), **(headers or {})})
        exchange.send(body)

    return behave


def status(code: int, **headers: str) -> Behaviour:
    """An empty answer with this status; `retry_after="5"` becomes the header Retry-After."""
    return reply(code=code, headers={n.replace("_", "-").title(): v for n, v in headers.items()})


def redirect(to: str, code: int = 302) -> Behaviour:
    """An answer that leads to another URL."""
    return status(code, location=to)


def cut(body: bytes, at: float = 0.6) -> Behaviour:
    """An answer that announces its body but hangs up after this share of it."""

    def behave(exchange: Exchange) -> None:
        exchange.start(200, {"Content-Length": str(len(body))})
        exchange.send(body[: int(len(body) * at)])
        exchange.hang_up()

    return behave


def silent(exchange: Exchange) -> None:
    """No answer at all, for as long as `PATIENCE`."""
    exchange.wait(PATIENCE)
    exchange.hang_up()


def drip(exchange: Exchange) -> None:
    """A body that comes in single bytes, for as long as `PATIENCE`."""
    exchange.start(200, {})
    _drip(exchange, b"x")


def drip_headers(exchange: Exchange) -> None:
    """Headers that come one by one, for as long as `PATIENCE`."""
    exchange.send(b"HTTP/1.1 200 OK\r\n")
    _drip(exchange, b"X-More: 1\r\n")


def _drip(exchange: Exchange, drop: bytes) -> None:
    for _ in range(int(PATIENCE / DROP)):
        if exchange.wait(DROP):
            exchange.send(drop)
    exchange.hang_up()


def hang_up(exchange: Exchange) -> None:
    """No answer, and the connection ends."""
    exchange.hang_up()


def huge(size: int) -> Behaviour:
    """A streamed body of this size, announced nowhere."""

    def behave(exchange: Exchange) -> None:
        exchange.start(200, {})
        for _ in range(0, size, len(PIECE)):
            exchange.send(PIECE)
        exchange.hang_up()

    return behave


class Loopback:
    """The server. `requests` and `sent` (bytes of body per URL) tell what happened.

    `certify` makes the certificate with its key for a host, unless `present` gave another.
    Closing it ends every answer, joins every thread and fails if it was asked absurdly often:
    more than `most_requests` times.
    """

    def __init__(
        self, certify: Callable[[str], bytes], folder: Path, most_requests: int = MOST_REQUESTS
    ) -> None:
        self.requests: list[Seen] = []
        self.sent: dict[str, int] = {}
        self.problems: list[str] = []
        self.closing = Event()
        self._certify = certify
        self._folder = folder
        self._most_requests = most_requests
        self._behaviours: dict[str, list[Behaviour]] = {}
        self._contexts: dict[str, ssl.SSLContext] = {}
        self._lock = Lock()
        self._server = _Server(self)
        self.port: int = self._server.server_address[1]
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,))

    def on(self, url: str, *behaviours: Behaviour) -> None:
        """Set what a URL does, request by request."""
        self._behaviours[url] = list(behaviours)

    def present(self, host: str, certificate: bytes) -> None:
        """Set the certificate that a host shows, PEM with its key."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with NamedTemporaryFile(dir=self._folder, suffix=".pem") as file:
            file.write(certificate)
            file.flush()
            context.load_cert_chain(file.name)
        self._contexts[host] = context

    def asked(self, url: str) -> list[Seen]:
        """The requests for this URL so far."""
        return [seen for seen in self.requests if seen.url == url]

    def __enter__(self) -> Loopback:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.hang_up()
        self._server.server_close()
        self._thread.join()
        assert not self.problems
        assert len(self.requests) <= self._most_requests, "the server was asked without end"

    def context_for(self, host: str) -> ssl.SSLContext:
        """The TLS context in which this host is served."""
        with self._lock:
            if host not in self._contexts:
                self.present(host, self._certify(host))
            return self._contexts[host]

    def behaviour(self, seen: Seen) -> Behaviour:
        """Record a request and say what to do with it."""
        with self._lock:
            self.requests.append(seen)
            planned = self._behaviours.get(seen.url, [status(404)])
            return planned.pop(0) if len(planned) > 1 else planned[0]

    def count(self, url: str, size: int) -> None:
        """Record that so many bytes of body were sent."""
        with self._lock:
            self.sent[url] = self.sent.get(url, 0) + size


def to_loopback(
    port: int, authorities: Path, elsewhere: dict[str, list[Address]] | None = None
) -> Network:
    """A network in which every host is the server at this port, except those `elsewhere`."""
    known = elsewhere or {}
    return Network(
        resolve=lambda host, _: known.get(host, [("127.0.0.1", port)]),
        permitted=frozenset({"127.0.0.1"}),
        authorities=authorities,
    )


class _Server(ThreadingHTTPServer):
    daemon_threads = False

    def __init__(self, loopback: Loopback) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.loopback = loopback
        self.streams: set[ssl.SSLSocket] = set()

    def hang_up(self) -> None:
        """End every connection, so that no thread waits for another request."""
        for stream in list(self.streams):
            with suppress(OSError):
                stream.shutdown(socket.SHUT_RDWR)

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Shake hands in the request's own thread, as the host that was asked for.

        A client that hangs up, or likes no certificate, is nothing unusual here.
        """
        request.settimeout(10)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.sni_callback = self._choose
        with suppress(OSError), context.wrap_socket(request, server_side=True) as secured:
            self.streams.add(secured)
            try:
                super().finish_request(secured, client_address)
            finally:
                self.streams.discard(secured)

    def handle_error(self, request: Any, client_address: Any) -> None:
        self.loopback.problems.append(repr(sys.exc_info()[1]))

    def _choose(self, secured: ssl.SSLObject, host: str, _: ssl.SSLContext) -> None:
        secured.context = self.loopback.context_for(host)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        loopback = self.server.loopback
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", "0")))
        url = f"https://{headers['host']}{self.path}"
        behave = loopback.behaviour(Seen(self.command, url, headers, body))
        behave(Exchange(self, loopback, url))

    do_POST = do_GET

    def log_message(self, *_: object) -> None:
        """Say nothing."""

"""A real server on loopback, in a thread of its own."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from typing import Any

import uvicorn

from xiancha.web.http_limits import Connection


@contextlib.contextmanager
def serving(
    app: Any, protocol: type[Connection] = Connection, host: str = "127.0.0.1"
) -> Iterator[tuple[str, int]]:
    """The address of a server, ended with the block."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.create_server((host, 0), family=family)
    settings = uvicorn.Config(
        app, http=protocol, proxy_headers=False, log_level="error", ws="none", lifespan="off"
    )
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    try:
        yield listening.getsockname()[:2]
    finally:
        server.should_exit = True
        thread.join()

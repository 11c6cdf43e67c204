"""A real server on loopback, in a thread of its own."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from typing import Any

import uvicorn

from xiancha.web.connections import Connection


@contextlib.contextmanager
def serving(app: Any, protocol: type[Connection] = Connection) -> Iterator[tuple[str, int]]:
    """The address of a server, ended with the block."""
    listening = socket.create_server(("127.0.0.1", 0))
    settings = uvicorn.Config(app, http=protocol, log_level="error", ws="none", lifespan="off")
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    try:
        yield listening.getsockname()
    finally:
        server.should_exit = True
        thread.join()

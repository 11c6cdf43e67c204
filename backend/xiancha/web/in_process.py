"""Ask the application in its own process, through no socket: as the API answers, byte for byte."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, urlencode

from starlette.types import ASGIApp, Message, Scope


class Refused(Exception):
    """The API refused: its problem in words."""


class NotThere(Refused):
    """There is nothing at the address."""


async def ask(app: ASGIApp, path: str, **parameters: str) -> dict[str, Any]:
    """The JSON that a GET of this address answers. Raises Refused where it refuses."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": quote(path).encode(),
        "query_string": urlencode(parameters).encode(),
        "root_path": "",
        "headers": [],
        "client": None,
        "server": None,
    }
    await app(scope, receive, send)
    body = json.loads(b"".join(message.get("body", b"") for message in sent))
    status = sent[0]["status"]
    if status != 200:
        raise (NotThere if status == 404 else Refused)(body["detail"])
    found: dict[str, Any] = body
    return found

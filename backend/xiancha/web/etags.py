"""Conditional requests (RFC 9110, section 13): who holds an answer already gets a 304."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from mimetypes import guess_type
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from xiancha import paths

_TAG = re.compile(r'(?:W/)?("[^"]*")')


@cache
def program() -> str:
    """Eight hexadecimal digits that change with every change of the program and its texts."""
    package = Path(__file__).parents[1]
    files = {*package.rglob("*"), *paths.locales().rglob("*")}
    digest = hashlib.sha256()
    for file in sorted(file for file in files if file.is_file() and file.suffix != ".pyc"):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:8]


def tag(*parts: str) -> str:
    """The weak tag of an answer that the program makes of these: edition, language, day."""
    return f'W/"{"-".join(filter(None, [program(), *parts]))}"'


def holds(scope: Scope, tag: str) -> bool:
    """True where If-None-Match says that the one asking has the answer with this tag in hand.

    Tags are compared weakly: a proxy that compresses answers makes strong tags weak.
    """
    given = [value for name, value in scope["headers"] if name == b"if-none-match"]
    sent = b",".join(given).decode("latin-1")
    return sent.strip() == "*" or tag.removeprefix("W/") in _TAG.findall(sent)


def small_file(request: Request, file: Path, headers: dict[str, str]) -> Response:
    """A file that is read whole, with the hash of its content as its tag; 304 for who holds it."""
    body = file.read_bytes()
    headers = {**headers, "ETag": f'"{hashlib.sha256(body).hexdigest()[:16]}"'}
    if holds(request.scope, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    kind = guess_type(file.name)[0] or "application/octet-stream"
    return Response(body, headers=headers, media_type=kind)

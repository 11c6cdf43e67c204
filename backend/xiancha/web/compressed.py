"""Answers in fewer bytes, for whoever takes that."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Collection

import brotli
import deflate
from starlette.requests import Request
from starlette.responses import Response

from xiancha.web import etags
from xiancha.web.api import accepted

Packing = dict[str, Callable[[bytes], bytes]]
_SMALLEST: Packing = {
    "br": brotli.compress,
    "gzip": lambda body: bytes(deflate.gzip_compress(body, 12)),
}
"""By how small they make scripts and words: for what is made once."""
_QUICK: Packing = {
    "br": lambda body: bytes(brotli.compress(body, quality=4)),
    "gzip": lambda body: bytes(deflate.gzip_compress(body, 4)),
}
"""The same for a page that is made for one reader."""


class Held:
    """A file, and what it is in each coding, once somebody asks for that.

    `version` changes with what is in it.
    """

    def __init__(self, plain: bytes) -> None:
        self.plain, self.version = plain, hashlib.sha256(plain).hexdigest()[:16]
        self._packed: dict[str, bytes] = {}

    def packed(self, codings: Collection[str]) -> tuple[str, bytes]:
        """The coding that makes it smallest, and what that gives; "" where none does."""
        coding = next((one for one in _SMALLEST if one in codings), "")
        if coding and coding not in self._packed:
            self._packed[coding] = _SMALLEST[coding](self.plain)
        body = self._packed.get(coding, self.plain)
        return (coding, body) if len(body) < len(self.plain) else ("", self.plain)


async def sent(request: Request, found: Held, headers: dict[str, str], kind: str) -> Response:
    """The file, compressed where the one asking takes that; 304 for who holds it."""
    headers = {**headers, "ETag": f'W/"{found.version}"'}
    if etags.holds(request.scope, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    coding, body = await asyncio.to_thread(found.packed, accepted(request))
    if coding:
        headers["Content-Encoding"] = coding
    return Response(body, headers=headers, media_type=kind)


def page_sent(request: Request, response: Response) -> Response:
    """A page that is made for one reader, compressed where the reader takes that."""
    coding = next((one for one in _QUICK if one in accepted(request)), "")
    if coding:
        response.body = _QUICK[coding](bytes(response.body))
        response.headers["Content-Encoding"] = coding
        response.headers["Content-Length"] = str(len(response.body))
    return response

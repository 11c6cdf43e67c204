"""/app/: the phone app, as a static host would serve it.

It asks this server for its own files and those of editions, and for nothing else.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import threading
from collections.abc import Callable, Collection

import brotli
import deflate
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from xiancha import messages
from xiancha.app_build.assemble import HOME, POLICY, Around, NotBuilt, assembled
from xiancha.app_build.media_types import type_of
from xiancha.edition import files
from xiancha.web import etags
from xiancha.web.api import FOREVER, accepted, current, language
from xiancha.web.pages import SAFE, speaking, templates

_HEADERS = {
    **SAFE,
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Vary": "Accept-Encoding",
}
_UNCHANGING = re.compile(r"-([0-9a-f]{16}|[0-9A-Z]{8})\.\w+$")
"""The name of a file that bears the hash of what is in it."""


_CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": brotli.compress,
    "gzip": lambda body: bytes(deflate.gzip_compress(body, 12)),
}
"""By how small they make scripts and words."""


class Held:
    """A file of the app, and what it is in each coding, once somebody asks for that."""

    def __init__(self, plain: bytes) -> None:
        self.plain, self.tag = plain, f'W/"{hashlib.sha256(plain).hexdigest()[:16]}"'
        self._packed: dict[str, bytes] = {}

    def packed(self, codings: Collection[str]) -> tuple[str, bytes]:
        """The coding that makes it smallest, and what that gives; "" where none does."""
        coding = next((one for one in _CODINGS if one in codings), "")
        if coding and coding not in self._packed:
            self._packed[coding] = _CODINGS[coding](self.plain)
        body = self._packed.get(coding, self.plain)
        return (coding, body) if len(body) < len(self.plain) else ("", self.plain)


class PhoneApp:
    """The files of the app, made once for each list of keys that it is to trust."""

    def __init__(self) -> None:
        self._making = threading.Lock()
        self._keys = b""
        self._files: dict[str, Held] = {}

    def file(self, keys: bytes, path: str) -> Held | None:
        """The file at a path. Takes a tenth of a second the first time. Raises NotBuilt."""
        with self._making:
            if keys != self._keys:
                made = assembled(Around(keys, editions="..", page="../"))
                self._keys, self._files = keys, {name: Held(body) for name, body in made.items()}
            return self._files.get(path)


async def file(request: Request) -> Response:
    """A file of the app, compressed where the one asking takes that."""
    current(request).get()
    keys = (current(request).editions / files.KEYS).read_bytes()
    path = request.path_params["path"] or HOME
    phone_app: PhoneApp = request.app.state.phone_app
    try:
        found = await asyncio.to_thread(phone_app.file, keys, path)
    except NotBuilt as lacking:
        raise HTTPException(503, str(lacking)) from None
    if not found:
        raise HTTPException(404)
    kept = FOREVER if _UNCHANGING.search(path) else "no-cache"
    headers = {**_HEADERS, "Cache-Control": kept, "ETag": found.tag}
    if etags.holds(request.scope, found.tag):
        return Response(status_code=304, headers=headers)
    coding, body = await asyncio.to_thread(found.packed, accepted(request))
    if coding:
        headers["Content-Encoding"] = coding
    return Response(body, headers=headers, media_type=type_of(path))


async def home(request: Request) -> Response:
    """Where the app lies: its files are named from there."""
    return RedirectResponse("/app/", 308, headers=SAFE)


async def share(request: Request) -> Response:
    """What was shared before the app was ready: it is not read."""
    if request.method != "POST":
        return RedirectResponse("/app/", 303, headers=SAFE)
    chosen = language(request)
    headers = {
        **SAFE,
        "Content-Language": messages.tag(chosen),
        "Cache-Control": "no-store",
        "Connection": "close",
    }
    return templates.TemplateResponse(request, "shared.html", speaking(chosen), headers=headers)


routes = [
    Route("/app", home),
    Route("/app/share", share, methods=["GET", "POST"]),
    Route("/app/{path:path}", file),
]

"""/app/: the phone app, as a static host would serve it.

It asks this server for its own files and those of editions, and for nothing else.
"""

from __future__ import annotations

import asyncio
import re
import threading

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from xiancha import messages
from xiancha.app_build.assemble import HOME, POLICY, Around, NotBuilt, assembled
from xiancha.app_build.media_types import type_of
from xiancha.edition import files
from xiancha.web.api import FOREVER, current, language
from xiancha.web.compressed import Held, sent
from xiancha.web.pages import SAFE, speaking, templates

_HEADERS = {
    **SAFE,
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Vary": "Accept-Encoding",
}
_UNCHANGING = re.compile(r"-([0-9a-f]{16}|[0-9A-Z]{8})\.\w+$")
"""The name of a file that bears the hash of what is in it."""
_ANSWERS = re.compile(r"answers-[0-9A-Z]{8}\.js$")


class PhoneApp:
    """The files of the app, made once for each list of keys that it is to trust."""

    def __init__(self, leave_to: str) -> None:
        self._leave_to = leave_to
        self._making = threading.Lock()
        self._keys = b""
        self._files: dict[str, Held] = {}

    def files(self, keys: bytes) -> dict[str, Held]:
        """All of them by their paths. Takes a tenth of a second the first time. Raises NotBuilt."""
        with self._making:
            if keys != self._keys:
                around = Around(keys, editions="..", page="../", leave_to=self._leave_to)
                made = assembled(around)
                self._keys, self._files = keys, {name: Held(body) for name, body in made.items()}
            return self._files


async def files_of(request: Request) -> dict[str, Held]:
    """The files of the app that trusts the keys of the edition that is served."""
    current(request).get()
    keys = (current(request).editions / files.KEYS).read_bytes()
    phone_app: PhoneApp = request.app.state.phone_app
    return await asyncio.to_thread(phone_app.files, keys)


async def answers(request: Request) -> str:
    """Where the script lies that answers by the edition on the device; "" where none is built.

    A preview has no edition, and so no app.
    """
    if request.app.state.preview:
        return ""
    try:
        return next(f"/app/{name}" for name in await files_of(request) if _ANSWERS.match(name))
    except NotBuilt:
        return ""


async def file(request: Request) -> Response:
    """A file of the app, compressed where the one asking takes that."""
    path = request.path_params["path"] or HOME
    try:
        found = (await files_of(request)).get(path)
    except NotBuilt as lacking:
        raise HTTPException(503, str(lacking)) from None
    if not found:
        raise HTTPException(404)
    kept = FOREVER if _UNCHANGING.search(path) else "no-cache"
    headers = {**_HEADERS, "Cache-Control": kept}
    return await sent(request, found, headers, type_of(path))


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

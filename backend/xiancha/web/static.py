"""`/static/…` and `/pages/….css`: what the pages look like."""

from __future__ import annotations

from mimetypes import guess_type

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha.web.api import FOREVER
from xiancha.web.assets import found
from xiancha.web.compressed import sent
from xiancha.web.pages import SAFE


async def static(request: Request) -> Response:
    """One of these files. An address with its hash stays as it is."""
    path = request.url.path
    held = found(path)
    if not held:
        raise HTTPException(404)
    kept = FOREVER if request.query_params.get("v") == held.version else "no-cache"
    headers = {**SAFE, "Cache-Control": kept, "Vary": "Accept-Encoding"}
    return await sent(request, held, headers, guess_type(path)[0] or "application/octet-stream")


routes = [Route("/static/{name}", static), Route("/pages/{name}", static)]

"""The server's own styles, scripts and pictures."""

from __future__ import annotations

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha.web.etags import small_file
from xiancha.web.pages import HERE, SAFE

_FILES = {file.name: file for file in (HERE / "static").iterdir()}


async def static(request: Request) -> Response:
    """One of the files in the folder."""
    file: Path | None = _FILES.get(request.path_params["name"])
    if not file:
        raise HTTPException(404)
    return small_file(request, file, {**SAFE, "Cache-Control": "no-cache"})


routes = [Route("/static/{name}", static)]

"""The files of the extension that the server's pages load, served as they are."""

from __future__ import annotations

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha import messages, paths
from xiancha.web.conditional import small_file
from xiancha.web.pages import SAFE

_STYLES = ("page.css", "screens.css")
_SCRIPTS = ("dom.js", "download.js", "fields.js", "local-day.js", "rank.js")
_SHARED = {"background": ("figures.js", "remembered.js", "says.js"), "evidence": ("trouble.js",)}


async def words(request: Request) -> Response:
    """The catalogue of one language."""
    file = paths.locales() / request.path_params["language"] / "messages.json"
    return _file(request, file.parent.name in messages.LANGUAGES, file)


async def part(request: Request) -> Response:
    """A script or style of the page, from the same folder as in the extension."""
    folder, name = request.url.path.strip("/").split("/")
    known = {
        "pages": name in (*_STYLES, *_SCRIPTS) or name.startswith("planner"),
        "cost": name.endswith(".js"),
    }.get(folder, name in _SHARED.get(folder, ()))
    return _file(request, known, paths.extension() / folder / name)


def _file(request: Request, known: bool, file: Path) -> Response:
    if not known or not file.is_file():
        raise HTTPException(404)
    return small_file(request, file, {**SAFE, "Cache-Control": "no-cache"})


routes = [
    Route("/_locales/{language}/messages.json", words),
    *(Route(f"/{folder}/{{name}}", part) for folder in ("pages", "cost", *_SHARED)),
]

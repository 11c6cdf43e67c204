"""The files of the extension that the server's pages load, served as they are."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha import messages, paths
from xiancha.web.etags import small_file
from xiancha.web.pages import SAFE

_STYLES = ("page.css", "screens.css", "court.css", "threats.css")
_SCRIPTS = ("dom.js", "download.js", "fields.js", "local-day.js")
_CORE = ("i18n.js", "memoised.js", "checklists/rule-rank.js", "evidence-log/error-codes.js")


async def words(request: Request) -> Response:
    """The catalogue of one language."""
    file = paths.locales() / request.path_params["language"] / "messages.json"
    return _file(request, file.parent.name in messages.LANGUAGES, file)


async def part(request: Request) -> Response:
    """A script or style of the page, from the same folder as in the extension."""
    name = request.path_params["name"]
    known = name in (*_STYLES, *_SCRIPTS) or name.startswith("planner")
    return _file(request, known, paths.extension() / "pages" / name)


async def core(request: Request) -> Response:
    """A module of the room that the server's pages share with the extension."""
    path = PurePosixPath(request.path_params["path"])
    known = str(path) in _CORE or (str(path.parent) == "cost" and path.suffix == ".js")
    return _file(request, known, paths.extension() / "core" / path)


def _file(request: Request, known: bool, file: Path) -> Response:
    if not known or not file.is_file():
        raise HTTPException(404)
    return small_file(request, file, {**SAFE, "Cache-Control": "no-cache"})


routes = [
    Route("/_locales/{language}/messages.json", words),
    Route("/pages/{name}", part),
    Route("/core/{path:path}", core),
]

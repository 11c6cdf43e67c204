"""The pages as they read on a day, from the files as they lie on the disk: for one maintainer.

Files are read again when one changes, and the page in the browser reloads. What is wrong in
them is shown on the page. Nothing here is signed or published.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from xiancha import days, paths
from xiancha.content.changes import Change, changes
from xiancha.content.content import Content
from xiancha.content.export import carried
from xiancha.content.load import load
from xiancha.content.problems import ContentError
from xiancha.settings import LEAVE_TO
from xiancha.web import (
    corrections_page,
    device_pages,
    help_pages,
    lookup_page,
    page_data,
    pages,
    static,
)
from xiancha.web.api import language
from xiancha.web.problem_details import HANDLERS

_SAFE = {
    "Content-Security-Policy": pages.SAFE["Content-Security-Policy"] + "; connect-src 'self'",
    "Cache-Control": "no-store",
}


@dataclass
class Preview:
    """In place of a server's newest edition: the content of a folder, on a day."""

    on: date
    folder: Path
    changes: list[Change] = field(default_factory=list)
    wrong: ContentError | None = None
    seen: str = ""
    expired: bool = False
    unconfirmed: str = ""
    _carried: dict[str, Any] = field(default_factory=dict)

    def state(self) -> str:
        """Changes whenever a file does."""
        files = []
        for file in sorted(self.folder.rglob("*.y*ml")):
            with suppress(FileNotFoundError):  # an editor may be replacing it just now
                files.append((str(file), file.stat().st_mtime_ns))
        return str(hash(tuple(files)))

    def refresh(self) -> None:
        """Read the files again if one changed; `wrong` holds what is wrong in them."""
        if (state := self.state()) == self.seen:
            return
        self.seen, self.wrong = state, None
        try:
            checked: Content = load(self.folder)
        except ContentError as error:
            self.wrong = error
            return
        self._carried = carried(checked)
        self.changes = changes(checked, days.today(), self.on)

    def today(self, country: str = days.HOME) -> date:
        return self.on

    def content(self) -> dict[str, Any]:
        return self._carried

    def checklists(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._carried["checklists"]
        return found

    def about(self) -> dict[str, Any]:
        return {"published_at": self.on.isoformat(), "registers": []}


class _Fresh(BaseHTTPMiddleware):
    """Reads the files before each page; where they are wrong, says so instead of the page."""

    async def dispatch(self, request: Request, answer: RequestResponseEndpoint) -> Response:
        preview: Preview = request.app.state.current
        if request.url.path.startswith(("/static/", "/preview/")):
            return await answer(request)
        preview.refresh()
        response = _told(request, preview.wrong) if preview.wrong else await answer(request)
        response.headers.update(_SAFE)
        return response


def _told(request: Request, wrong: ContentError) -> Response:
    chosen = language(request)
    problems = [each.told(chosen) for each in wrong.problems]
    return pages.page(request, "preview-wrong.html", chosen, 422, problems=problems)


async def _state(request: Request) -> Response:
    preview: Preview = request.app.state.current
    return PlainTextResponse(preview.state(), headers={"Cache-Control": "no-store"})


async def _home(request: Request) -> Response:
    """The card of a situation, else the page of help."""
    if "situation" in request.query_params:
        return await lookup_page.home(request)
    return RedirectResponse("/help")


def create_preview(on: date, folder: Path | None = None) -> Starlette:
    """The application that shows the content of this folder on this day, to this machine alone."""
    app = Starlette(
        routes=[
            Route("/", _home),
            Route("/preview/state", _state),
            *corrections_page.routes,
            *device_pages.routes,
            *help_pages.routes,
            *page_data.routes,
            *pages.routes,
            *static.routes,
        ],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"]),
            Middleware(_Fresh),
        ],
        exception_handlers=HANDLERS,
    )
    app.state.operator = app.state.contact = ""
    app.state.leave_to = LEAVE_TO
    app.state.site_files = page_data.SiteFiles()
    app.state.current = app.state.preview = Preview(on, folder or paths.checklists())
    return app

"""The web application."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from xiancha.web import api, content_api, help, openapi, pages, planner
from xiancha.web.current import CurrentEdition
from xiancha.web.problems import HANDLERS


def create_app(editions: Path) -> Starlette:
    """The application that serves the newest edition in this folder."""
    static = Mount("/static", StaticFiles(directory=pages.HERE / "static"))
    app = Starlette(
        routes=[
            *api.routes,
            *content_api.routes,
            *openapi.routes,
            *help.routes,
            *planner.routes,
            *pages.routes,
            static,
        ],
        exception_handlers=HANDLERS,
    )
    app.state.current = CurrentEdition(editions)
    return app

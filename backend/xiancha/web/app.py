"""The web application."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from xiancha.web import (
    api,
    content_api,
    corrections,
    help,
    lenders_api,
    lookup_api,
    metrics,
    openapi,
    pages,
    parts,
    planner,
)
from xiancha.web.current import CurrentEdition
from xiancha.web.problems import HANDLERS


def create_app(editions: Path, *, operator: str = "", contact: str = "") -> Starlette:
    """The application that serves the newest edition in this folder.

    `operator` says who answers for it, `contact` is where corrections are sent.
    """
    current = CurrentEdition(editions)
    counted = metrics.Metrics(current)
    static = Mount("/static", StaticFiles(directory=pages.HERE / "static"))
    app = Starlette(
        routes=[
            *lookup_api.routes,
            *api.routes,
            *lenders_api.routes,
            *content_api.routes,
            *metrics.routes,
            *openapi.routes,
            *corrections.routes,
            *help.routes,
            *planner.routes,
            *parts.routes,
            *pages.routes,
            static,
        ],
        middleware=[Middleware(metrics.Counted, metrics=counted)],
        exception_handlers=HANDLERS,
    )
    app.state.current, app.state.metrics = current, counted
    app.state.operator, app.state.contact = operator, contact
    return app

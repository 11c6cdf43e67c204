"""The web application."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from xiancha.web import (
    api,
    content_api,
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


def create_app(editions: Path, clock: Callable[[], float] = time.time) -> Starlette:
    """The application that serves the newest edition in this folder.

    `clock` tells the seconds since 1970: from its expiry on an edition is served as expired.
    """
    current = CurrentEdition(editions, clock)
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
    return app

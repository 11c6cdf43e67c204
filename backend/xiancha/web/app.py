"""The web application."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.types import Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from xiancha import normalise
from xiancha.registers import catalogue
from xiancha.settings import LEAVE_TO, Networks
from xiancha.web import (
    api,
    cards_api,
    changes_api,
    content_api,
    corrections_page,
    data_api,
    data_index,
    device_pages,
    docs_page,
    editions_api,
    help_pages,
    lenders_api,
    lookup_api,
    lookup_page,
    metrics,
    openapi,
    page_data,
    pages,
    phone_app,
    products_api,
    reconcile_api,
    static,
    warnings_api,
)
from xiancha.web.current_edition import CurrentEdition
from xiancha.web.fair_queue import Turns
from xiancha.web.problem_details import HANDLERS


class Application(Starlette):
    """Answers a question before all middleware and routes, which take as long as its answer.

    What is no plain answer goes their way: another method, a bad question, whatever goes wrong.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == "/v1/lookup" and scope["method"] == "GET":
            began = time.perf_counter()
            try:
                start, body = await lookup_api.answer(scope, self.state)
            except Exception:
                await super().__call__(scope, receive, send)
                return
            await send(start)
            await send(body)
            took = time.perf_counter() - began
            self.state.metrics.answered("/v1/lookup", start["status"], took)
        else:
            await super().__call__(scope, receive, send)


def create_app(
    editions: Path,
    trusted: Networks = (),
    *,
    operator: str = "",
    contact: str = "",
    leave_to: str = LEAVE_TO,
    clock: Callable[[], float] = time.time,
) -> Starlette:
    """The application that serves the newest edition in this folder.

    /metrics is there for clients in the networks of `trusted` alone, and a proxy in them is
    believed who asks through it (X-Forwarded-For) and how (X-Forwarded-Proto). `operator` says who
    answers for it, `contact` is where corrections are sent, `leave_to` where “leave quickly” leads.
    `clock` tells the seconds since 1970: from its expiry on an edition is served as expired.
    """
    _prepare()
    current = CurrentEdition(editions, clock)
    counted = metrics.Metrics(current, trusted)
    app = Application(
        routes=[
            *lookup_api.routes,
            *api.routes,
            *editions_api.routes,
            *changes_api.routes,
            *lenders_api.routes,
            *products_api.routes,
            *warnings_api.routes,
            *data_index.routes,
            *data_api.routes,
            *reconcile_api.routes,
            *content_api.routes,
            *cards_api.routes,
            *metrics.routes,
            *openapi.routes,
            *docs_page.routes,
            *corrections_page.routes,
            *device_pages.routes,
            *help_pages.routes,
            *phone_app.routes,
            *page_data.routes,
            *lookup_page.routes,
            *pages.routes,
            *static.routes,
        ],
        middleware=[
            Middleware(ProxyHeadersMiddleware, trusted_hosts=[*map(str, trusted)]),
            Middleware(metrics.Counted, metrics=counted),
        ],
        exception_handlers=HANDLERS,
        lifespan=_lifespan,
    )
    app.router.redirect_slashes = False  # it would lead to wherever the header Host says
    app.state.current, app.state.metrics = current, counted
    app.state.turns = Turns(counted.judged)
    app.state.phone_app = phone_app.PhoneApp(leave_to)
    app.state.site_files = page_data.SiteFiles()
    app.state.open_data = data_api.OpenData()
    app.state.leave_to = leave_to
    app.state.operator, app.state.contact = operator, contact
    app.state.preview = None
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    yield
    app.state.open_data.close()


def _prepare() -> None:
    """Make the tables that are made once, before anybody waits for an answer."""
    normalise.fold("")
    normalise.top_level()
    catalogue.categories()

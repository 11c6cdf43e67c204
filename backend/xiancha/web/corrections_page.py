"""/corrections: how a sentence is corrected, where to write, and what was corrected so far."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha.web.api import current, language
from xiancha.web.pages import page


async def corrections(request: Request) -> Response:
    """The page."""
    return page(
        request,
        "corrections.html",
        language(request),
        200,
        operator=request.app.state.operator,
        contact=request.app.state.contact,
        log=current(request).content()["corrections"],
    )


routes = [Route("/corrections", corrections)]

"""The OpenAPI 3.1 document of the API, made from its operations and the models they answer with."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from xiancha.web import (
    api,
    cards_api,
    changes_api,
    content_api,
    data_api,
    data_index,
    editions_api,
    etags,
    lenders_api,
    lookup_api,
    products_api,
    warnings_api,
)
from xiancha.web.api import FRESH, OPEN
from xiancha.web.batch import Question
from xiancha.web.json_schema import schemas
from xiancha.web.operation import Operation, Problem, problem

OPERATIONS: tuple[Operation, ...] = (
    *lookup_api.operations,
    *lenders_api.operations,
    *products_api.operations,
    *warnings_api.operations,
    *changes_api.operations,
    *data_index.operations,
    *data_api.operations,
    *api.operations,
    *editions_api.operations,
    *content_api.operations,
    *cards_api.operations,
)
TAGS = {
    "lookup": "Ask about a lender by its address, app, name, licence or phone number.",
    "lenders": "The lenders of the edition.",
    "products": "What people call the things that they borrow with.",
    "warnings": "What regulators warn of.",
    "changes": "What editions changed.",
    "data": "All of it as files.",
    "registers": "What the answers rest on, and what is not covered.",
    "checklists": "What to do before borrowing and when in trouble, with laws and offices.",
    "editions": "The signed edition that everything is answered from.",
    "health": "Whether the server answers.",
}
_HEADERS = {
    "ETag": "Changes whenever the answer does: send it back as If-None-Match.",
    "Content-Language": "The language of the answer.",
    "Link": "The address of the next page, with rel=next; not on the last one.",
}
_PROBLEMS = {
    400: "The question cannot be asked like this: `detail` says why.",
    404: "There is nothing at this address.",
    503: "Nothing is published yet, or it is being written. Ask again after Retry-After.",
}
_OTHERS = (
    "Any other problem: 405, 408, 414 and 431 for requests that are not taken, 500 for a fault of "
    "ours, 503 with too many connections."
)


def document() -> dict[str, Any]:
    """The whole document."""
    paths: dict[str, Any] = defaultdict(dict)
    for one in OPERATIONS:
        paths[one.path][one.method] = one.described()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Xiancha",
            "version": "1",
            "description": "Check the lender before you borrow. What is asked is not recorded.",
        },
        "servers": [{"url": "/", "description": "The server that this document comes from."}],
        "tags": [{"name": name, "description": what} for name, what in TAGS.items()],
        "paths": paths,
        "components": {
            "schemas": schemas(
                [*(one.answer for one in OPERATIONS if one.answer), Problem],
                [*(one.body for one in OPERATIONS if one.body), Question],
            ),
            "responses": {
                "Held": {"description": "The answer in hand stands."},
                "Problem": problem(_OTHERS),
                **{f"Problem{status}": problem(what) for status, what in _PROBLEMS.items()},
            },
            "headers": {
                name: {"description": what, "schema": {"type": "string"}}
                for name, what in _HEADERS.items()
            },
        },
    }


DOCUMENT = document()


async def openapi(request: Request) -> Response:
    """GET /openapi.json."""
    headers = {**OPEN, **FRESH, "ETag": etags.tag()}
    if etags.holds(request.scope, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return JSONResponse(DOCUMENT, headers=headers)


routes = [Route("/openapi.json", openapi)]

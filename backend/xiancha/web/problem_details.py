"""Errors: for a program RFC 9457 `application/problem+json` in one shape, for a person a page."""

from __future__ import annotations

import json
from functools import partial
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from xiancha import messages
from xiancha.edition.on_disk import EditionRefused
from xiancha.lookup import BadQuestion
from xiancha.web.api import language
from xiancha.web.icons import icon
from xiancha.web.operation import Problem
from xiancha.web.pages import SAFE, templates

_FOR_PROGRAMS = ("/v1", "/editions", "/healthz", "/readyz", "/openapi.json", "/reconcile")


def described(status: int, detail: str) -> dict[str, Any]:
    """A problem whose title is the status' phrase and whose detail says what to do next."""
    title = HTTPStatus(status).phrase
    return Problem(type="about:blank", title=title, status=status, detail=detail).model_dump()


def problem(status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    """A problem as an answer of its own."""
    return Response(
        json.dumps(described(status, detail), ensure_ascii=False),
        status,
        {"Access-Control-Allow-Origin": "*", **(headers or {})},
        "application/problem+json",
    )


def told(
    request: Request, status: int, detail: str, headers: dict[str, str] | None = None
) -> Response:
    """A page for a person who followed a link, a problem for a program."""
    path, accepts = request.url.path, request.headers.get("accept", "")
    if "text/html" not in accepts or path.startswith(_FOR_PROGRAMS):
        return problem(status, detail, headers)
    chosen = language(request)
    values = {
        "t": partial(messages.text, chosen),
        "lang": messages.tag(chosen),
        "languages": [(messages.tag(one), name) for one, name in messages.NAMES.items()],
        "address": lambda tag: f"/?lang={tag}",
        "icon": icon,
        "said": "wrong_later" if status >= 500 else "wrong_missing",
    }
    return templates.TemplateResponse(
        request,
        "wrong.html",
        values,
        status,
        {**SAFE, "Content-Language": messages.tag(chosen), **(headers or {})},
    )


def may_ask(methods: str) -> Response:
    """What a browser asks before a page of another site may send JSON or a tag that it holds."""
    allowed = {
        "Allow": methods,
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Methods": methods,
        "Access-Control-Allow-Headers": "Content-Type, If-None-Match",
        "Access-Control-Max-Age": "86400",
    }
    return Response(status_code=204, headers=allowed)


async def bad_question(request: Request, error: BadQuestion) -> Response:
    """400: the question cannot be asked as it is."""
    return problem(400, str(error))


async def no_edition(request: Request, error: EditionRefused) -> Response:
    """503: nothing has been published yet."""
    detail = "There is no edition to answer from yet. Try again later."
    return told(request, 503, detail, {"Retry-After": "60"})


async def http_error(request: Request, error: HTTPException) -> Response:
    """What the routes refuse: no such address, another method."""
    taken = (error.headers or {}).get("Allow", "GET")
    if request.method == "OPTIONS" and error.status_code == 405:
        return may_ask(taken)
    details = {
        404: "There is nothing at this address. What there is: /openapi.json",
        405: f"This address does not take {request.method}. It takes {taken}.",
    }
    is_told = error.detail != HTTPStatus(error.status_code).phrase
    detail = error.detail if is_told else details.get(error.status_code, error.detail)
    return told(request, error.status_code, detail, dict(error.headers or {}))


async def gone(request: Request, error: ClientDisconnect) -> Response:
    """The client left before its question had come: nobody reads this."""
    return problem(400, "The request did not arrive whole.")


async def unexpected(request: Request, error: Exception) -> Response:
    """500: a fault of ours, which says nothing of the question."""
    detail = "Something went wrong here, not with your question. Try again later."
    return told(request, 500, detail)


HANDLERS: dict[Any, Any] = {
    BadQuestion: bad_question,
    EditionRefused: no_edition,
    HTTPException: http_error,
    ClientDisconnect: gone,
    Exception: unexpected,
}

"""Every error as RFC 9457 `application/problem+json`, in one shape."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from xiancha.edition.opening import EditionRefused
from xiancha.lookup import BadQuestion


def problem(status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    """A problem whose title is the status' phrase and whose detail says what to do next."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    return Response(
        json.dumps(body, ensure_ascii=False),
        status,
        {"Access-Control-Allow-Origin": "*", **(headers or {})},
        "application/problem+json",
    )


async def bad_question(request: Request, error: BadQuestion) -> Response:
    return problem(400, str(error))


async def no_edition(request: Request, error: EditionRefused) -> Response:
    return problem(
        503, "There is no edition to answer from yet. Try again later.", {"Retry-After": "60"}
    )


async def http_error(request: Request, error: HTTPException) -> Response:
    details = {404: "There is nothing at this address.", 405: "This address takes GET only."}
    detail = details.get(error.status_code, error.detail)
    return problem(error.status_code, detail, dict(error.headers or {}))


async def unexpected(request: Request, error: Exception) -> Response:
    return problem(500, "Something went wrong here, not with your question. Try again later.")


HANDLERS: dict[Any, Any] = {
    BadQuestion: bad_question,
    EditionRefused: no_edition,
    HTTPException: http_error,
    Exception: unexpected,
}

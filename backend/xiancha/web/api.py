"""What the API's answers share; registers, and the health checks."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from xiancha import messages
from xiancha.edition.coverage import CollectorList, Covered, NotCovered, RegisterHeld
from xiancha.edition.evidence import Instant
from xiancha.edition.time_format import instant
from xiancha.lookup import BadQuestion
from xiancha.lookup.answer import Head
from xiancha.model import Model
from xiancha.web import etags
from xiancha.web.current_edition import CurrentEdition
from xiancha.web.operation import Operation

OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag"}
FRESH = {"Cache-Control": "public, max-age=300", "Vary": "Accept-Language"}
FOREVER = "public, max-age=31536000, immutable"


def current(request: Request) -> CurrentEdition:
    """The edition being served."""
    found: CurrentEdition = request.app.state.current
    return found


def language(request: Request) -> str:
    """The language of a page: that of `lang` where it is ours, else by Accept-Language."""
    asked = messages.meant(request.query_params.get("lang", ""))
    return asked or messages.choose(request.headers.get("accept-language", ""))


def answered_in(lang: str, accepted: str) -> str:
    """The language of an answer: what `lang` says, else by Accept-Language. Raises BadQuestion."""
    if not lang:
        return messages.choose(accepted)
    if found := messages.meant(lang):
        return found
    ours = ", ".join(map(messages.tag, messages.LANGUAGES))
    raise BadQuestion(f"lang= is one of {ours}; leave it out and Accept-Language decides.")


def asked_once(request: Request, known: tuple[str, ...]) -> dict[str, str]:
    """The parameters, each asked once. Raises BadQuestion for any that is not known."""
    pairs = request.query_params.multi_items()
    values = dict(pairs)
    if len(values) < len(pairs) or values.keys() - {*known}:
        taken = f"Ask only with: {', '.join(known)}; each once."
        raise BadQuestion(taken if known else "This address takes no parameters.")
    return values


def answered(request: Request, body: dict[str, Any], language: str = "", on: str = "") -> Response:
    """The body, unless the one asking holds it already.

    `language` is the answer's, where it has one; `on` the day that it speaks of.
    """
    tag = etags.tag(current(request).get().state, language, on)
    headers = {**OPEN, **FRESH, "ETag": tag}
    if language:
        headers["Content-Language"] = messages.tag(language)
    if etags.holds(request.scope, tag):
        return Response(status_code=304, headers=headers)
    return JSONResponse(body, headers=headers)


def accepted(request: Request) -> set[str]:
    """The encodings that the one asking names and does not refuse (RFC 9110, section 12.5.3)."""
    parts = request.headers.get("accept-encoding", "").lower().split(",")
    asked = (part.replace(" ", "").partition(";q=") for part in parts)
    return {name for name, _, weight in asked if weight.strip("0.") or weight == ""}


async def registers(request: Request) -> Response:
    """GET /v1/registers: what the edition holds and what it does not."""
    asked_once(request, ())
    edition = current(request).get()
    return answered(request, {**edition.head(), **edition.coverage.model_dump()})


async def healthz(request: Request) -> Response:
    """The process answers."""
    return JSONResponse({"status": "ok"})


async def readyz(request: Request) -> Response:
    """There is an edition to answer from, expired or not; 503 where there is none."""
    edition = current(request).get()
    confirmed = instant(edition.confirmed) if edition.confirmed else None
    return JSONResponse({"status": "ready", **edition.head(), "confirmed": confirmed})


class RegisterList(Head):
    """The registers that the edition holds, what they cover and what is not covered."""

    registers: tuple[RegisterHeld, ...]
    covered: tuple[Covered, ...]
    not_covered: tuple[NotCovered, ...]
    collector_lists: tuple[CollectorList, ...]


class Healthy(Model):
    """The process answers."""

    status: Literal["ok"]


class Ready(Head):
    """There is an edition to answer from."""

    status: Literal["ready"]
    confirmed: Instant | None = Field(
        description="When it was last confirmed that the edition is the newest."
    )


operations = (
    Operation(
        id="list_registers",
        path="/v1/registers",
        tag="registers",
        summary="Registers, what they cover and what is not covered.",
        answer=RegisterList,
        headers=("ETag",),
    ),
    Operation(
        id="get_health",
        path="/healthz",
        tag="health",
        summary="The process answers.",
        answer=Healthy,
        problems=(),
    ),
    Operation(
        id="get_readiness",
        path="/readyz",
        tag="health",
        summary="There is an edition to answer from, expired or not.",
        answer=Ready,
        problems=(503,),
    ),
)
routes = [
    Route("/v1/registers", registers),
    Route("/healthz", healthz),
    Route("/readyz", readyz),
]

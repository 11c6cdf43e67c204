"""The lenders of an edition under /v1/lenders: listed, and one with its evidence and names."""

from __future__ import annotations

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha.lookup import BadQuestion
from xiancha.lookup.lenders import FILTERS, MOST
from xiancha.model import Verdict
from xiancha.web.api import answered, answered_in, current

USUAL = 100
_OTHERS = ("after", "limit")


async def lenders(request: Request) -> Response:
    """Lenders by `country`, `category` and `verdict`, `limit` at a time, after the id `after`."""
    asked = _asked(request, FILTERS + _OTHERS)
    filters = {name: asked[name] for name in FILTERS if name in asked}
    _must_be_known(request, filters)
    edition = current(request).get()
    page = edition.lenders.page(filters, asked.get("after", ""), _limit(asked))
    return answered(request, {"edition": edition.number, **page._asdict()})


async def lender(request: Request) -> Response:
    """What is known about the lender with this id."""
    asked = _asked(request, ("lang",))
    chosen = answered_in(asked.get("lang", ""), request.headers.get("accept-language", ""))
    found = current(request).get().lender(request.path_params["id"], chosen)
    if found is None:
        raise HTTPException(404)
    return answered(request, found, chosen)


def _asked(request: Request, known: tuple[str, ...]) -> dict[str, str]:
    """The parameters, each asked once. Raises BadQuestion for any that is not known."""
    pairs = request.query_params.multi_items()
    values = dict(pairs)
    if len(values) < len(pairs) or values.keys() - {*known}:
        raise BadQuestion(f"Ask only with: {', '.join(known)}; each once.")
    return values


def _must_be_known(request: Request, filters: dict[str, str]) -> None:
    """A slip of the pen must not read as \"there are no lenders\"."""
    coverage = current(request).get().coverage
    parts = [*coverage.covered, *coverage.not_covered]
    known = {
        "country": {part["country"] for part in parts},
        "category": {part["category"] for part in parts},
        "verdict": {*Verdict},
    }
    for name, value in filters.items():
        if value not in known[name]:
            raise BadQuestion(f"{name}= is one of: {', '.join(sorted(known[name]))}.")


def _limit(asked: dict[str, str]) -> int:
    text = asked.get("limit", str(USUAL))
    limit = int(text) if re.fullmatch("[0-9]{1,4}", text) else 0
    if not 1 <= limit <= MOST:
        raise BadQuestion(f"limit= is a number from 1 to {MOST}.")
    return limit


routes = [Route("/v1/lenders", lenders), Route("/v1/lenders/{id:path}", lender)]

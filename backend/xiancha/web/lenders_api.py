"""The lenders of an edition under /v1/lenders: listed, and one with its evidence and names."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha.lookup.answer import LenderAnswer, LenderList
from xiancha.lookup.lenders import FILTERS
from xiancha.model import CountryCode, Verdict
from xiancha.web import paging
from xiancha.web.api import answered, answered_in, asked_once, current
from xiancha.web.operation import LANG, Operation, Parameter


async def lenders(request: Request) -> Response:
    """Lenders by `country`, `category` and `verdict`, `limit` at a time, after the id `after`."""
    edition = current(request).get()
    parts = [*edition.coverage.covered, *edition.coverage.not_covered]
    known = {
        "country": [part["country"] for part in parts],
        "category": [part["category"] for part in parts],
        "verdict": [*Verdict],
    }
    asked = paging.asked(request, known)
    filters = {name: asked[name] for name in FILTERS if name in asked}
    page = edition.lenders.page(filters, asked.get("after", ""), paging.limit(asked))
    return paging.page(request, asked, page._asdict())


async def lender(request: Request) -> Response:
    """What is known about the lender with this id."""
    asked = asked_once(request, ("lang",))
    chosen = answered_in(asked.get("lang", ""), request.headers.get("accept-language", ""))
    found = current(request).get().lender(request.path_params["id"], chosen)
    if found is None:
        raise HTTPException(404, "No lender has this id. /v1/lenders lists them.")
    return answered(request, found, chosen)


operations = (
    Operation(
        id="list_lenders",
        path="/v1/lenders",
        tag="lenders",
        summary="The lenders of the edition in the order of their ids.",
        answer=LenderList,
        asked=(
            Parameter("country", "Only those of this country.", "CN", CountryCode),
            Parameter("category", "Only those of this category.", "consumer-finance"),
            Parameter("verdict", "Only those with this verdict.", "licensed", Verdict),
            paging.AFTER,
            paging.LIMIT,
        ),
        headers=("ETag", "Link"),
    ),
    Operation(
        id="get_lender",
        path="/v1/lenders/{id}",
        tag="lenders",
        summary="One lender with its evidence and names.",
        answer=LenderAnswer,
        asked=(
            Parameter("id", "The lender’s id.", "sg-mlaw-moneylenders:1cashpteltd", place="path"),
            LANG,
        ),
        problems=(400, 404, 503),
        headers=("ETag", "Content-Language"),
    ),
)
routes = [Route("/v1/lenders", lenders), Route("/v1/lenders/{id:path}", lender)]

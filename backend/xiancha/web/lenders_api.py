"""The lenders of an edition under /v1/lenders: listed, and one with its evidence and names."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlencode

from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha.edition.coverage import Coverage
from xiancha.lookup import BadQuestion
from xiancha.lookup.answer import LenderAnswer, LenderList
from xiancha.lookup.lenders import FILTERS, MOST
from xiancha.model import CountryCode, Verdict
from xiancha.web.api import answered, answered_in, asked_once, current
from xiancha.web.operation import LANG, Operation, Parameter

USUAL = 100
_OTHERS = ("after", "limit")


async def lenders(request: Request) -> Response:
    """Lenders by `country`, `category` and `verdict`, `limit` at a time, after the id `after`."""
    asked = asked_once(request, FILTERS + _OTHERS)
    filters = {name: asked[name] for name in FILTERS if name in asked}
    edition = current(request).get()
    _must_be_known(filters, edition.coverage)
    page = edition.lenders.page(filters, asked.get("after", ""), _limit(asked))
    answer = answered(request, {**edition.head(), **page._asdict()})
    if page.next is not None:
        following = urlencode({**asked, "after": page.next})
        answer.headers["Link"] = f'<{request.url.path}?{following}>; rel="next"'
        answer.headers["Access-Control-Expose-Headers"] = "ETag, Link"
    return answer


async def lender(request: Request) -> Response:
    """What is known about the lender with this id."""
    asked = asked_once(request, ("lang",))
    chosen = answered_in(asked.get("lang", ""), request.headers.get("accept-language", ""))
    found = current(request).get().lender(request.path_params["id"], chosen)
    if found is None:
        raise HTTPException(404, "No lender has this id. /v1/lenders lists them.")
    return answered(request, found, chosen)


def _must_be_known(filters: dict[str, str], coverage: Coverage) -> None:
    """A slip of the pen must not read as “there are no lenders”. Raises BadQuestion."""
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
            Parameter("after", "List after this id: `next` of the page before."),
            Parameter("limit", "So many on a page.", 100, Annotated[int, Field(ge=1, le=MOST)]),
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

"""/v1/warnings: what regulators warn of, as their lists print it."""

from __future__ import annotations

from typing import Literal

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha.lookup.answer import WarningList
from xiancha.lookup.warnings import FILTERS
from xiancha.model import CountryCode
from xiancha.web import paging
from xiancha.web.api import current
from xiancha.web.operation import Operation, Parameter

_TYPES = ("name", "host", "app", "phone")


async def warnings(request: Request) -> Response:
    """GET /v1/warnings, by `country`, `register` and `type`."""
    edition = current(request).get()
    lists = [one for one in edition.coverage.registers if one["kind"] == "warning"]
    known = {
        "country": [one["country"] for one in lists],
        "register": [one["id"] for one in lists],
        "type": _TYPES,
    }
    asked = paging.asked(request, known)
    limit = paging.limit(asked)
    filters = {name: asked[name] for name in FILTERS if name in asked}
    page = edition.warnings.page(filters, asked.get("after", ""), limit, edition.day)
    return paging.page(request, asked, page._asdict())


operations = (
    Operation(
        id="list_warnings",
        path="/v1/warnings",
        tag="warnings",
        summary="What regulators warn of, in the order of the ids.",
        answer=WarningList,
        asked=(
            Parameter("country", "Only of lists of this country.", "LT", CountryCode),
            Parameter("register", "Only of this list.", "lt-illegal-websites"),
            Parameter("type", "Only these.", "host", Literal["name", "host", "app", "phone"]),
            paging.AFTER,
            paging.LIMIT,
        ),
        problems=(400, 503),
        headers=("ETag", "Link"),
    ),
)
routes = [Route("/v1/warnings", warnings)]

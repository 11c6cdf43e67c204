"""/v1/changes: what editions changed, as JSON and as an Atom feed; and of one lender."""

from __future__ import annotations

import re
from datetime import date
from typing import get_args
from urllib.parse import urlencode

from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha.edition.changes import ChangeKind, What
from xiancha.edition.evidence import Instant
from xiancha.edition.time_format import instant
from xiancha.lookup import BadQuestion, Edition
from xiancha.lookup.answer import Head
from xiancha.lookup.changes import FILTERS, Place
from xiancha.model import CountryCode, Model
from xiancha.web import atom, etags, paging
from xiancha.web.api import FRESH, OPEN, answered, asked_once, current
from xiancha.web.operation import Operation, Parameter

_FEED = 100
"""Entries of the feed."""
_PLACE = re.compile("([0-9]{1,16})-([0-9]{1,9})")
_NUMBER = re.compile("[0-9]{1,16}")


class ChangeRow(Model):
    """What an edition says otherwise than the one before."""

    edition: int = Field(description="The edition that says so first.", examples=[1795521600])
    at: Instant = Field(description="When that was published.")
    country: CountryCode
    register_id: str = Field(
        alias="register",
        description="The register of the newest document about it; empty without one.",
        examples=["sg-mlaw-moneylenders"],
    )
    kind: ChangeKind
    id: str = Field(
        description="Of the lender or the warning; of a channel its type and value.",
        examples=["host:1-cash.sg"],
    )
    lender: str = Field(description="The id of the lender; empty for warnings.")
    name: str = Field(description="The lender’s, or what is warned of.")
    what: What = Field(description="What became another; `owner`: a channel is another lender’s.")
    before: str = Field(description="A verdict, a reason, or the old value; empty where added.")
    after: str = Field(description="Likewise; empty where removed.")
    many: int = Field(
        description="1; of more than 5,000 such changes in one register one row tells the number.",
        examples=[1],
    )
    as_of: date | None = Field(description="The date of that document; null without one.")
    url: str = Field(description="Where that document is.")


class ChangeList(Head):
    """One page of changes, oldest first."""

    since: int = Field(
        description="All changes after this edition are known. Who holds an older one fetches anew."
    )
    changes: tuple[ChangeRow, ...]
    next: str | None = Field(
        description="The place to list `after` for the next page; null on the last one."
    )


class LenderHistory(Head):
    """What is known to have changed of one lender and its channels, oldest first."""

    id: str = Field(examples=["sg-mlaw-moneylenders:1cashpteltd"])
    since: int = Field(description="Changes after this edition are known.")
    changes: tuple[ChangeRow, ...]


def _known(edition: Edition) -> dict[str, list[str]]:
    registers = edition.coverage.registers
    return {
        "country": [one["country"] for one in registers],
        "register": [one["id"] for one in registers],
        "kind": [*get_args(ChangeKind)],
    }


async def changes(request: Request) -> Response:
    """GET /v1/changes, by `country`, `register` and `kind`, after the edition `since`."""
    edition = current(request).get()
    asked = paging.asked(request, _known(edition), ("since",))
    limit, after = paging.limit(asked), _place(asked)
    filters = {name: asked[name] for name in FILTERS if name in asked}
    page = edition.changes.page(filters, after, limit)
    return paging.page(request, asked, {"since": edition.changes.since, **page._asdict()})


def _place(asked: dict[str, str]) -> Place:
    """After which place changes are asked for. Raises BadQuestion."""
    after, since = asked.get("after"), asked.get("since", "0")
    if not _NUMBER.fullmatch(since):
        raise BadQuestion("since= is the number of an edition, such as since=1795521600.")
    if after is None:
        return int(since), 1 << 62
    found = _PLACE.fullmatch(after)
    if not found:
        raise BadQuestion("after= is `next` of a page, such as after=1795521600-7.")
    return int(found[1]), int(found[2])


async def feed(request: Request) -> Response:
    """GET /v1/changes.atom, by `country`, `register` and `kind`: the newest first."""
    edition = current(request).get()
    filters = asked_once(request, FILTERS)
    paging.must_be_known(filters, _known(edition))
    headers = {**OPEN, **FRESH, "ETag": etags.tag(edition.state, "atom")}
    if etags.holds(request.scope, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    found = edition.changes.newest(filters, _FEED)
    address = request.url.path + (f"?{urlencode(filters)}" if filters else "")
    body = atom.feed(found, address, instant(edition.whole.manifest.published_at))
    return Response(body, headers=headers, media_type="application/atom+xml")


async def history(request: Request) -> Response:
    """GET /v1/lenders/{id}/history."""
    asked_once(request, ())
    edition, id = current(request).get(), request.path_params["id"]
    answer = edition.lenders.answer(id)
    found = edition.changes.of_lender(id) if answer is None or answer > 0 else []
    if answer is None and not found:
        raise HTTPException(404, "No lender has or had this id. /v1/lenders lists them.")
    held = {"id": id, "since": edition.changes.since, "changes": found}
    return answered(request, {**edition.head(), **held})


_FILTERS = (
    Parameter("country", "Only of this country.", "SG", CountryCode),
    Parameter("register", "Only of this register.", "sg-mlaw-moneylenders"),
    Parameter("kind", "Only of these.", "lender", ChangeKind),
)
operations = (
    Operation(
        id="list_changes",
        path="/v1/changes",
        tag="changes",
        summary="What editions changed, oldest first.",
        answer=ChangeList,
        asked=(
            *_FILTERS,
            Parameter("since", "Only what came after this edition.", "1795521600"),
            Parameter("after", "List after this place: `next` of the page before."),
            paging.LIMIT,
        ),
        headers=("ETag", "Link"),
    ),
    Operation(
        id="get_changes_feed",
        path="/v1/changes.atom",
        tag="changes",
        summary="The newest changes as an Atom feed.",
        answer=None,
        media="application/atom+xml",
        asked=_FILTERS,
        headers=("ETag",),
    ),
    Operation(
        id="get_lender_history",
        path="/v1/lenders/{id}/history",
        tag="changes",
        summary="What is known to have changed of one lender and its channels.",
        answer=LenderHistory,
        asked=(
            Parameter("id", "The lender’s id.", "sg-mlaw-moneylenders:1cashpteltd", place="path"),
        ),
        problems=(400, 404, 503),
        headers=("ETag",),
    ),
)
routes = [
    Route("/v1/changes", changes),
    Route("/v1/changes.atom", feed),
    Route("/v1/lenders/{id:path}/history", history),
]

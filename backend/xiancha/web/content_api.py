"""Checklists, laws and doors under /v1, in one language and as they are on one day."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha import days, messages
from xiancha.content import review
from xiancha.lookup import BadQuestion
from xiancha.web.api import answered, answered_in, asked_once, current
from xiancha.web.content_answers import Checklist, ChecklistList, DoorList, LawList, OneLaw
from xiancha.web.operation import LANG, Operation, Parameter


class Asked(NamedTuple):
    """The language and the day that a request asks for."""

    language: str
    on: date


def asked(request: Request, country: str = days.HOME, more: tuple[str, ...] = ()) -> Asked:
    """From `lang`, Accept-Language and `on`; today where no day is asked.

    `more` are other parameters that may be asked. Raises BadQuestion.
    """
    values = asked_once(request, ("lang", "on", *more))
    on = current(request).today(country)
    if "on" in values:
        try:
            on = date.fromisoformat(values["on"])
        except ValueError:
            on = date.min
        if on.isoformat() != values["on"] or on == date.min:
            raise BadQuestion("on= is a day such as 2026-08-01.")
    accepted = request.headers.get("accept-language", "")
    return Asked(answered_in(values.get("lang", ""), accepted), on)


async def checklists(request: Request) -> Response:
    """GET /v1/checklists: each without its items."""
    question = asked(request)
    found = [
        {
            **{key: each[key] for key in ("id", "country", "title", "intro", "overdue")},
            "waits": any(review.waits(item, question.on) for item in each["items"]),
        }
        for each in current(request).checklists()
    ]
    return answer(request, question, {"checklists": found})


async def checklist(request: Request) -> Response:
    """GET /v1/checklists/{country}/{id}: one with its items. 404 where there is none."""
    question = asked(request, request.path_params["country"])
    wanted = "{country}/{id}".format(**request.path_params)
    found = one_of(current(request).checklists(), wanted)
    items = [
        {**item, "waits": [wait._asdict() for wait in review.waits(item, question.on)]}
        for item in found["items"]
    ]
    return answer(request, question, {**found, "items": items})


async def laws(request: Request) -> Response:
    """GET /v1/laws: all with their articles."""
    question = asked(request)
    found = [_law(law, question.on) for law in current(request).content().get("laws", [])]
    return answer(request, question, {"laws": found})


async def law(request: Request) -> Response:
    """GET /v1/laws/{id}: one. 404 where there is none."""
    question = asked(request)
    held = current(request).content().get("laws", [])
    found = one_of(held, request.path_params["id"])
    return answer(request, question, _law(found, question.on))


async def doors(request: Request) -> Response:
    """GET /v1/doors: where to get help and where to complain."""
    question = asked(request)
    return answer(request, question, {"doors": current(request).content().get("doors", [])})


def _law(law: dict[str, Any], on: date) -> dict[str, Any]:
    articles = [{**each, "state": review.state(each, law["rank"], on)} for each in law["articles"]]
    return {**law, "articles": articles}


def one_of(held: list[dict[str, Any]], wanted: str) -> dict[str, Any]:
    """The one with this id. Raises HTTPException (404) where there is none."""
    for each in held:
        if each["id"] == wanted:
            return each
    raise HTTPException(404)


def answer(request: Request, question: Asked, body: dict[str, Any]) -> Response:
    """The body in the language asked for, with the day that it speaks of."""
    on = question.on.isoformat()
    head = {
        **current(request).get().head(),
        "on": on,
        "lang": messages.tag(question.language),
    }
    said = messages.in_one_language(body, question.language)
    return answered(request, {**head, **said}, question.language, on)


_ON = Parameter(
    "on",
    "As things stand on this day; the country’s today where it is left out.",
    "2026-11-25",
    date,
)


def operation(
    id: str, path: str, summary: str, answer: type[BaseModel], *more: Parameter
) -> Operation:
    """An operation that is asked with `more`, a language and a day."""
    return Operation(
        id=id,
        path=path,
        tag="checklists",
        summary=summary,
        answer=answer,
        asked=(*more, LANG, _ON),
        problems=(400, 404, 503) if "{" in path else (400, 503),
        headers=("ETag", "Content-Language"),
    )


operations = (
    operation("list_checklists", "/v1/checklists", "All checklists in their order.", ChecklistList),
    operation(
        "get_checklist",
        "/v1/checklists/{country}/{id}",
        "One checklist with rules and doors in full.",
        Checklist,
        Parameter("country", "The first part of its id, such as cn.", "cn", place="path"),
        Parameter(
            "id", "The second part, such as contacts-called.", "contacts-called", place="path"
        ),
    ),
    operation("list_laws", "/v1/laws", "The laws and rules that are cited.", LawList),
    operation(
        "get_law",
        "/v1/laws/{id}",
        "One law with its articles.",
        OneLaw,
        Parameter("id", "Its id, such as pipl.", "pipl", place="path"),
    ),
    operation("list_doors", "/v1/doors", "Where to get help and where to complain.", DoorList),
)
routes = [
    Route("/v1/checklists", checklists),
    Route("/v1/checklists/{country}/{id}", checklist),
    Route("/v1/laws", laws),
    Route("/v1/laws/{id}", law),
    Route("/v1/doors", doors),
]

"""“Which door?” and the phone guide: a form and a page that need no script and print."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha.content import referral
from xiancha.web.api import current, language
from xiancha.web.content_parts import drafts, first_line
from xiancha.web.pages import page, waiting
from xiancha.web.phone_ways import phones_on, way_of

FRIENDS = "somebody"
"""The answer of who is called about a debt that is not theirs."""


async def which(request: Request) -> Response:
    """The questions; with an answer to each, the doors in order as well. Answers are not kept."""
    content = current(request).content()
    questions = content.get("questions")
    if not questions:
        raise HTTPException(404)
    chosen = language(request)
    answers = {
        each["id"]: request.query_params.getlist(each["id"]) for each in questions["questions"]
    }
    missing = referral.unanswered(questions, answers)
    begun = any(answers.values())
    doors = {door["id"]: door for door in content["doors"]}
    found = [] if missing else referral.doors(questions, answers)
    response = page(
        request,
        "which-door.html",
        chosen,
        400 if begun and missing else 200,
        questions=questions,
        answers=answers,
        missing=missing if begun else [],
        found=[(doors[each], why) for each, why in found],
        drafts=drafts_by_door(content),
        who="friend" if FRIENDS in answers.get("lender", ()) else "",
        first=first_line(content),
        address=lambda tag: f"/help/which-door?{urlencode({**answers, 'lang': tag}, doseq=True)}",
        waits=waiting(questions, current(request).today()),
    )
    response.headers["Cache-Control"] = "no-store"
    return response


async def phone(request: Request) -> Response:
    """How to deny an app a permission, system by system, with drawn screens; at first contacts."""
    guide = current(request).content().get("phones")
    if not guide:
        raise HTTPException(404)
    way = way_of(guide, request.query_params.get("for", ""))
    return page(
        request,
        "phone.html",
        language(request),
        200,
        guide=guide,
        way=way,
        phones=phones_on(guide, way),
        today=current(request).today(),
        waiting=waiting,
        address=lambda tag: (
            f"/help/phone?{urlencode({'for': way['id'] if way else '', 'lang': tag})}"
        ),
    )


def drafts_by_door(content: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The drafts to be given to each door, by its id."""
    found: dict[str, list[dict[str, Any]]] = {}
    for each in drafts(content):
        found.setdefault(each["door"], []).append(each)
    return found


routes = [
    Route("/help/which-door", which),
    Route("/help/phone", phone),
]

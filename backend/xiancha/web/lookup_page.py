"""The lookup page: one thing at a time is asked of the server; texts are read on the device."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha import messages, normalise
from xiancha.days import HOME
from xiancha.edition.coverage import country_of
from xiancha.lookup import BadQuestion
from xiancha.lookup.texts import LONGEST
from xiancha.web import forms, phone_app
from xiancha.web.api import current, language
from xiancha.web.content_parts import first_line
from xiancha.web.fair_queue import Turns
from xiancha.web.pages import page

CONTACTS = "cn/contacts-called"
"""The checklist for whose friends and family are called."""
_MOST_SENT, _MOST_FIELDS = 1 << 12, 4


async def home(request: Request) -> Response:
    """The lookup page. What is pasted into it is read on the device, by its script."""
    return await _page(request, 200)


async def answer(request: Request) -> Response:
    """What is held of one thing: who has no script, or not yet the edition, sends that alone.

    It comes by POST, so that it stands in no address, history or log. 400 for what cannot be asked,
    413 for more than one thing takes: it is not read.
    """
    try:
        sent = await forms.fields(request, _MOST_SENT, _MOST_FIELDS)
    except HTTPException as refused:
        wrong = "page_long" if refused.status_code == 413 else "page_wrong"
        return await _page(request, refused.status_code, wrong=wrong)
    asked = normalise.visible(" ".join(sent.get("q", []))).strip()
    if len(asked) > LONGEST:
        return await _page(request, 413, wrong="page_long")
    turns: Turns = request.app.state.turns
    try:
        found = await turns.ask(current(request).get(), "q", asked, language(request))
    except BadQuestion:
        return await _page(request, 400, wrong="page_wrong")
    return await _page(request, 200, asked=asked, answer=found.values())


async def _page(
    request: Request,
    status: int,
    *,
    asked: str = "",
    answer: dict[str, Any] | None = None,
    wrong: str = "",
) -> Response:
    held = current(request).get().coverage.of(country_of(answer)) if answer else {}
    chosen = language(request)
    response = page(
        request,
        "lookup.html",
        chosen,
        status,
        reads="lookup",
        answers=await phone_app.answers(request),
        longest=LONGEST,
        address=lambda tag: f"/?{urlencode({'lang': tag})}",
        asked=asked,
        answer=answer,
        first=first_line(current(request).content()),
        gaps=gaps(held.get("not_covered", []), chosen),
        covered=held.get("covered", []),
        wrong=wrong,
        before=before(answer),
        situations=_situations(chosen, before(answer)),
    )
    if request.method == "POST":
        response.headers["Cache-Control"] = "no-store"
    return response


def _situations(chosen: str, before_borrowing: str) -> list[tuple[str, str, str]]:
    """What most people come with: its name, its icon, and the page that helps."""
    lang = f"?lang={messages.tag(chosen)}"
    return [
        ("owing_contacts", "phone", f"/checklists/{CONTACTS}{lang}"),
        ("home_court", "court", f"/court-papers{lang}"),
        ("home_money", "money", f"/checklists/{before_borrowing}{lang}"),
        ("threats_title", "question", f"/threats{lang}"),
        ("home_app", "app", "/app/apk.html"),
    ]


def before(answer: dict[str, Any] | None) -> str:
    """The checklist for borrowing in the answer's country, else that of the mainland."""
    return (answer or {}).get("before_borrowing") or f"{HOME.lower()}/before-borrowing"


def gaps(missing: list[dict[str, Any]], chosen: str) -> list[dict[str, Any]]:
    """What is not covered, in groups that share the place to ask."""
    groups: dict[str, dict[str, Any]] = {}
    for entry in missing:
        key = f"{entry['country']} {entry['ask']}"
        group = groups.setdefault(
            key, {"country": entry["country"], "ask": entry["ask"], "titles": []}
        )
        group["titles"].append(messages.localised(entry["title"], chosen))
    return list(groups.values())


routes = [
    Route("/", home),
    Route("/", answer, methods=["POST"]),
]

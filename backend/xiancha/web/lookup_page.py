"""The lookup page: one thing at a time is asked of the server; texts are read on the device."""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple
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
from xiancha.normalise.shared_words import shared_list
from xiancha.web import cards, forms, phone_app
from xiancha.web.api import current, language
from xiancha.web.content_parts import first_line
from xiancha.web.fair_queue import Turns
from xiancha.web.pages import NEARER, page

SITUATIONS = shared_list("../pages/home-situations.js")
"""What most people come with: its words, its icon, and the situation whose card it opens."""
WATCHED = shared_list("verdict/watched.js")
"""The urgencies of those who may be watched or hurt: their cards have a way out."""
_URGENT = shared_list("verdict/urgent-roles.js")
_MOST_SENT, _MOST_FIELDS = 1 << 12, 4


async def home(request: Request) -> Response:
    """The lookup page. What is pasted into it is read on the device, by its script.

    `situation=` asks for the card of a situation, `country=` for that of another country, as far
    as its numbers are held. 404 for a situation that is not held.
    """
    if wanted := request.query_params.get("situation"):
        return await _page(request, 200, situation=_situation(request, wanted))
    return await _page(request, 200)


class Situation(NamedTuple):
    """A situation as its page shows it; `place` is "" where nobody said in which country."""

    id: str
    card: dict[str, Any]
    urgency: str
    place: str
    countries: list[str]
    texts: list[dict[str, Any]]
    is_urgent: bool
    """Is the first number of the card to be called before all else is done?"""


def _situation(request: Request, wanted: str) -> Situation:
    content, chosen = current(request).content(), language(request)
    held = cards.situation(content, wanted)
    if not held:
        raise HTTPException(404)
    countries = cards.call_countries(content)
    asked = request.query_params.get("country", "").upper()
    place = asked if asked in countries else NEARER.get(chosen, "")
    card = cards.shown(content, held, place or HOME, chosen)
    roles = cards.in_country(held, place or HOME)["calls"]
    called = list(cards.called(content, roles, place or HOME))
    texts = list(cards.called(content, ["police_text"], place or HOME))
    return Situation(
        wanted,
        messages.in_one_language(card, chosen),
        held["urgency"],
        place,
        countries,
        messages.in_one_language(texts, chosen),
        any(role in _URGENT for one in called[:1] for role in one["roles"]),
    )


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
    situation: Situation | None = None,
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
        address=partial(_address, situation),
        asked=asked,
        answer=answer,
        situation=situation,
        watched=WATCHED,
        first=first_line(current(request).content()),
        gaps=gaps(held.get("not_covered", []), chosen),
        covered=held.get("covered", []),
        wrong=wrong,
        before=before(answer, chosen),
        situations=SITUATIONS,
    )
    if request.method == "POST":
        response.headers["Cache-Control"] = "no-store"
    return response


def _address(situation: Situation | None, tag: str) -> str:
    """The address of this page in another language."""
    asked = {"situation": situation.id, "country": situation.place} if situation else {}
    return f"/?{urlencode({'lang': tag} | {name: value for name, value in asked.items() if value})}"


def before(answer: dict[str, Any] | None, chosen: str) -> str:
    """The checklist for borrowing in the answer's country, else that of who reads this language."""
    held = (answer or {}).get("before_borrowing")
    return held or f"{NEARER.get(chosen, HOME).lower()}/before-borrowing"


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

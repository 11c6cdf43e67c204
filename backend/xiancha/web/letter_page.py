"""/help/letters/{id}: one draft, filled with what the person chooses, without a script.

The form is sent by POST: it stands in no address and no log, and nothing of it is kept. Who the
person is (name, number, address) is not asked for here: these gaps are filled in by hand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha import messages, normalise
from xiancha.content import letters
from xiancha.lookup import BadQuestion
from xiancha.web import forms
from xiancha.web.api import current, language
from xiancha.web.fair_queue import Turns
from xiancha.web.pages import drafts, first_line, page, waiting

MOST_BYTES = 1 << 15
_MOST_FIELDS = 60
_MOST_NAMES = 3
ASKED = ("lender", "lender_address", "platform", "loan_date", "received", "repaid", "earlier")
"""The gaps that may be filled in here."""


@dataclass(frozen=True)
class Asked:
    """What was filled in: `counts` by the id of each rule that was chosen, `on` its date."""

    own: Mapping[str, str]
    counts: Mapping[str, str]
    friend: bool
    on: str


async def letter(request: Request) -> Response:
    """The draft with its gaps; after the form was sent, filled. 400 where the date is not one."""
    content = current(request).content()
    wanted = request.path_params["id"]
    found = next((each for each in drafts(content) if each["id"] == wanted), None)
    if not found:
        raise HTTPException(404)
    chosen = language(request)
    sent = await forms.fields(request, MOST_BYTES, _MOST_FIELDS) if _is_sent(request) else {}
    asked, today = _asked(sent, request), current(request).today()
    is_day = not sent or _is_day(asked.on)
    breaches = _breaches(found, content)
    response = page(
        request,
        "letter.html",
        chosen,
        200 if is_day else 400,
        **_draft(found, content, chosen, asked),
        letter=found,
        common=content["letters"],
        asked=asked,
        sent=bool(sent),
        fields=[name for name in ASKED if _has(found, name)],
        forms=any(part.get("friend") for part in found["parts"]),
        breaches=breaches,
        wrong="" if is_day else "letter_date_wrong",
        full_names=await _full_names(request, asked.own.get("lender", ""), chosen),
        waits=waiting(found, today),
        today=today.isoformat(),
        first=first_line(content),
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _is_sent(request: Request) -> bool:
    return request.method == "POST"


def _draft(
    letter: dict[str, Any], content: dict[str, Any], chosen: str, asked: Asked
) -> dict[str, Any]:
    """The draft in pieces with a gap between each, and its language."""
    common = content["letters"]
    rules = [(one, asked.counts[one["id"]]) for one in _breaches(letter, content, asked.counts)]
    own = {**asked.own, "today": asked.on} if _is_day(asked.on) else asked.own
    told = letters.Told(own, breaches=rules, friend=asked.friend)
    text = letter["parts"][0]["text"] or letter["parts"][0]["line"]
    written_in = messages.held(text, chosen)
    text = letters.draft(letter, common, written_in, told)
    return {"pieces": text.split(common["gap"]), "written_in": messages.tag(written_in)}


def _breaches(
    letter: dict[str, Any], content: dict[str, Any], of: Mapping[str, str] | None = None
) -> list[dict[str, Any]]:
    """The rules that a letter can count against somebody, or those of these ids."""
    if not any(part["part"] == "rules" for part in letter["parts"]):
        return []
    return [one for one in content.get("breaches") or [] if of is None or one["id"] in of]


def _has(letter: dict[str, Any], blank: str) -> bool:
    texts = [part.get(name) for part in letter["parts"] for name in ("text", "friend", "line")]
    return any(f"{{{blank}}}" in text["zh_CN"] for text in texts if text)


def _asked(sent: Mapping[str, Sequence[str]], request: Request) -> Asked:
    """What the form, or the link that led here, says."""

    def said(name: str) -> str:
        return " ".join(normalise.visible(sent.get(name, [""])[0]).split())

    own = {name: said(name) for name in ASKED}
    own["lender"] = said("use") or own["lender"]
    counts = {each: said(f"count-{each}") for each in sent.get("breach", [])}
    who = said("who") or request.query_params.get("who", "")
    return Asked(own, counts, who == "friend", said("date"))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


async def _full_names(request: Request, typed: str, chosen: str) -> list[str]:
    """Full names in the registers that the typed one may mean; the person says whether it does.

    None in a preview of the content, which holds no registers.
    """
    turns: Turns | None = getattr(request.app.state, "turns", None)
    if not typed or not turns:
        return []
    try:
        answer = json.loads(await turns.ask(current(request).get(), "q", typed, chosen, alone=True))
    except BadQuestion:
        return []
    behind = (answer.get("product") or {}).get("lenders") or []
    found = [one["name"] for one in [answer["lender"], *behind] if one]
    return [one for one in dict.fromkeys(found) if one != typed][:_MOST_NAMES]


routes = [Route("/help/letters/{id}", letter, methods=["GET", "POST"])]

"""Pages that read and count on the reader's device: threats, court papers, letters, planner.

What is typed there is not sent. Without a script they show what there is to choose from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha import messages
from xiancha.days import HOME
from xiancha.web.api import current, language
from xiancha.web.content_parts import SUED, drafts, first_line
from xiancha.web.pages import HERE, NEARER, page, waiting

_BLANK = re.compile(r"{\w+}")
_ASIDE = re.compile(r"（[^（）{}]*{\w+}[^（）{}]*）")
"""What a letter says of a gap, which says nothing while that is not filled."""
_EXAMPLES = json.loads((HERE / "planner-examples.json").read_text("utf-8"))
Json = Mapping[str, Any]


async def threats(request: Request) -> Response:
    """What debtors of one country are threatened with, whether it is true, and what to do."""
    content, chosen = _part(request, "threats"), language(request)
    asked = request.query_params.get("country", "") or NEARER.get(chosen, HOME)
    held = next((one for one in content["threats"] if one["country"] == asked), None)
    held = held or content["threats"][0]
    return page(
        request,
        "threats.html",
        chosen,
        200,
        reads="threats",
        country=held["country"],
        held=held,
        others=[one for one in content["threats"] if one is not held],
        lists={one["id"]: one for one in content["checklists"]},
        letters={one["id"]: one for one in drafts(content)},
        first=first_line(content),
        abroad=held.get("first"),
        address=lambda tag: f"/threats?lang={tag}&country={held['country']}",
        today=current(request).today(),
        waiting=waiting,
    )


async def court_papers(request: Request) -> Response:
    """The papers of a court: what to do within how many days. A script counts the day."""
    content = _part(request, "court_papers")
    court = content["court_papers"]
    return page(
        request,
        "court-papers.html",
        language(request),
        200,
        reads="court",
        court=court,
        verify={one["id"]: one for one in court["verify"]},
        lists=[one for one in content["checklists"] if one["id"] == SUED],
        first=first_line(content),
        waiting=waiting,
        today=current(request).today(),
    )


async def letter(request: Request) -> Response:
    """One draft with its gaps. A script fills what the person chooses."""
    content, chosen = _part(request, "letters"), language(request)
    wanted = request.path_params["id"]
    found = next((one for one in drafts(content) if one["id"] == wanted), None)
    if not found:
        raise HTTPException(404)
    today = current(request).today()
    written_in = messages.held(found["parts"][0]["text"] or found["parts"][0]["line"], chosen)
    common = content["letters"]
    return page(
        request,
        "letter.html",
        chosen,
        200,
        reads="letter",
        letter=found,
        common=common,
        pieces=draft(found, written_in).split("{}"),
        written_in=messages.tag(written_in),
        waits=waiting(found, today),
        first=first_line(content),
    )


def draft(letter: Json, language: str) -> str:
    """The words of a letter in this language with `{}` at each gap."""
    parts = [
        [messages.localised(part[name], language) for name in _LINES if part.get(name)]
        for part in letter["parts"]
    ]
    whole = "\n\n".join("\n".join(lines) for lines in parts)
    return _BLANK.sub("{}", _ASIDE.sub("", whole)) + "\n"


_LINES = ("heading", "text", "line")


async def planner(request: Request) -> Response:
    """What a loan costs, counted by a script; without one, examples and the caps."""
    return page(
        request,
        "planner.html",
        language(request),
        200,
        reads="planner",
        examples=_EXAMPLES,
        caps=current(request).content().get("caps"),
        cap_dates=cap_dates,
    )


def cap_dates(cap: dict[str, Any]) -> str:
    """The key of what is said of the days of a cap, as `capDates` of the page has it."""
    if cap.get("known_from"):
        return "planner_cap_known_until" if cap["ends_on"] else "planner_cap_known_from"
    return "planner_cap_dates" if cap["ends_on"] else "planner_cap_since"


def _part(request: Request, name: str) -> dict[str, Any]:
    """The content; 404 in an edition that has nothing of this name."""
    content = current(request).content()
    if not content.get(name):
        raise HTTPException(404)
    return content


routes = [
    Route("/threats", threats),
    Route("/court-papers", court_papers),
    Route("/help/letters/{id}", letter),
    Route("/planner", planner),
]

"""/court-papers: by when to do what about a paper of a court, without a script.

The form is sent by POST: which paper somebody got, and when, stays out of addresses, and so out
of histories, bookmarks and logs. Nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha import messages
from xiancha.content.court_deadlines import FIRST, Calendar, Counted, Line, Receipt, count, received
from xiancha.content.court_names import LONGEST, named
from xiancha.web import forms
from xiancha.web.api import current, language
from xiancha.web.pages import SUED, first_line, marked, page, said, waiting

MOST_BYTES = 1 << 15
"""More than the longest text takes in a form."""
_FIELDS = ("name", "paper", "received", "unsure", "way")


class Due(NamedTuple):
    """What to do by one day, `left` days from now; `on` None where no day is counted."""

    on: date | None
    left: int
    deadlines: tuple[Mapping[str, Any], ...]


class View(NamedTuple):
    """What is shown of one paper, the pressing days first."""

    paper: Mapping[str, Any]
    dues: tuple[Due, ...]
    notes: tuple[Markup, ...]
    verify: Mapping[str, Any]
    cites: tuple[Mapping[str, Any], ...]
    years: tuple[Mapping[str, Any], ...]


async def court_papers(request: Request) -> Response:
    """The form; after it was sent, the last days first. 400 where a field is not understood."""
    court = current(request).content().get("court_papers")
    if not court:
        raise HTTPException(404)
    chosen = language(request)
    today = current(request).today()
    asked = await _sent(request) if request.method == "POST" else {}
    views, wrong = _answer(court, asked, today, chosen) if asked else ((), {})
    response = page(
        request,
        "court-papers.html",
        chosen,
        400 if wrong else 200,
        court=court,
        asked=asked,
        views=views,
        wrong=wrong,
        lists=[each for each in current(request).checklists() if each["id"] == SUED],
        first=first_line(current(request).content()),
        day=lambda on: day_said(on, chosen),
        since=FIRST.isoformat(),
        longest=LONGEST,
        waiting=waiting,
        today=today,
    )
    response.headers["Cache-Control"] = "no-store"
    return response


async def _sent(request: Request) -> dict[str, str]:
    """The fields of the form, each once, an empty text where it is missing."""
    sent = await forms.fields(request, MOST_BYTES, len(_FIELDS) + 5)
    return {name: sent.get(name, [""])[0] for name in _FIELDS}


def _answer(
    court: Mapping[str, Any], asked: Mapping[str, str], today: date, chosen: str
) -> tuple[tuple[View, ...], dict[str, str]]:
    """What is shown of each paper that is meant, or the field that is wrong and what to say."""
    papers = {each["id"]: each for each in court["papers"]}
    meant = [asked["paper"]] if asked["paper"] in papers else named(asked["name"], court["papers"])
    day = received(asked["received"], today) if asked["received"].strip() else None
    wrong = {} if meant else {"name": "court_unnamed"}
    if isinstance(day, str):
        return (), {**wrong, "received": f"court_{day}"}
    ways = {each["id"] for each in court["ways"]}
    way = asked["way"] if asked["way"] in ways else court["ways"][0]["id"]
    receipt = Receipt(day, bool(day) and not asked["unsure"], way)
    views = [_view(papers[each], court, receipt, today, chosen) for each in meant]
    return tuple(sorted(views, key=lambda one: one.dues[0].on or date.max)), wrong


def _view(
    paper: Mapping[str, Any], court: Mapping[str, Any], receipt: Receipt, today: date, chosen: str
) -> View:
    counted = count(paper, receipt, court["ways"], Calendar(court["holidays"]))
    deadlines = {each["id"]: each for each in paper["deadlines"]}
    lines = sorted(counted.lines, key=_pressing)
    dues = [
        Due(on, (on - today).days if on else 0, tuple(deadlines[one.id] for one in some))
        for on, some in groupby(lines, key=lambda one: one.on)
    ]
    years = {day.year for one in lines for day in (one.on, one.counted) if day}
    return View(
        paper,
        tuple(dues) or (Due(None, 0, ()),),
        tuple(_notes(paper, receipt, counted, chosen)),
        next(each for each in court["verify"] if each["id"] == paper["verify"]),
        tuple(_cites(paper)),
        tuple(each for each in court["holidays"] if each["year"] in years),
    )


def _cites(paper: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """All rules that a paper rests on, those of its time limits first, each once."""
    parts = [*paper["deadlines"], *([paper["none"]] if paper["none"] else []), paper]
    return list({str(one["label"]): one for each in parts for one in each["cites"]}.values())


def _pressing(line: Line) -> date:
    return line.on or date.max


def _notes(
    paper: Mapping[str, Any], receipt: Receipt, counted: Counted, chosen: str
) -> list[Markup]:
    """What is said of the counting, in words."""
    moved = next((one.counted for one in counted.lines if one.is_moved), None)
    unknown = next((one.counted for one in counted.lines if not one.is_known), None)
    days = {"assumed": receipt.day, "notice": counted.served, "moved": moved}
    found = []
    for note in counted.notes:
        if note == "older-law":
            says = next(each["earlier"]["says"] for each in paper["deadlines"] if each["earlier"])
            found.append(marked(says, chosen))
        elif note == "undated":
            found.append(said(chosen, "court_undated"))
        else:
            day = days.get(note)
            values = {
                "date": day_said(day, chosen) if day else "",
                "year": str(unknown.year) if unknown else "",
            }
            found.append(said(chosen, f"court_note_{note.replace('-', '_')}", values))
    return found


def day_said(day: date, chosen: str) -> str:
    """A day with its weekday, as people say it."""
    months = messages.text(chosen, "court_months").split()
    weekdays = messages.text(chosen, "court_weekdays").split()
    values = {
        "year": str(day.year),
        "month": months[day.month - 1],
        "day": str(day.day),
        "weekday": weekdays[day.weekday()],
    }
    return messages.text(chosen, "court_date", values)


routes = [Route("/court-papers", court_papers, methods=["GET", "POST"])]

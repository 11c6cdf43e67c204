"""The lookup page, the checklists and the way to them: plain HTML, no script, usable on a phone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates

from xiancha import messages
from xiancha.checklists import review
from xiancha.lookup import BadQuestion
from xiancha.web.api import current, language

HERE = Path(__file__).parent
HOME = "CN"
templates = Jinja2Templates(HERE / "templates")
RANKS = {
    "法律": "rank_law",
    "行政法规": "rank_regulation",
    "司法解释": "rank_interpretation",
    "部门规章": "rank_rule",
    "规范性文件": "rank_normative",
    "国家标准": "rank_standard",
    "行业自律": "rank_self",
    "媒体披露": "rank_media",
    review.DRAFT: "rank_draft",
}
"""What is said of a rule's rank."""
SAFE = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept-Language",
}


async def home(request: Request) -> Response:
    """The lookup page; `q` in the address asks at once."""
    chosen = language(request)
    asked = request.query_params.get("q", "")
    answer: dict[str, Any] | None = None
    wrong = False
    if asked.strip():
        try:
            answer = json.loads(current(request).get().ask("q", asked, chosen))
        except BadQuestion:
            wrong = True
    shown = asked[:160] if wrong else asked
    return page(
        request,
        "lookup.html",
        chosen,
        400 if wrong else 200,
        address=lambda tag: f"/?{urlencode({'lang': tag, 'q': shown})}",
        asked=shown,
        answer=answer,
        gaps=gaps(answer["not_covered"], chosen) if answer else [],
        wrong=wrong,
        before=before(request, (answer or {}).get("lender")),
    )


async def checklists(request: Request) -> Response:
    """Every checklist, those of the mainland first, then those of other countries."""
    chosen = language(request)
    found = current(request).checklists()
    return page(
        request,
        "checklists.html",
        chosen,
        200,
        here=[each for each in found if each["country"] == HOME],
        abroad=[each for each in found if each["country"] != HOME],
    )


async def checklist(request: Request) -> Response:
    chosen = language(request)
    wanted = request.path_params["id"]
    found = next((c for c in current(request).checklists() if c["id"] == wanted), None)
    if not found:
        raise HTTPException(404)
    return page(
        request,
        "checklist.html",
        chosen,
        200,
        checklist=found,
        first=found.get("first", []),
        guide=current(request).content().get("phones"),
        waiting=waiting,
        today=current(request).today(found["country"]),
    )


async def help_page(request: Request) -> Response:
    """“What happened?”: the checklists of the mainland in their order, which door, the drafts."""
    chosen = language(request)
    content = current(request).content()
    return page(
        request,
        "help.html",
        chosen,
        200,
        checklists=[each for each in content["checklists"] if each["country"] == HOME],
        first=first_line(content),
        letters=drafts(content),
        guide=content.get("phones"),
    )


def before(request: Request, lender: dict[str, Any] | None) -> str:
    """The checklist for borrowing where this lender is, else that of the mainland."""
    country = lender["country"].lower() if lender else HOME.lower()
    wanted = f"{country}/before-borrowing"
    held = {each["id"] for each in current(request).checklists()}
    return wanted if wanted in held else f"{HOME.lower()}/before-borrowing"


def first_line(content: dict[str, Any]) -> list[dict[str, Any]]:
    """What every page for people in arrears begins with: whom to call now."""
    return next((each["first"] for each in content["checklists"] if each.get("first")), [])


def drafts(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The letters to fill in, none in an edition without them."""
    found: list[dict[str, Any]] = (content.get("letters") or {}).get("letters", [])
    return found


def waiting(item: dict[str, Any], today: date) -> list[tuple[str, str]]:
    """Why an item waits for review on this day: what to say, and the date in it."""
    notes = {
        "not_yet": "checklist_not_yet_note",
        "replaced": "checklist_replaced_note",
        "overdue": "checklist_due_note",
    }
    return [(notes[wait.reason], wait.date) for wait in review.waits(item, today)]


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


def stale(registers: list[dict[str, Any]], today: date) -> set[str]:
    """The registers whose newest document is older than they should ever be."""
    return {
        register["id"]
        for register in registers
        if (today - date.fromisoformat(register["as_of"])).days > register["stale_after_days"]
    }


def marked(text: Mapping[str, str], language: str) -> str:
    """The text in the language of the page, or marked as the language that stands in for it."""
    held = messages.held(text, language)
    if held == language:
        return text[held]
    return Markup('<span lang="{}">{}</span>').format(messages.tag(held), text[held])


def page(request: Request, template: str, chosen: str, status: int, **values: Any) -> Response:
    """One page in this language, with what every page shows."""
    manifest = current(request).manifest()
    return templates.TemplateResponse(
        request,
        template,
        {
            "t": partial(messages.text, chosen),
            "plain": partial(messages.localised, language=chosen),
            "local": partial(marked, language=chosen),
            "ranks": RANKS,
            "draft": review.DRAFT,
            "language": chosen,
            "lang": messages.tag(chosen),
            "languages": [(messages.tag(one), name) for one, name in messages.NAMES.items()],
            "address": lambda tag: f"?lang={tag}",
            "manifest": manifest,
            "registers": {register["id"]: register for register in manifest["registers"]},
            "stale": stale(manifest["registers"], current(request).today()),
            **values,
        },
        status,
        headers=SAFE,
    )


routes = [
    Route("/", home),
    Route("/help", help_page),
    Route("/checklists", checklists),
    Route("/checklists/{id:path}", checklist),
]

"""The checklists and the way to them, and what all pages share: HTML that needs no script."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates

from xiancha import messages
from xiancha.content import review
from xiancha.days import HOME
from xiancha.edition.coverage import stale
from xiancha.lookup.product_text import next_steps, state_of
from xiancha.web.api import current, language
from xiancha.web.assets import lasting
from xiancha.web.compressed import page_sent
from xiancha.web.content_parts import SUED, drafts, first_line
from xiancha.web.icons import icon
from xiancha.web.page_data import loading

HERE = Path(__file__).parent
templates = Jinja2Templates(HERE / "templates")
_DAY = re.compile(r"\b(\d{4}-\d\d-\d\d)\b", re.ASCII)
_DATE = Markup('<span class="date">{}</span>')
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
NEARER = {"id": "ID"}
"""The country of a language, where it is not the mainland."""
CALLED = "cn/called-about-someone-else"
"""The checklist for who is not the borrower."""
SAFE = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept-Encoding, Accept-Language",
}


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
    """One checklist as a page. 404 where there is none."""
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
        reads="checklist",
        checklist=found,
        parts=_parts(found["items"]),
        first=found.get("first", []),
        letters=drafts(current(request).content()),
        guide=current(request).content().get("phones"),
        friends=wanted == CALLED,
        court=wanted == SUED and current(request).content().get("court_papers"),
        waiting=waiting,
        today=current(request).today(found["country"]),
    )


def _parts(items: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The items of each heading, in one part where there is none."""
    starts = [at for at, item in enumerate(items) if at == 0 or item.get("heading")]
    return [items[start:end] for start, end in pairwise([*starts, len(items)])]


async def help_page(request: Request) -> Response:
    """“What happened?”: the checklists of a country in their order; of the mainland also the rest.

    Doors, drafts, court papers and the phone guide are those of the mainland, so that who reads
    another country's language is not led to them.
    """
    chosen = language(request)
    content = current(request).content()
    country = NEARER.get(chosen, HOME)
    is_home = country == HOME
    told: dict[str, Any] = next(
        (t for t in content["threats"] or [] if t["country"] == country), {}
    )
    return page(
        request,
        "help.html",
        chosen,
        200,
        checklists=[each for each in content["checklists"] if each["country"] == country],
        first=first_line(content),
        abroad=[] if is_home else told.get("first"),
        letters=drafts(content) if is_home else [],
        guide=content.get("phones") if is_home else None,
        court=content.get("court_papers") if is_home else None,
        threats=bool(content.get("threats")),
    )


def waiting(item: dict[str, Any], today: date) -> list[tuple[str, str]]:
    """Why an item waits for review on this day: what to say, and the date in it."""
    notes = {
        "not_yet": "checklist_not_yet_note",
        "replaced": "checklist_replaced_note",
        "late": "checklist_due_note",
    }
    return [(notes[wait.reason], wait.date) for wait in review.waits(item, today)]


def marked(text: Mapping[str, str], language: str) -> Markup:
    """The text in the language of the page, or marked as the language that is used instead."""
    held = messages.held(text, language)
    if held == language:
        return dated(text[held])
    return Markup('<span lang="{}">{}</span>').format(messages.tag(held), dated(text[held]))


def lines(text: Mapping[str, str], language: str) -> list[Markup]:
    """Each line of the text, as `marked`."""
    held = messages.held(text, language)
    return [marked({held: line}, language) for line in text[held].split("\n")]


def dated(text: str) -> Markup:
    """The text with its days as they are written, each of which stays on one line."""
    parts = [_DATE.format(part) if at % 2 else part for at, part in enumerate(_DAY.split(text))]
    return Markup("").join(parts)


def said(language: str, key: str, values: Mapping[str, str] | None = None) -> Markup:
    """A text of the catalogue for a page."""
    return dated(messages.text(language, key, values))


def original(note: str, register: Mapping[str, Any], language: str) -> str:
    """A note as the register has it, a marked quotation where it is in another language."""
    written = register.get("notes") or language
    if written == language:
        return note
    label = messages.text(language, "page_note_original")
    return Markup('{} <q lang="{}">{}</q>').format(label, messages.tag(written), note)


def speaking(chosen: str) -> dict[str, Any]:
    """What every template says things with, in this language."""
    return {
        "t": partial(said, chosen),
        "plain": partial(messages.localised, language=chosen),
        "local": partial(marked, language=chosen),
        "lines": partial(lines, language=chosen),
        "dated": dated,
        "original": partial(original, language=chosen),
        "state": partial(state_of, language=chosen),
        "row": partial(messages.listed, chosen),
        "steps": next_steps,
        "ranks": RANKS,
        "draft": review.DRAFT,
        "lasting": lasting,
        "icon": icon,
        "address": lambda tag: f"?lang={tag}",
        "language": chosen,
        "lang": messages.tag(chosen),
        "languages": [(messages.tag(one), name) for one, name in messages.NAMES.items()],
    }


def page(
    request: Request, template: str, chosen: str, status: int, *, reads: str = "", **values: Any
) -> Response:
    """One page in this language, with what every page shows. `reads`: whose script it loads."""
    about, policy = current(request).about(), SAFE["Content-Security-Policy"]
    headers = {**SAFE, "Content-Language": messages.tag(chosen)}
    if reads:
        headers["Content-Security-Policy"] = f"{policy}; connect-src 'self'; worker-src 'self'"
    response = templates.TemplateResponse(
        request,
        template,
        {
            **speaking(chosen),
            "about": about,
            "elsewhere": request.app.state.leave_to,
            "registers": {register["id"]: register for register in about["registers"]},
            "expired": current(request).expired,
            "unconfirmed": current(request).unconfirmed,
            "stale": stale(about["registers"], current(request).today()),
            "loading": loading(request, reads, chosen) if reads else None,
            **values,
        },
        status,
        headers=headers,
    )
    return page_sent(request, response)


routes = [
    Route("/help", help_page),
    Route("/checklists", checklists),
    Route("/checklists/{id:path}", checklist),
]

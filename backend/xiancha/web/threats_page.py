"""/threats: what debtors are threatened with, whether it is true, and what to do now.

A text is pasted into a form that needs no script. It is sent by POST, so that it stands in no
address and no log; the page says that the server reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha.content import threats
from xiancha.content.threats import MOST_BYTES
from xiancha.days import HOME
from xiancha.normalise import visible
from xiancha.web import forms
from xiancha.web.api import current, language
from xiancha.web.pages import drafts, first_line, page, waiting

_MOST_SENT = 4 * MOST_BYTES
"""Of a form, where a byte of the text may take three."""
_MOST_FIELDS = 4
_NEARER = {"id": "ID"}
"""The country of a language, where it is not the mainland."""


async def show(request: Request) -> Response:
    """The list of one country to choose from, and the box."""
    return _page(request, 200)


async def answer(request: Request) -> Response:
    """The threats that a pasted text holds. The text is kept nowhere."""
    try:
        sent = await forms.fields(request, _MOST_SENT, _MOST_FIELDS)
    except HTTPException as refused:
        return _refused(request, refused.status_code)
    text = "\n".join(sent.get("text", []))
    if threats.is_long(text):
        return _refused(request, 413)
    if not text.strip():
        return _refused(request, 400)
    held = _held(request)
    tables = current(request).threat_kinds()
    found = threats.found(held, text, _country(request, held), tables)
    return _page(request, 200, found=found, asked=visible(text))


def _refused(request: Request, status: int) -> Response:
    return _page(request, status, wrong="threats_long" if status == 413 else "threats_empty")


def _page(request: Request, status: int, **values: Any) -> Response:
    held, chosen = _held(request), language(request)
    here = _country(request, held)
    content = current(request).content()
    country = next(each for each in held if each["country"] == here)
    response = page(
        request,
        "threats.html",
        chosen,
        status,
        **{"found": None, "asked": "", "wrong": "", **values},
        held=country,
        others=[each for each in held if each["country"] != here],
        reviews={each["country"].lower(): _reviews(each) for each in held},
        lists={each["id"]: each for each in content["checklists"]},
        letters={each["id"]: each for each in drafts(content)},
        first=first_line(content),
        abroad=country.get("first"),
        address=lambda tag: f"/threats?lang={tag}&country={here}",
        today=current(request).today(),
        waiting=waiting,
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _held(request: Request) -> list[dict[str, Any]]:
    """The threats by country; 404 in an edition from before there were any."""
    held: list[dict[str, Any]] = current(request).content().get("threats") or []
    if not held:
        raise HTTPException(404)
    return held


def _country(request: Request, held: list[dict[str, Any]]) -> str:
    """The country that was chosen, else that of the language."""
    asked = request.query_params.get("country", "") or _NEARER.get(language(request), HOME)
    known = [each["country"] for each in held]
    return asked if asked in known else known[0]


def _reviews(country: Mapping[str, Any]) -> dict[str, Any]:
    return {name: country[name] for name in ("reviewed_on", "review_by")}


routes = [
    Route("/threats", show),
    Route("/threats", answer, methods=["POST"]),
]

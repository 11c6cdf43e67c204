"""/reconcile: names of a table matched with lenders, as OpenRefine asks.

The Reconciliation Service API 0.2:
https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/. What is asked is
recorded nowhere, and has the limits of other batches (`batch`).
"""

from __future__ import annotations

from html import escape
from time import perf_counter
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from xiancha import messages
from xiancha.lookup import BadQuestion, Edition
from xiancha.lookup.question import readable
from xiancha.lookup.reconcile import Candidate, beginning, candidates
from xiancha.web import forms
from xiancha.web.api import OPEN, current, language
from xiancha.web.batch import MOST_BYTES, SECONDS
from xiancha.web.fair_queue import Turns
from xiancha.web.pages import SAFE, templates
from xiancha.web.reconcile_models import EXTENSION, QUERIES, Extension, Query, read
from xiancha.web.reconcile_properties import PROPERTIES, TELLING_APART, values

_LENDER = {"id": "lender", "name": "Lender"}
_UNRECORDED = {**OPEN, "Cache-Control": "no-store"}
_FRAMED = {
    **SAFE,
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors *",
    "Cache-Control": "no-store",
}
_BATCH = 10
"""How many names OpenRefine is to send at once."""
_MOST = 25
"""The most candidates of one query."""


async def reconcile(request: Request) -> Response:
    """/reconcile: the manifest, candidates for `queries`, or values for `extend`."""
    sent = {name: [value] for name, value in request.query_params.items()}
    if request.method == "POST":
        sent = await forms.fields(request, MOST_BYTES, 10)
    if "queries" in sent:
        return _answer(await _matched(request, read(QUERIES, "queries", sent["queries"][0])))
    if "extend" in sent:
        return _answer(await _extended(request, read(EXTENSION, "extend", sent["extend"][0])))
    if request.method == "POST":
        raise BadQuestion("Send the form field queries= or extend=, as the manifest says.")
    current(request).get()
    return _answer(manifest(str(request.base_url).rstrip("/")))


def manifest(base: str) -> dict[str, Any]:
    """What this service is and where its parts are; `base` is the server's address."""
    suggest = {
        kind: {"service_url": base, "service_path": f"/reconcile/suggest/{kind}"}
        for kind in ("entity", "property", "type")
    }
    suggest["entity"]["flyout_service_url"] = base
    suggest["entity"]["flyout_service_path"] = "/reconcile/flyout?id=${id}"
    page = f"{base}/reconcile/preview?id={{{{id}}}}"
    proposing = {"service_url": base, "service_path": "/reconcile/properties"}
    return {
        "versions": ["0.2"],
        "name": "Xiancha: lenders on public registers",
        "identifierSpace": f"{base}/v1/lenders/",
        "schemaSpace": f"{base}/reconcile/properties",
        "documentation": f"{base}/docs#reconcile",
        "defaultTypes": [_LENDER],
        "batchSize": _BATCH,
        "view": {"url": page},
        "preview": {"url": page, "width": 430, "height": 300},
        "suggest": suggest,
        "extend": {"propose_properties": proposing, "property_settings": []},
    }


async def _matched(request: Request, queries: dict[str, Query]) -> dict[str, Any]:
    edition, turns, began = current(request).get(), _turns(request), perf_counter()
    found = {}
    for name, query in queries.items():
        _must_have_time(began)
        wanted = _wanted(query)
        text = _text(query)
        if text is None or not _is_of_lenders(query):
            found[name] = {"result": list[dict[str, Any]]()}
            continue
        every = await turns.take(lambda t=text, w=wanted: candidates(edition, t, w))  # type: ignore[misc]
        shown = every[: min(int(query.limit) or _MOST, _MOST)]
        found[name] = {"result": [_result(one) for one in shown]}
    return found


def _text(query: Query) -> str | None:
    """None for a cell that can be no name: such a cell must not cost the batch its answers."""
    try:
        return readable(query.query) if query.query.strip() else ""
    except BadQuestion:
        return None


def _is_of_lenders(query: Query) -> bool:
    kinds = [query.type] if isinstance(query.type, str) else query.type
    return not kinds or _LENDER["id"] in kinds


def _wanted(query: Query) -> dict[str, set[str]]:
    """What is said of the lender beside its name. Raises BadQuestion for what narrows nothing."""
    for one in query.properties:
        if one.pid not in TELLING_APART:
            raise BadQuestion(f"Lenders are told apart by {', '.join(TELLING_APART)} alone.")
    return {one.pid: one.texts for one in query.properties}


async def _extended(request: Request, asked: Extension) -> dict[str, Any]:
    edition, turns, began = current(request).get(), _turns(request), perf_counter()
    wanted = [one.id for one in asked.properties]
    for one in wanted:
        if one not in PROPERTIES:
            raise BadQuestion(f"Properties are: {', '.join(PROPERTIES)}.")
    chosen, rows = language(request), {}
    for id in asked.ids:
        _must_have_time(began)
        rows[id] = await turns.take(lambda id=id: values(edition, id, wanted, chosen))  # type: ignore[misc]
    meta = [{"id": one, "name": PROPERTIES[one].name} for one in wanted]
    return {"meta": meta, "rows": rows}


def _must_have_time(began: float) -> None:
    """A batch without an answer to each would read as “no match”. Raises HTTPException."""
    if perf_counter() - began >= SECONDS:
        said = f"These take longer than {SECONDS:.0f} seconds. Send fewer at once."
        raise HTTPException(503, said, {"Retry-After": "5"})


async def suggest_entities(request: Request) -> Response:
    """GET /reconcile/suggest/entity: lenders with a name that begins with `prefix`, or is near."""
    edition, prefix = current(request).get(), request.query_params.get("prefix", "")
    every = await _turns(request).take(lambda: beginning(edition, prefix[:200]))
    found = [
        {
            "id": one.lender["id"],
            "name": one.lender["name"],
            "description": _description(one.lender),
            "notable": [_LENDER],
        }
        for one in every[:_MOST]
    ]
    return _answer({"result": found})


async def suggest_properties(request: Request) -> Response:
    """GET /reconcile/suggest/property: those that tell lenders apart."""
    return _answer({"result": _proposed(request, TELLING_APART)})


async def propose_properties(request: Request) -> Response:
    """GET /reconcile/properties: those that a table may be extended by."""
    return _answer({"type": _LENDER["id"], "properties": _proposed(request, PROPERTIES)})


def _proposed(request: Request, ids: Any) -> list[dict[str, str]]:
    prefix = request.query_params.get("prefix", "").lower()
    every = [(id, PROPERTIES[id]) for id in ids]
    return [
        {"id": id, "name": one.name, "description": one.description}
        for id, one in every
        if one.name.startswith(prefix) or id.startswith(prefix)
    ]


async def suggest_types(request: Request) -> Response:
    """GET /reconcile/suggest/type: there is one."""
    return _answer({"result": [_LENDER]})


async def flyout(request: Request) -> Response:
    """GET /reconcile/flyout: a lender in a line, while somebody chooses."""
    answer, id = _about(request), request.query_params["id"]
    html = f"<p><b>{escape(answer['lender']['name'])}</b></p><p>{escape(answer['says'])}</p>"
    return _answer({"id": id, "html": html})


async def preview(request: Request) -> Response:
    """GET /reconcile/preview: a lender as a small page, which other sites may frame."""
    answer, chosen = _about(request), language(request)
    values = {"lang": messages.tag(chosen), "answer": answer}
    headers = {**_FRAMED, "Content-Language": messages.tag(chosen)}
    return templates.TemplateResponse(request, "reconcile-preview.html", values, headers=headers)


def _about(request: Request) -> dict[str, Any]:
    """The answer about the lender with the id that is asked. Raises HTTPException."""
    edition: Edition = current(request).get()
    found = edition.lender(request.query_params.get("id", ""), language(request))
    if not found or not found["lender"]:
        raise HTTPException(404, "No lender has this id. /v1/lenders lists them.")
    return found


def _result(one: Candidate) -> dict[str, Any]:
    return {
        "id": one.lender["id"],
        "name": one.lender["name"],
        "description": _description(one.lender),
        "score": one.score,
        "match": one.match,
        "type": [_LENDER],
    }


def _description(lender: dict[str, Any]) -> str:
    """What tells a lender from its namesakes."""
    said = (lender["country"], lender["category"], lender["licence"])
    return " · ".join(filter(None, said))


def _turns(request: Request) -> Turns:
    turns: Turns = request.app.state.turns
    return turns


def _answer(body: dict[str, Any]) -> Response:
    return JSONResponse(body, headers=_UNRECORDED)


routes = [
    Route("/reconcile", reconcile, methods=["GET", "POST"]),
    Route("/reconcile/suggest/entity", suggest_entities),
    Route("/reconcile/suggest/property", suggest_properties),
    Route("/reconcile/suggest/type", suggest_types),
    Route("/reconcile/properties", propose_properties),
    Route("/reconcile/flyout", flyout),
    Route("/reconcile/preview", preview),
]

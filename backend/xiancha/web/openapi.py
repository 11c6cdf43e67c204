"""The OpenAPI 3.1 document of the API."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from xiancha import messages
from xiancha.lookup import KINDS
from xiancha.lookup.lenders import FILTERS
from xiancha.lookup.lenders import MOST as MOST_LENDERS
from xiancha.model import Verdict
from xiancha.web import conditional
from xiancha.web.api import FRESH, OPEN
from xiancha.web.batch import MOST as MOST_QUESTIONS

_TEXT = {"type": "string"}
_DAY = {"type": "string", "format": "date"}
_NUMBER = {"type": "integer"}
_YES = {"type": "boolean"}
_ANY: dict[str, Any] = {}


def _object(**properties: Any) -> dict[str, Any]:
    """An object all of whose properties are there."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


def _or_null(of: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [of, {"type": "null"}]}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


_TAGS = [messages.tag(one) for one in messages.LANGUAGES]
_EDITION = {
    "edition": _NUMBER,
    "expires": {"type": "string", "format": "date-time"},
    "expired": _YES,
}
_HEAD = {
    "edition": _NUMBER,
    "on": _DAY,
    "lang": {"enum": _TAGS},
}
_SOURCE = {
    "source": _TEXT, "via": _TEXT, "checked_on": _DAY, "known": {"enum": ["read", "second-hand"]},
}  # fmt: skip
_ARTICLE = {
    "label": _TEXT, "gives": _TEXT, "text": _TEXT, "in_force": _DAY, "replaced_on": _TEXT,
    **_SOURCE,
}  # fmt: skip
_LAW = {
    "id": _TEXT, "title": _TEXT, "number": _TEXT, "rank": _TEXT, "binds": _TEXT,
    "official": _TEXT,
    "articles": _list(_ref("Article")),
}  # fmt: skip
_LENDER = {"id": _TEXT, "name": _TEXT, "country": _TEXT, "category": _TEXT, "licence": _TEXT}
_VERDICT = {"verdict": {"enum": [*Verdict]}, "reason": _TEXT}
_ANSWER = {
    "query": _object(text=_TEXT, type=_TEXT, normal=_TEXT), **_VERDICT, "says": _TEXT,
    "lender": _or_null(_object(**_LENDER)), "evidence": _list(_ANY), "covered": _list(_ANY),
    "not_covered": _list(_ANY), "suggestions": _list(_ANY), **_EDITION,
}  # fmt: skip
_SUMMARY = {"id": _TEXT, "country": _TEXT, "title": _TEXT, "intro": _TEXT, "overdue": _YES}

SCHEMAS = {
    "Problem": _object(type=_TEXT, title=_TEXT, status=_NUMBER, detail=_TEXT),
    "Door": _object(
        id=_TEXT, title=_TEXT, phone=_TEXT, url=_TEXT, where=_or_null(_TEXT), takes=_TEXT,
        needs=_or_null(_TEXT), answer_by=_or_null(_TEXT), **_SOURCE,
    ),
    "Article": _object(
        id=_TEXT, **_ARTICLE, state={"enum": ["in_force", "not_yet", "replaced", "draft"]},
    ),
    "Law": _object(**_LAW),
    "Cite": _object(
        law=_TEXT, title=_TEXT, article=_TEXT, rank=_TEXT, binds=_TEXT, official=_TEXT, **_ARTICLE,
    ),
    "Wait": _object(reason={"enum": ["not_yet", "replaced", "late"]}, date=_DAY),
    "Item": _object(
        id=_TEXT, heading=_or_null(_TEXT), text=_TEXT, why=_TEXT, how=_or_null(_TEXT),
        messages=_list(_object(to=_TEXT, words=_TEXT)),
        letters=_list(_object(id=_TEXT, title=_TEXT)),
        cites=_list(_ref("Cite")), doors=_list(_ref("Door")), reviewed_on=_DAY, review_by=_DAY,
        waits=_list(_ref("Wait")),
    ),
    "Checklists": _object(**_HEAD, checklists=_list(_object(**_SUMMARY, waits=_YES))),
    "Checklist": _object(
        **_HEAD, **_SUMMARY, first=_list(_ref("Door")), items=_list(_ref("Item")),
    ),
    "Laws": _object(**_HEAD, laws=_list(_ref("Law"))),
    "OneLaw": _object(**_HEAD, **_LAW),
    "Doors": _object(**_HEAD, doors=_list(_ref("Door"))),
    "Answer": _object(**_ANSWER),
    "LenderAnswer": _object(**_ANSWER, names=_list(_ANY)),
    "Answers": _object(
        **_EDITION, answers=_list({"anyOf": [_ref("Answer"), _ref("Problem")]}),
    ),
    "Lenders": _object(
        **_EDITION, lenders=_list(_object(**_LENDER, **_VERDICT)), total=_NUMBER,
        next=_or_null(_TEXT),
    ),
    "Registers": _object(
        **_EDITION, registers=_list(_ANY), covered=_list(_ANY), not_covered=_list(_ANY),
        collector_lists=_list(_ANY),
    ),
}  # fmt: skip


def _asked(name: str, what: str, schema: dict[str, Any] = _TEXT) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": what, "schema": schema}


_LANG = _asked(
    "lang",
    "zh-CN, zh-TW, en or id (zh-HK, en-GB and the like too); another is a 400. Without it "
    "Accept-Language decides, then Chinese. Content-Language says which it is.",
)
_ON = _asked("on", "As things stand on this day; the country’s today where it is left out.", _DAY)
_HELD = {
    "name": "If-None-Match",
    "in": "header",
    "description": "The ETag of an answer in hand.",
    "schema": _TEXT,
}


def _get(summary: str, schema: str, *asked: dict[str, Any], path: str = "") -> dict[str, Any]:
    """One address that answers with this schema, 304 or a problem."""
    places = [
        {"name": name, "in": "path", "required": True, "schema": _TEXT} for name in path.split()
    ]
    held = {"304": {"description": "The answer in hand stands."}} if asked else {}
    return {"get": _operation(summary, schema, held, parameters=[*places, *asked])}


def _operation(
    summary: str, schema: str, also: dict[str, Any] | None = None, **more: Any
) -> dict[str, Any]:
    """One method of an address: it answers with this schema, or a problem, or what is in `also`."""
    return {
        "summary": summary,
        **more,
        "responses": {
            "200": {
                "description": summary,
                "content": {"application/json": {"schema": _ref(schema)}},
            },
            **(also or {}),
            "default": {
                "description": "A problem: what is wrong and what to do next.",
                "content": {"application/problem+json": {"schema": _ref("Problem")}},
            },
        },
    }


_MANY = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "required": ["questions"],
                "properties": {
                    "questions": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": MOST_QUESTIONS,
                        "items": {
                            "description": "Exactly one question.",
                            "minProperties": 1,
                            "maxProperties": 1,
                            "properties": dict.fromkeys(KINDS, _TEXT),
                        },
                    },
                    "lang": _TEXT,
                },
            }
        }
    },
}
_CONTENT = (_LANG, _ON, _HELD)
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {
        "title": "先查 Xiancha",
        "version": "1",
        "description": "Check the lender before you borrow. What is asked is not recorded.",
    },
    "paths": {
        "/v1/lookup": {
            **_get(
                "What is known about a lender. Ask exactly one question.", "Answer",
                *(_asked(kind, "The question.") for kind in KINDS), _LANG, _HELD,
            ),
            "post": _operation(
                "Many questions: an answer, or a problem, for each in its order.", "Answers",
                requestBody=_MANY,
            ),
        },
        "/v1/lenders": _get(
            "The lenders of the edition in the order of their ids.", "Lenders",
            *(_asked(name, "Only those.") for name in FILTERS),
            _asked("after", "List after this id: `next` of the page before."),
            _asked("limit", "So many on a page.", {**_NUMBER, "maximum": MOST_LENDERS}),
            _HELD,
        ),
        "/v1/lenders/{id}": _get(
            "One lender with its evidence and names.", "LenderAnswer", _LANG, _HELD, path="id",
        ),
        "/v1/registers": _get(
            "Registers, what they cover and what is not covered.", "Registers", _HELD,
        ),
        "/v1/checklists": _get("All checklists, in their order.", "Checklists", *_CONTENT),
        "/v1/checklists/{country}/{id}": _get(
            "One checklist with rules and doors in full.", "Checklist", *_CONTENT,
            path="country id",
        ),
        "/v1/laws": _get("The laws and rules that are cited.", "Laws", *_CONTENT),
        "/v1/laws/{id}": _get("One law with its articles.", "OneLaw", *_CONTENT, path="id"),
        "/v1/doors": _get("Where to get help and where to complain.", "Doors", *_CONTENT),
    },
    "components": {"schemas": SCHEMAS},
}  # fmt: skip


async def document(request: Request) -> Response:
    """GET /openapi.json."""
    headers = {**OPEN, **FRESH, "ETag": conditional.tag()}
    if conditional.holds(request.scope, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return JSONResponse(DOCUMENT, headers=headers)


routes = [Route("/openapi.json", document)]

"""/docs: the API as a page to read and to try, made from its description.

It is read without script. Only its own script and styles run there, and what is tried goes to this
server alone.
"""

from __future__ import annotations

import json
import shlex
from typing import Any
from urllib.parse import quote, urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xiancha import messages
from xiancha.web import etags
from xiancha.web.api import language
from xiancha.web.batch import MOST
from xiancha.web.openapi import DOCUMENT, TAGS
from xiancha.web.pages import SAFE, speaking, templates

_SAFE = {
    **SAFE,
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "public, max-age=300",
}


async def docs(request: Request) -> Response:
    """The page: its own words in the language asked for, the description in English."""
    base, chosen = str(request.base_url).rstrip("/"), language(request)
    headers = {
        **_SAFE,
        "ETag": etags.tag(base, chosen),
        "Content-Language": messages.tag(chosen),
    }
    if etags.holds(request.scope, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    values = {
        **speaking(chosen),
        "parts": [*TAGS, "reconcile"],
        "base": base,
        "most": MOST,
        "groups": groups(base),
        "schemas": schemas(),
    }
    return templates.TemplateResponse(request, "docs.html", values, headers=headers)


def groups(base: str) -> list[dict[str, Any]]:
    """The operations under their tags; `base` is the address of the server."""
    every = [
        (path, method, operation)
        for path, methods in DOCUMENT["paths"].items()
        for method, operation in methods.items()
    ]
    return [
        {
            **tag,
            "operations": [
                _operation(base, *one) for one in every if tag["name"] in one[2]["tags"]
            ],
        }
        for tag in DOCUMENT["tags"]
    ]


def _operation(base: str, path: str, method: str, said: dict[str, Any]) -> dict[str, Any]:
    asked = [one for one in said.get("parameters", ()) if one["in"] != "header"]
    body = _body(said)
    return {
        "id": said["operationId"],
        "path": path,
        "method": method.upper(),
        "summary": said["summary"],
        "parameters": [{**one, "type": type_of(one["schema"])} for one in asked],
        "body": body,
        "answers": [_answer(status, one) for status, one in said["responses"].items()],
        "curl": _curl(base, path, asked, body),
    }


def _body(said: dict[str, Any]) -> str:
    """The example of what is sent, empty where nothing is."""
    if "requestBody" not in said:
        return ""
    ((_, content),) = said["requestBody"]["content"].items()
    example = _resolved(content["schema"])["examples"][0]
    return json.dumps(example, ensure_ascii=False)


def _answer(status: str, said: dict[str, Any]) -> dict[str, Any]:
    told = _resolved(said)
    kinds = [(kind, type_of(one["schema"])) for kind, one in told.get("content", {}).items()]
    return {"status": status, "description": told["description"], "kinds": kinds}


def _curl(base: str, path: str, asked: list[dict[str, Any]], body: str) -> str:
    """A line for a terminal that asks with the examples; of several questions with the first."""
    for one in asked:
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", quote(str(one.get("example", "")), safe=":/"))
    first = [one for one in asked if one["in"] == "query" and "example" in one][:1]
    query = urlencode({one["name"]: one["example"] for one in first})
    sent = f" --json {shlex.quote(body)}" if body else ""
    return f"curl -s{sent} {shlex.quote(f'{base}{path}' + (f'?{query}' if query else ''))}"


def schemas() -> list[dict[str, Any]]:
    """Every shape of an answer with its fields."""
    return [
        {
            "name": name,
            "description": schema["description"],
            "fields": [
                {**field, "name": key, "type": type_of(field)}
                for key, field in schema.get("properties", {}).items()
            ],
        }
        for name, schema in DOCUMENT["components"]["schemas"].items()
    ]


def type_of(schema: dict[str, Any]) -> Markup:
    """A type in words, with links to the shapes that it names."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return Markup('<a href="#schema-{0}">{0}</a>').format(name)
    if either := schema.get("anyOf") or schema.get("oneOf") or schema.get("allOf"):
        return Markup(" or ").join(type_of(one) for one in either)
    if "enum" in schema or "const" in schema:
        words = schema.get("enum", [schema.get("const")])
        return Markup(", ").join(Markup("<code>{}</code>").format(one) for one in words)
    kind = schema.get("type", "any value")
    if kind == "array":
        inside: dict[str, Any] = schema.get("items") or next(
            iter(schema.get("prefixItems", ())), {}
        )
        return Markup("list of {}").format(type_of(inside))
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return Markup("object of {}").format(type_of(schema["additionalProperties"]))
    return Markup("{}").format(" or ".join(kind) if isinstance(kind, list) else _named(schema))


def _named(schema: dict[str, Any]) -> str:
    kind = str(schema.get("type", "any value"))
    return f"{kind} ({schema['format']})" if "format" in schema else kind


def _resolved(said: dict[str, Any]) -> dict[str, Any]:
    """What a reference leads to."""
    if "$ref" not in said:
        return said
    found: Any = DOCUMENT
    for part in said["$ref"].removeprefix("#/").split("/"):
        found = found[part]
    return dict(found)


routes = [Route("/docs", docs)]

"""The lookup API under /v1, the edition's files, and the health checks."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from xiancha import messages
from xiancha.edition import LATEST
from xiancha.lookup import KINDS, BadQuestion, Kind
from xiancha.web.current import CurrentEdition

OPEN = {"Access-Control-Allow-Origin": "*"}
FRESH = {"Cache-Control": "public, max-age=300", "Vary": "Accept-Language"}
_ANSWER = tuple(
    (name.lower().encode(), value.encode())
    for name, value in {**OPEN, **FRESH, "Content-Type": "application/json"}.items()
)
FOREVER = "public, max-age=31536000, immutable"


def current(request: Request) -> CurrentEdition:
    """The edition being served."""
    found: CurrentEdition = request.app.state.current
    return found


def language(request: Request) -> str:
    """The language of a page: that of `lang` where it is ours, else by Accept-Language."""
    asked = messages.meant(request.query_params.get("lang", ""))
    return asked or messages.choose(request.headers.get("accept-language", ""))


def answered_in(lang: str, accepted: str) -> str:
    """The language of an answer: what `lang` says, else by Accept-Language. Raises BadQuestion."""
    if not lang:
        return messages.choose(accepted)
    if found := messages.meant(lang):
        return found
    ours = ", ".join(map(messages.tag, messages.LANGUAGES))
    raise BadQuestion(f"lang= is one of {ours}; leave it out and Accept-Language decides.")


def question(query_string: bytes) -> tuple[Kind, str, str]:
    """The kind, the text and `lang` of a lookup. Raises BadQuestion unless exactly one is asked."""
    try:
        pairs = parse_qsl(query_string.decode("ascii"), keep_blank_values=True, errors="strict")
    except ValueError:
        raise BadQuestion("The question cannot be read. Send UTF-8, percent-encoded.") from None
    values = dict(pairs)
    repeated = len(values) < len(pairs)
    lang = values.pop("lang", "")
    kinds = [kind for kind in KINDS if kind in values]
    if repeated or len(kinds) != 1 or len(values) != 1:
        raise BadQuestion(f"Ask exactly one of: {', '.join(KINDS)}; and lang, such as lang=en.")
    return kinds[0], values[kinds[0]], lang


class Lookup:
    """GET /v1/lookup. The address asked most, so a plain ASGI application."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        kind, text, lang = question(scope["query_string"])
        asked = dict(scope["headers"])
        chosen = answered_in(lang, asked.get(b"accept-language", b"").decode("latin-1"))
        edition = scope["app"].state.current.get()
        tag = f'W/"{edition.number}-{chosen}"'.encode()
        known = asked.get(b"if-none-match") == tag
        body = b"" if known else edition.ask(kind, text, chosen).encode()
        headers = [
            *_ANSWER,
            (b"etag", tag),
            (b"content-language", messages.tag(chosen).encode()),
            (b"content-length", str(len(body)).encode()),
        ]
        status = 304 if known else 200
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})


async def registers(request: Request) -> Response:
    held = current(request)
    coverage = held.get().coverage.model_dump()
    return JSONResponse({"edition": held.get().number, **coverage}, headers={**OPEN, **FRESH})


async def latest(request: Request) -> Response:
    current(request).get()
    file = current(request).editions / LATEST
    return FileResponse(file, headers={**OPEN, "Cache-Control": "no-cache"})


async def edition_file(request: Request) -> Response:
    """One file of one edition. Only names that an edition may hold are looked for."""
    number, name = request.path_params["number"], request.path_params["name"]
    folder: Path = current(request).editions / number
    known = number.isascii() and number.isdigit() and len(number) < 20 and folder.is_dir()
    allowed = {child.name for child in folder.iterdir()} if known else set()
    if name not in allowed:
        raise HTTPException(404)
    return FileResponse(folder / name, headers={**OPEN, "Cache-Control": FOREVER})


async def healthz(request: Request) -> Response:
    return JSONResponse({"status": "ok"})


async def readyz(request: Request) -> Response:
    return JSONResponse({"status": "ready", "edition": current(request).get().number})


routes = [
    Route("/v1/lookup", Lookup(), methods=["GET"]),
    Route("/v1/registers", registers),
    Route("/editions/latest.json", latest),
    Route("/editions/{number}/{name}", edition_file),
    Route("/healthz", healthz),
    Route("/readyz", readyz),
]

"""/v1/lookup: one question by GET, many by POST."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote_plus

from starlette.datastructures import State
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from xiancha import messages
from xiancha.lookup import KINDS, BadQuestion, Edition, Kind
from xiancha.lookup.answer import Answer
from xiancha.web import conditional
from xiancha.web.api import FRESH, OPEN, answered_in
from xiancha.web.batch import AnswerList, Batch, Question, batch
from xiancha.web.operation import LANG, Operation, Parameter
from xiancha.web.turns import Turns

Headers = Mapping[bytes, bytes]
PRIVATE = {"Cache-Control": "private, max-age=300"}
"""The address holds the question: no shared proxy may keep it."""
_ANSWER = tuple(
    (name.lower().encode(), value.encode())
    for name, value in {**OPEN, **FRESH, **PRIVATE, "Content-Type": "application/json"}.items()
)


def question(query_string: bytes) -> tuple[Kind, str, str]:
    """The kind, the text and `lang` of a lookup. Raises BadQuestion unless exactly one is asked."""
    try:
        pairs = [_pair(part) for part in query_string.decode("ascii").split("&") if part]
    except ValueError:
        raise BadQuestion("The question cannot be read. Send UTF-8, percent-encoded.") from None
    values = dict(pairs)
    repeated = len(values) < len(pairs)
    lang = values.pop("lang", "")
    kinds = [kind for kind in KINDS if kind in values]
    if repeated or len(kinds) != 1 or len(values) != 1:
        raise BadQuestion(f"Ask exactly one of: {', '.join(KINDS)}; and lang, such as lang=en.")
    return kinds[0], values[kinds[0]], lang


def _pair(part: str) -> tuple[str, str]:
    """A name and its value, as `parse_qsl` reads them in four times as long."""
    name, _, value = part.partition("=")
    return unquote_plus(name, errors="strict"), unquote_plus(value, errors="strict")


class Asked(NamedTuple):
    """A question that can be answered: of which edition, in which language, under which tag."""

    edition: Edition
    kind: Kind
    text: str
    language: str
    tag: str


class Lookup:
    """GET and POST, as a plain ASGI application."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "POST":
            response = await batch(Request(scope, receive))
        else:
            response = await _answer(scope)
        await response(scope, receive, send)


async def _answer(scope: Scope) -> Response:
    """The answer to one question. Raises BadQuestion, EditionRefused."""
    held = scope["app"].state
    asked = _asked(held.current.get, scope["query_string"], dict(scope["headers"]))
    turns: Turns = held.turns
    body = await turns.ask(*asked[:4])
    return _Told(asked, body, conditional.holds(scope, asked.tag))


def at_once(held: State, query_string: bytes, headers: Headers) -> bytes | None:
    """The answer, from its first header to its last byte, but for the date.

    The same without ASGI, which takes longer than an ordinary one. None where others go first
    now, and to who may hold the answer already. Raises BadQuestion, EditionRefused.
    """
    turns: Turns = held.turns
    if not turns.is_free or b"if-none-match" in headers:
        return None
    asked = _asked(held.current.held, query_string, headers)
    body = turns.ask_now(*asked[:4]).encode()
    lines = _lines(asked.tag, asked.language)
    return b"%scontent-length: %d\r\n\r\n%s" % (lines, len(body), body)


def _asked(edition: Callable[[], Edition], query_string: bytes, headers: Headers) -> Asked:
    """What is asked. Raises BadQuestion, EditionRefused."""
    kind, text, lang = question(query_string)
    language = answered_in(lang, headers.get(b"accept-language", b"").decode("latin-1"))
    found = edition()
    return Asked(found, kind, text, language, conditional.tag(found.state, language))


class _Told(Response):
    """An answer with its headers; nothing but those to who holds it."""

    def __init__(self, asked: Asked, body: str, is_held: bool) -> None:
        super().__init__(b"" if is_held else body, 304 if is_held else 200)
        length = [] if is_held else [(b"content-length", b"%d" % len(self.body))]
        self.raw_headers = [*_head(asked.tag, asked.language), *length]


@lru_cache(64)
def _head(tag: str, language: str) -> tuple[tuple[bytes, bytes], ...]:
    """The headers of every answer with this tag, in one language."""
    said = messages.tag(language).encode()
    return (*_ANSWER, (b"etag", tag.encode()), (b"content-language", said))


@lru_cache(64)
def _lines(tag: str, language: str) -> bytes:
    """The same as they are sent."""
    return b"".join(b"%s: %s\r\n" % header for header in _head(tag, language))


_QUESTIONS = tuple(
    Parameter(name, str(field.description), (field.examples or [None])[0])
    for name, field in Question.model_fields.items()
)
operations = (
    Operation(
        id="lookup",
        path="/v1/lookup",
        tag="lookup",
        summary="What is known about a lender. Ask exactly one question.",
        answer=Answer,
        asked=(*_QUESTIONS, LANG),
        headers=("ETag", "Content-Language"),
    ),
    Operation(
        id="lookup_many",
        path="/v1/lookup",
        method="post",
        tag="lookup",
        summary="Many questions: an answer, or a problem, for each in its order.",
        answer=AnswerList,
        body=Batch,
        headers=("Content-Language",),
    ),
)
routes = [Route("/v1/lookup", Lookup(), methods=["GET", "POST"])]

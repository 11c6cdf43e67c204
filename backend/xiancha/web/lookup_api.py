"""/v1/lookup: one question by GET, many by POST."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import unquote_plus

from starlette.datastructures import State
from starlette.requests import Request
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from xiancha import messages
from xiancha.lookup import KINDS, BadQuestion, Edition, Kind
from xiancha.lookup.answer import Answer
from xiancha.web import etags
from xiancha.web.api import FRESH, OPEN, answered_in
from xiancha.web.batch import AnswerList, Batch, Question, batch
from xiancha.web.fair_queue import Turns
from xiancha.web.operation import LANG, LANG_OF_BATCH, Operation, Parameter

PRIVATE = {"Cache-Control": "private, max-age=300"}
"""The address holds the question: no shared proxy may keep it."""
_KINDS: dict[str, Kind] = {kind: kind for kind in KINDS}
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
    is_repeated = len(values) < len(pairs)
    lang = values.pop("lang", "")
    name, text = next(iter(values.items()), ("", ""))
    kind = _KINDS.get(name)
    if kind is None or is_repeated or len(values) > 1:
        raise BadQuestion(f"Ask exactly one of: {', '.join(KINDS)}; and lang, such as lang=en.")
    return kind, text, lang


def _pair(part: str) -> tuple[str, str]:
    """A name and its value, as `parse_qsl` reads them in four times as long."""
    name, _, value = part.partition("=")
    if "%" not in part and "+" not in part:
        return name, value
    return unquote_plus(name, errors="strict"), unquote_plus(value, errors="strict")


class Lookup:
    """GET and POST. The address asked most, so a plain ASGI application."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "POST":
            response = await batch(Request(scope, receive))
            await response(scope, receive, send)
        else:
            for message in await answer(scope, scope["app"].state):
                await send(message)


async def answer(scope: Scope, held: State) -> tuple[Message, Message]:
    """The answer to one question: its head and its body. `held` is the application's state.

    Raises BadQuestion, EditionRefused.
    """
    edition: Edition = held.current.get()
    turns: Turns = held.turns
    kind, text, lang = question(scope["query_string"])
    asked = dict(scope["headers"])
    chosen = answered_in(lang, asked.get(b"accept-language", b"").decode("latin-1"))
    tag, head = _head(edition.state, chosen)
    body = (await turns.ask(edition, kind, text, chosen)).json().encode()
    status = 200
    if b"if-none-match" in asked and etags.holds(scope, tag):
        status, body = 304, b""
    else:
        head = [*head, (b"content-length", b"%d" % len(body))]
    return (
        {"type": "http.response.start", "status": status, "headers": head},
        {"type": "http.response.body", "body": body},
    )


@lru_cache(64)
def _head(state: str, language: str) -> tuple[str, list[tuple[bytes, bytes]]]:
    """The tag and the headers of every answer in one language, while the edition is so."""
    tag, said = etags.tag(state, language), messages.tag(language).encode()
    return tag, [*_ANSWER, (b"etag", tag.encode()), (b"content-language", said)]


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
        asked=(LANG_OF_BATCH,),
        body=Batch,
        headers=("Content-Language",),
    ),
)
routes = [Route("/v1/lookup", Lookup(), methods=["GET", "POST"])]

"""Many questions at once: the body of POST /v1/lookup."""

from __future__ import annotations

import json
from time import perf_counter
from typing import Annotated, Any

from pydantic import ConfigDict, Field, ValidationError, WithJsonSchema
from starlette.requests import Request
from starlette.responses import Response

from xiancha import messages
from xiancha.lookup import KINDS, BadQuestion, Edition
from xiancha.lookup.answer import Answer, Head
from xiancha.model import Model
from xiancha.web.api import OPEN, answered_in, asked_once, current
from xiancha.web.fair_queue import Turns
from xiancha.web.json_schema import ref
from xiancha.web.operation import LangOrNone, Problem
from xiancha.web.problem_details import described

MOST = 100
MOST_BYTES = 1 << 18
SECONDS = 2.0
"""What is not answered after so long is to be asked again."""
_TOO_LATE = json.dumps(
    described(503, f"The questions before took {SECONDS:.0f} seconds. Ask for these again.")
)
_SAID = {
    "missing": "is missing",
    "extra_forbidden": "is not known",
    "list_type": "is no list",
    "too_short": "is empty",
    "too_long": "is too long",
    "string_type": "is no text",
}
_SHAPE = (
    'Send {"questions": [{"host": "example.com"}, {"name": "招联"}], "lang": "en"}; '
    f"at most {MOST} questions, each with exactly one of: {', '.join(KINDS)}."
)


class Question(Model):
    """Exactly one question."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})

    q: str = Field(
        "",
        description="One thing, of any of these kinds.",
        examples=["招联"],
    )
    host: str = Field("", description="A web address.", examples=["1-cash.sg"])
    app: str = Field(
        "", description="A package or a link to a store.", examples=["com.example.loans"]
    )
    name: str = Field("", description="A company or a brand.", examples=["花呗"])
    licence: str = Field("", description="A licence number.", examples=["32/2025"])
    phone: str = Field("", description="A phone number.", examples=["+65 6260 8888"])


class Batch(Model):
    """What is asked, each question judged apart, and the language of the answers."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"questions": [{"host": "1-cash.sg"}], "lang": "en"}]}
    )

    questions: list[Annotated[Any, WithJsonSchema(ref("schemas", "Question"))]] = Field(
        min_length=1, max_length=MOST
    )
    lang: LangOrNone = ""


class AnswerList(Head):
    """An answer, or a problem in its place, for each question in its order."""

    answers: tuple[Answer | Problem, ...]


async def batch(request: Request) -> Response:
    """An answer, or a problem in its place, for each question in its order.

    Their language is what the body says, else the address, else Accept-Language.
    """
    said = asked_once(request, ("lang",)).get("lang", "")
    beside = answered_in(said, request.headers.get("accept-language", ""))
    asked = await _sent(request)
    chosen = answered_in(asked.lang, messages.tag(beside))
    edition = current(request).get()
    turns: Turns = request.app.state.turns
    began, answers = perf_counter(), []
    for question in asked.questions:
        late = perf_counter() - began >= SECONDS
        answers.append(_TOO_LATE if late else await _answer(turns, edition, question, chosen))
    head = json.dumps(edition.head())[1:-1]
    body = f'{{{head},"answers":[{",".join(answers)}]}}'
    headers = {**OPEN, "Cache-Control": "no-store", "Content-Language": messages.tag(chosen)}
    return Response(body, headers=headers, media_type="application/json")


async def _sent(request: Request) -> Batch:
    """The questions that were sent. Raises BadQuestion where they cannot be told apart."""
    sent = b""
    async for part in request.stream():
        sent += part
        if len(sent) > MOST_BYTES:
            raise BadQuestion(f"The questions are longer than {MOST_BYTES} bytes. Ask in parts.")
    try:
        return Batch.model_validate(json.loads(sent, object_pairs_hook=_once))
    except ValidationError as wrong:
        first = wrong.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        said = f"“{place}” {_SAID.get(first['type'], 'cannot be read')}"
        raise BadQuestion(f"{said if place else 'This is no JSON object'}. {_SHAPE}") from None
    except BadQuestion:
        raise
    except (ValueError, RecursionError):
        raise BadQuestion(f"The questions cannot be read as JSON. {_SHAPE}") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object none of whose keys is repeated."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise BadQuestion(f"A key stands twice in one object. {_SHAPE}")
    return found


async def _answer(turns: Turns, edition: Edition, question: Any, language: str) -> str:
    try:
        if not isinstance(question, dict) or len(question) != 1:
            raise BadQuestion(f"A question is exactly one of: {', '.join(KINDS)}.")
        ((kind, text),) = question.items()
        if kind not in KINDS or not isinstance(text, str):
            raise BadQuestion(f"A question is exactly one of: {', '.join(KINDS)}, with a text.")
        return (await turns.ask(edition, kind, text, language)).json()
    except BadQuestion as wrong:
        return json.dumps(described(400, str(wrong)), ensure_ascii=False)

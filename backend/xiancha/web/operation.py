"""How an address of the API is described: an operation of the OpenAPI document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, TypeAdapter, WithJsonSchema

from xiancha import messages
from xiancha.model import Model
from xiancha.web.json_schema import Plain, ref

Tag = Literal[
    "lookup",
    "lenders",
    "products",
    "warnings",
    "changes",
    "data",
    "registers",
    "checklists",
    "editions",
    "health",
]
Header = Literal["ETag", "Content-Language", "Link"]
_TAGS = [*map(messages.tag, messages.LANGUAGES)]
Lang = Annotated[str, WithJsonSchema({"type": "string", "enum": _TAGS})]
LangOrNone = Annotated[str, WithJsonSchema({"type": "string", "enum": [*_TAGS, ""]})]


class Problem(Model):
    """What is wrong and what to do next (RFC 9457)."""

    type: str = Field(examples=["about:blank"])
    title: str = Field(description="The phrase of the status.", examples=["Bad Request"])
    status: int = Field(examples=[400])
    detail: str = Field(examples=["limit= is a number from 1 to 500."])


@dataclass(frozen=True)
class Parameter:
    """What may be asked: `type` as pydantic describes it, `place` in the request."""

    name: str
    description: str
    example: Any = None
    type: Any = str
    place: Literal["query", "path", "header"] = "query"

    def described(self) -> dict[str, Any]:
        schema = TypeAdapter(self.type).json_schema(schema_generator=Plain)
        needed = {"required": True} if self.place == "path" else {}
        return {
            "name": self.name,
            "in": self.place,
            "description": self.description,
            **needed,
            **({"example": self.example} if self.example else {}),
            **({"allowEmptyValue": True} if self.type is Lang else {}),
            "schema": {key: schema[key] for key in schema.keys() - {"title", "description"}},
        }


LANG = Parameter(
    "lang",
    "The language of the answer. Those of one region, such as zh-HK and en-GB, are taken too. "
    "Without it Accept-Language decides, then Chinese. Content-Language says which it is.",
    "en",
    Lang,
)
LANG_OF_BATCH = replace(LANG, description="As `lang` of the body, which outranks it.")
HELD = Parameter("If-None-Match", "The ETag of an answer in hand.", place="header")


@dataclass(frozen=True)
class Operation:
    """One method of an address, and all that it answers.

    `answer` is None for a text that is no JSON; `media` is its type. `problems` are the statuses
    with which it refuses a question. `is_held`: whoever holds the answer is told so instead of
    being sent it again.
    """

    id: str
    path: str
    tag: Tag
    summary: str
    answer: type[BaseModel] | None
    asked: tuple[Parameter, ...] = ()
    problems: tuple[int, ...] = (400, 503)
    headers: tuple[Header, ...] = ()
    method: Literal["get", "post"] = "get"
    body: type[BaseModel] | None = None
    media: str = "application/json"

    @property
    def is_held(self) -> bool:
        return "ETag" in self.headers

    def described(self) -> dict[str, Any]:
        """The operation as OpenAPI has it; models are referred to."""
        asked = [*self.asked, HELD] if self.is_held else self.asked
        sent = _content("application/json", self.body) if self.body else None
        return {
            "operationId": self.id,
            "tags": [self.tag],
            "summary": self.summary,
            **({"parameters": [one.described() for one in asked]} if asked else {}),
            **({"requestBody": {"required": True, **sent}} if sent else {}),
            "responses": self._responses(),
        }

    def _responses(self) -> dict[str, Any]:
        headers = {name: ref("headers", name) for name in self.headers}
        answer = {
            "description": self.summary,
            **({"headers": headers} if headers else {}),
            **_content(self.media, self.answer),
        }
        held = {"304": ref("responses", "Held")} if self.is_held else {}
        problems = {str(status): ref("responses", f"Problem{status}") for status in self.problems}
        return {"200": answer, **held, **problems, "default": ref("responses", "Problem")}


def problem(description: str) -> dict[str, Any]:
    """A response that is a problem."""
    return {"description": description, **_content("application/problem+json", Problem)}


def _content(kind: str, model: type[BaseModel] | None) -> dict[str, Any]:
    schema = ref("schemas", model.__name__) if model else {"type": "string"}
    return {"content": {kind: {"schema": schema}}}

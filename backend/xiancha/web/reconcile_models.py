"""What a reconciliation client sends (https://www.w3.org/community/reports/reconciliation/)."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from xiancha.lookup import BadQuestion
from xiancha.model import Model
from xiancha.web.batch import MOST

Value = str | int | float | bool | dict[str, Any]


class Given(Model):
    """A property of who is looked for, and the values that it may have."""

    pid: str
    v: Value | list[Value]

    @property
    def texts(self) -> set[str]:
        """The values as texts; of an entity its id."""
        values = self.v if isinstance(self.v, list) else [self.v]
        return {_text(one).lower() for one in values}


class Query(Model):
    """One name to match."""

    query: str = ""
    type: str | list[str] | None = None
    type_strict: Literal["any", "should", "all"] | None = None
    limit: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 10
    properties: tuple[Given, ...] = ()


class Wanted(Model):
    """A property to fetch; settings are none of ours."""

    id: str
    settings: dict[str, Any] = Field(default_factory=dict)


class Extension(Model):
    """The lenders and properties that a table is to be extended by."""

    ids: Annotated[tuple[str, ...], Field(max_length=MOST)]
    properties: Annotated[tuple[Wanted, ...], Field(max_length=MOST)]


Queries = Annotated[dict[str, Query], Field(max_length=MOST)]
Sent = TypeVar("Sent")
QUERIES: TypeAdapter[dict[str, Query]] = TypeAdapter(Queries)
EXTENSION: TypeAdapter[Extension] = TypeAdapter(Extension)


def read(kind: TypeAdapter[Sent], name: str, text: str) -> Sent:
    """What was sent in this field as JSON. Raises BadQuestion."""
    try:
        return kind.validate_python(json.loads(text))
    except ValidationError as wrong:
        first = wrong.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise BadQuestion(
            f"{name}= is not as the reconciliation API 0.2 has it, at “{place}”; at most {MOST} "
            "of each. See /reconcile"
        ) from None
    except (ValueError, RecursionError):
        raise BadQuestion(f"{name}= cannot be read as JSON.") from None


def _text(value: Value) -> str:
    return str(value.get("id", "")) if isinstance(value, dict) else str(value)

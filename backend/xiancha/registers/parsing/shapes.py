"""Data held to a shape: a pydantic model, or any type that pydantic can check. Pure."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from xiancha.registers.parsing.refusals import Refused

_Shape = TypeVar("_Shape")


def shaped(
    data: Any, shape: type[_Shape] | TypeAdapter[_Shape], problem: str, advice: str
) -> _Shape:
    """The data as this shape. Raises Refused where it is not.

    The refusal is `problem`, in brackets the first place that is not as it should be, such as
    “rows · 0 · title: Field required”, then `advice`. What a field says is never quoted: it may be
    about a person.
    """
    adapter = shape if isinstance(shape, TypeAdapter) else TypeAdapter(shape)
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        raise _refused(error, problem, advice) from None


def shaped_json(text: str | bytes, shape: type[_Shape], problem: str, advice: str) -> _Shape:
    """A JSON text as this shape, with no value taken for one of another type (see `shaped`)."""
    try:
        return TypeAdapter(shape).validate_json(text, strict=True)
    except ValidationError as error:
        raise _refused(error, problem, advice) from None


def _refused(error: ValidationError, problem: str, advice: str) -> Refused:
    first = error.errors(include_input=False, include_url=False)[0]
    place = " · ".join(map(str, first["loc"])) or "the whole"
    return Refused(f"{problem} ({place}: {first['msg']}). {advice}")

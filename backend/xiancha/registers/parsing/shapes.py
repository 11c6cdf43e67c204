"""Data held to a shape: a pydantic model, or any type that pydantic can check. Pure."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from xiancha.registers.parsing.refusals import Refused

_Shape = TypeVar("_Shape")


def shaped(data: Any, shape: type[_Shape] | TypeAdapter[_Shape], refusal: str) -> _Shape:
    """The data as this shape. Raises Refused with the sentence `refusal` where it is not.

    “{}” in the sentence becomes the place of the first fault and what is wrong there, such as
    “rows · 0 · title: Field required”. What a field says is never quoted: it may be about a person.
    """
    adapter = shape if isinstance(shape, TypeAdapter) else TypeAdapter(shape)
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        raise Refused(refusal.replace("{}", _fault(error))) from None


def shaped_json(text: str | bytes, shape: type[_Shape], refusal: str) -> _Shape:
    """A JSON text as this shape, with no value taken for one of another type (see `shaped`)."""
    try:
        return TypeAdapter(shape).validate_json(text, strict=True)
    except ValidationError as error:
        raise Refused(refusal.replace("{}", _fault(error))) from None


def _fault(error: ValidationError) -> str:
    first = error.errors(include_input=False, include_url=False)[0]
    return f"{' · '.join(map(str, first['loc'])) or 'the whole'}: {first['msg']}"

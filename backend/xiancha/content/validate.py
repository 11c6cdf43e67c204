"""A file as a model, or every problem in it, each once and at its place."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from functools import lru_cache
from typing import TypeVar, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from xiancha.content.problems import Problem
from xiancha.content.source import At, Source
from xiancha.content.validation_messages import explained

M = TypeVar("M", bound=BaseModel)


def validated(model: type[M], source: Source, fields: Collection[str]) -> M | list[Problem]:
    """The file as this model, or every problem in it."""
    try:
        return cast(M, _read(model, source))
    except ValidationError as error:
        errors = [each for each in error.errors() if not _is_echo(each, error.errors())]
    meant = _meant(errors, fields)
    return [
        source.problem(*explained(each, meant.get(each["loc"], "")))
        for each in errors
        if each["type"] != "missing" or each["loc"] not in _places_of(meant)
    ]


@lru_cache(maxsize=256)
def _read(model: type[BaseModel], source: Source) -> BaseModel:
    return model.model_validate(source.data)


def _meant(errors: list[ErrorDetails], fields: Collection[str]) -> dict[At, str]:
    """By the place of each unknown field: the field that was meant, nothing where unknown.

    One that is like a known field, or is where just one field is missing.
    """
    found: dict[At, str] = {}
    for each in errors:
        if each["type"] == "extra_forbidden":
            at = each["loc"]
            missing = [
                str(other["loc"][-1])
                for other in errors
                if other["type"] == "missing" and other["loc"][:-1] == at[:-1]
            ]
            near = get_close_matches(str(at[-1]), missing or fields, 1, 0.7)
            found[at] = (near or (missing if len(missing) == 1 else [""]))[0]
    return found


def _places_of(meant: dict[At, str]) -> set[At]:
    return {(*at[:-1], field) for at, field in meant.items()}


def _is_echo(one: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """True for a list that is too short only because something in it is wrong."""
    at = one["loc"]
    return one["type"] == "too_short" and any(
        other is not one and other["loc"][: len(at)] == at and other["loc"] != at
        for other in errors
    )

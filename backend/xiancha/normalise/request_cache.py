"""What one question works out several times is held until it is answered, and forgotten then.

Nothing that was asked is kept in memory: what holds results for longer is given only what stands in
an edition or in the program. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Given = ParamSpec("Given")
Found = TypeVar("Found")

_held: ContextVar[dict[Any, Any] | None] = ContextVar("held", default=None)


def once(function: Callable[Given, Found]) -> Callable[Given, Found]:
    """The function, called once for the same arguments within a question; they are hashable."""

    @wraps(function)
    def found(*given: Given.args, **named: Given.kwargs) -> Found:
        held = _held.get()
        if held is None or named:
            return function(*given, **named)
        key: Hashable = (function, given)
        if key not in held:
            held[key] = function(*given, **named)
        result: Found = held[key]
        return result

    return found


def question(answer: Callable[Given, Found]) -> Callable[Given, Found]:
    """A function that answers one question: what is held meanwhile is gone when it returns."""

    @wraps(answer)
    def answered(*given: Given.args, **named: Given.kwargs) -> Found:
        before = _held.set({})
        try:
            return answer(*given, **named)
        finally:
            _held.reset(before)

    return answered

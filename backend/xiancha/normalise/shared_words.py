"""The words and tables that both languages read: modules of the extension that hold one table."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from xiancha import paths


@cache
def shared_table(module: str) -> dict[str, Any]:
    """The table of a module below `extension/core`; it is strict JSON behind `export const`."""
    held: dict[str, Any] = _shared(module)
    return held


def shared_list(module: str) -> list[str]:
    """The list of such a module."""
    held: list[str] = _shared(module)
    return held


def _shared(module: str) -> Any:
    text = (paths.extension() / "core" / module).read_text("utf-8")
    table = text.partition("\nexport const ")[2].partition(" = ")[2]
    return json.loads(table.rstrip(";\n"))


def shared_words(module: str) -> dict[str, list[str]]:
    """The lists of words of such a table."""
    return shared_table(module)


def either(words: list[str]) -> str:
    """The regular expression of one of these words, the first that fits; none has a sign of it."""
    return f"(?:{'|'.join(words)})"

"""Which characters a name is made of, by one version of Unicode in both languages. Pure.

The table is a module of the extension; `tests/cases/make_unicode.py` writes it. Python and each
browser bring versions of their own, which would read the same name differently.
"""

from __future__ import annotations

import json
import re
from functools import cache

from xiancha import paths


@cache
def invisible() -> re.Pattern[str]:
    """What is drawn as nothing."""
    return _any_of("invisible")


@cache
def signs() -> re.Pattern[str]:
    """What may be left out of a name: punctuation, white space, faces. All else is a letter."""
    return _any_of("signs")


@cache
def unassigned() -> re.Pattern[str]:
    """Code points without a character: somebody's device may draw a letter there one day."""
    return _any_of("unassigned")


@cache
def _table() -> dict[str, list[str]]:
    module = (paths.extension() / "core/normalise/unicode.js").read_text("utf-8")
    held: dict[str, list[str]] = json.loads(module.partition("UNICODE = ")[2].rstrip(";\n"))
    return held


def _any_of(part: str) -> re.Pattern[str]:
    ends = (one.split("-") for one in " ".join(_table()[part]).split())
    return re.compile(f"[{''.join(_range(*one) for one in ends)}]")


def _range(first: str, last: str = "") -> str:
    return "-".join(f"\\U{int(one, 16):08x}" for one in (first, last) if one)

"""Writes a draft from a letter as an edition has it. What is not known stays a marked gap. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from xiancha.messages import localised

_BLANK = re.compile(r"{(\w+)}")
_ASIDE = re.compile(r"（[^（）{}]*{(\w+)}[^（）{}]*）")
Values = Mapping[str, str]


def draft(
    letter: dict[str, Any],
    gap: str,
    language: str,
    own: Values | None = None,
    rows: Mapping[str, Sequence[Values]] | None = None,
) -> str:
    """The draft as text: parts with an empty line between them.

    `own` fills the placeholders of the whole letter; `rows` holds, by part, the values of each
    line of its table. A table without rows is written once, with gaps; what stands in （） in
    a line is left out where it says nothing.
    """
    known = dict(own or {})
    written = []
    for part in letter["parts"]:
        lines = [localised(part[key], language) for key in ("heading", "text") if part[key]]
        lines = [_filled(each, known, gap) for each in lines]
        if part["line"]:
            line = localised(part["line"], language)
            table = (rows or {}).get(part["part"]) or [{}]
            for n, row in enumerate(table, 1):
                values = {**known, "n": str(n), **row}
                lines.append(_filled(_without_empty_asides(line, values), values, gap))
        written.append("\n".join(lines))
    return "\n\n".join(written) + "\n"


def _without_empty_asides(line: str, values: Values) -> str:
    """The line without asides whose placeholder has no value: （SHA-256：{sha256}）."""
    return _ASIDE.sub(lambda found: found[0] if values.get(found[1], "").strip() else "", line)


def _filled(text: str, values: Values, gap: str) -> str:
    """Values go in once: what looks like a placeholder in one of them stays as it was typed."""
    return _BLANK.sub(lambda found: values.get(found[1], "").strip() or gap, text)

"""Writes a draft from a letter as an edition has it. What is not known stays a marked gap. Pure.

The extension writes the same (`extension/core/letters/letter-draft.js`);
tests/cases/letters.json holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from xiancha.messages import localised

_COUNT = re.compile("[1-9][0-9]{0,3}")
_BLANK = re.compile(r"{(\w+)}")
_ASIDE = re.compile(r"（[^（）{}]*{(\w+)}[^（）{}]*）")
Values = Mapping[str, str]
Json = Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """What the writer told, of which nothing is made up.

    `own` fills the placeholders of the whole letter; its `today` is the letter's date. `rows`
    holds, by part, the values of each line of its table. `breaches` are those that the writer
    chose, each with its count; what is no whole number from 1 to 9999 is a gap. `friend`: the
    writer did not borrow.
    """

    own: Values = field(default_factory=dict)
    rows: Mapping[str, Sequence[Values]] = field(default_factory=dict)
    breaches: Sequence[tuple[Json, str]] = ()
    friend: bool = False


_NOTHING = Told()


def draft(letter: Json, common: Json, language: str, told: Told = _NOTHING) -> str:
    """The draft as text: parts with an empty line between them.

    `common` is what all letters share. A table without rows is written once, with gaps; what
    stands in （） in a line is left out where it says nothing. A rule that is not in force on the
    letter's date says so.
    """
    gap = common["gap"]
    rows = {"rules": _rules(told.breaches, gap, language), **told.rows}
    written = []
    for part in letter["parts"]:
        text = (told.friend and part.get("friend")) or part["text"]
        lines = [localised(each, language) for each in (part["heading"], text) if each]
        lines = [_filled(each, told.own, gap) for each in lines]
        if part["line"]:
            line = localised(part["line"], language)
            for n, row in enumerate(rows.get(part["part"]) or [{}], 1):
                values = {**told.own, "n": str(n), **row}
                lines.append(_filled(_without_empty_asides(line, values), values, gap))
        written.append("\n".join(lines))
    rules = [*letter.get("cites", ()), *(rule for one, _ in told.breaches for rule in one["cites"])]
    whole = "\n\n".join(written) + "\n"
    return _marked(whole, rules, common, told.own.get("today", ""), language)


def _rules(breaches: Iterable[tuple[Json, str]], gap: str, language: str) -> list[Values]:
    said = [(localised(breach["says"], language), count.strip()) for breach, count in breaches]
    return [
        {"rule": words.replace("{count}", count if _COUNT.fullmatch(count) else gap)}
        for words, count in said
    ]


def _marked(text: str, rules: Iterable[Json], common: Json, on: str, language: str) -> str:
    """The text with a mark behind each rule that is not in force on this day, "" for none."""
    marks: dict[str, str] = {}
    for rule in rules:
        ended = rule.get("replaced_on") or ""
        if on and rule["in_force"] > on:
            mark = localised(common["not_yet"], language).replace("{date}", rule["in_force"])
        elif on and ended and ended <= on:
            mark = localised(common["replaced"], language).replace("{date}", ended)
        else:
            continue
        marks[localised(rule["label"], language)] = mark
    for label in sorted(marks, key=len, reverse=True):
        text = re.sub(f"{re.escape(label)}(?!之)", lambda found: found[0] + marks[found[0]], text)
    return text


def _without_empty_asides(line: str, values: Values) -> str:
    """The line without asides whose placeholder has no value: （SHA-256：{sha256}）."""
    return _ASIDE.sub(lambda found: found[0] if values.get(found[1], "").strip() else "", line)


def _filled(text: str, values: Values, gap: str) -> str:
    """Values go in once: what looks like a placeholder in one of them stays as it was typed."""
    return _BLANK.sub(lambda found: values.get(found[1], "").strip() or gap, text)

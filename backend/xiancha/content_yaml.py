"""Reads content that people write in YAML, and tells them their mistakes in words.

Every value is read as the text that was typed: no date, number or yes/no is guessed.
Every place in a file keeps its line, so that each problem can name it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

At = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)


class Problem(NamedTuple):
    """What is wrong where, and what to write instead."""

    file: str
    line: int
    what: str
    instead: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}. Write instead: {self.instead}"


@dataclass(frozen=True)
class Source:
    """One file as read: nested text, and the line of each place in it."""

    name: str
    data: object
    lines: dict[At, int]

    def problem(self, at: At, what: str, instead: str) -> Problem:
        """A problem at this place, or at the nearest place around it that was written."""
        while at and at not in self.lines:
            at = at[:-1]
        return Problem(self.name, self.lines.get(at, 1), what, instead)


def read(path: Path, name: str, fields: Collection[str], problems: list[Problem]) -> Source | None:
    """Read one file. Problems are added to the list; None where nothing could be read."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        problems.append(Problem(name, 1, "the file is not UTF-8", "save it again as UTF-8"))
        return None
    found = list(_mistyped(text, name, fields))
    lines: dict[At, int] = {}
    data: object = None
    if not found:
        try:
            node = YAML(typ="safe", pure=True).compose(text)
            data = _plain(node, (), lines, name, found) if node else None
        except MarkedYAMLError as error:
            found.append(_unreadable(error, text, name))
        except YAMLError as error:
            reason = " ".join(str(error).split())
            found.append(Problem(name, 1, f"YAML cannot read this ({reason})", "plain text"))
    if not found and data is None:
        found.append(Problem(name, 1, "the file is empty", "its fields, see checklists/README.md"))
    problems += found
    return None if found else Source(name, data, lines)


def validated(model: type[M], source: Source, fields: Collection[str]) -> M | list[Problem]:
    """The file as this model, or everything that keeps it from being one."""
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        errors = [each for each in error.errors() if not _is_echo(each, error.errors())]
    meant = {
        (*each["loc"][:-1], near)
        for each in errors
        if each["type"] == "extra_forbidden" and (near := _near(each["loc"][-1], fields))
    }
    return [
        _explained(each, source, fields)
        for each in errors
        if each["type"] != "missing" or each["loc"] not in meant
    ]


def _is_echo(one: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """True for a list that is too short only because something in it is wrong."""
    at = one["loc"]
    return one["type"] == "too_short" and any(
        other is not one and other["loc"][: len(at)] == at and other["loc"] != at
        for other in errors
    )


def _near(field: object, fields: Collection[str]) -> str | None:
    return next(iter(get_close_matches(str(field), fields, 1)), None)


def _mistyped(text: str, name: str, fields: Collection[str]) -> Iterator[Problem]:
    """Slips that YAML reports on another line or not at all: tabs, ：, no space after a colon."""
    colon = re.compile(rf"(\s*(?:- )?)({'|'.join(fields)})\s*(?:：\s*|:(?=[^\s:]))(.*)")
    for number, line in enumerate(text.splitlines(), 1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            fixed = indent.replace("\t", "  ") + line.lstrip()
            yield Problem(name, number, "a tab at the start of the line", f"spaces: {fixed}")
        elif slip := colon.fullmatch(line):
            right = f"{slip[1]}{slip[2]}: {slip[3]}".strip()
            yield Problem(name, number, "a field needs a plain colon and a space", right)
        elif brace := re.fullmatch(r"\s*(zh_CN|en): ({.*)", line):
            right = f'{brace[1]}: "{brace[2]}"'
            yield Problem(name, number, "a text that begins with { needs quotes", right)


def _unreadable(error: MarkedYAMLError, text: str, name: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    number = mark.line + 1 if mark else 1
    line = (text.splitlines() or [""])[min(number, len(text.splitlines())) - 1].strip()
    what = f"YAML cannot read this line ({error.problem or error.context})"
    key, colon, value = line.partition(": ")
    if colon and ": " in value:
        value = value.replace('"', "”")
        return Problem(name, number, what, f'{key}: "{value}"')
    hint = "fields under each other with the same indent, quotes and brackets closed"
    return Problem(name, number, what, hint)


def _plain(node: Node, at: At, lines: dict[At, int], name: str, found: list[Problem]) -> object:
    """The node as nested text; notes lines, repeated fields and anchors on the way."""
    line = node.start_mark.line + 1
    lines.setdefault(at, line)
    if node.anchor:
        found.append(Problem(name, line, f"“&{node.anchor}” is not used here", "the text itself"))
        return ""
    if isinstance(node, SequenceNode):
        items = enumerate(node.value)
        return [_plain(item, (*at, i), lines, name, found) for i, item in items]
    if not isinstance(node, MappingNode):
        return str(node.value)
    mapping: dict[str, object] = {}
    for key, value in node.value:
        field, line = str(key.value), key.start_mark.line + 1
        if isinstance(key, SequenceNode | MappingNode):
            found.append(Problem(name, line, "a field needs a name", "field: text"))
        if field in mapping:
            found.append(Problem(name, line, f"`{field}` is here twice", "one of the two"))
        lines[(*at, field)] = line
        mapping[field] = _plain(value, (*at, field), lines, name, found)
    return mapping


EXAMPLES = {
    "articles": "articles, each with its number and its fields below",
    "cites": "cites: [pipl/16]",
    "doors": "doors: [police]",
    "id": "id: deny-contacts",
    "items": "items, each beginning with `- id: …`",
    "known": "known: read",
    "phone": 'phone: "12345"',
    "url": "url: https://…",
    "rank": "rank: 法律",
    "source": "source: https://…",
    "zh_CN": "zh_CN: …",
    "en": "en: …",
    "number": "number: …",
    "uncited": "uncited: the reason",
    "cite": "cite: pipl/16",
    "when": "when, and its conditions below",
    "whom": "whom: [debtor]",
    "order": "order, and one id a line below",
    "parts": "parts, each beginning with `- part: …`",
    "part": "part: greeting",
    "since": 'since: "22:00"',
    "until": 'until: "08:00"',
} | {
    day: f"{day}: 2026-08-01"
    for day in ("in_force", "checked_on", "reviewed_on", "review_by", "ends_on")
}


def _explained(error: ErrorDetails, source: Source, fields: Collection[str]) -> Problem:
    """One finding of pydantic in a maintainer's words."""
    at, kind, value, ctx = error["loc"], error["type"], error["input"], error.get("ctx", {})
    field = next((str(part) for part in reversed(at) if isinstance(part, str)), "")
    what, instead = f"`{field}` cannot be read as it stands", EXAMPLES.get(field, "")
    instead = instead or f"{field}: {{zh_CN: …, en: …}}"
    if kind == "content":
        at, what, instead = (*at, *ctx["at"]), ctx["what"], ctx["instead"]
    elif not at:
        what, instead = "the file does not consist of fields", "title: {zh_CN: …, en: …}"
    elif kind == "missing":
        what = f"`{field}` is missing"
    elif kind == "extra_forbidden":
        near, what = _near(field, fields), f"unknown field `{field}`"
        instead = f"{near}:" if near else "nothing, or a field of checklists/README.md"
    elif not value:
        what = f"`{field}` is empty"
    elif at[-1] == "[key]":
        at, what = at[:-1], f"“{at[-2]}” cannot name an article"
        instead = "16, 253-1 or cost-table"
    elif kind == "literal_error":
        what, instead = f"`{field}` cannot be “{value}”", str(ctx["expected"])
    elif kind == "string_type":
        what, instead = f"`{field}` is one text, without fields", f"{field}: …"
    elif kind == "model_type" and isinstance(value, str) and field not in EXAMPLES:
        what, instead = f"`{field}` needs fields of its own", f"{field}: {{zh_CN: {value}}}"
    return source.problem(at, what, instead)

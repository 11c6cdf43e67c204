"""Reads content that people write in YAML, and explains their mistakes.

Every value is read as the text that was typed: no date, number or yes/no is guessed.
Every place in a file keeps its line, so that each problem can name it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from xiancha.content.problems import Instead, Message, Problem
from xiancha.content.yaml_typos import mistyped, unreadable

At = tuple[str | int, ...]
_NAMELESS = "?"
_DEEPEST = 20
_TEXT = re.compile(r"^says: \|", re.M)
"""The last field of a situation: what follows is the words of others, not fields."""


@dataclass(frozen=True, eq=False)
class Source:
    """One file as read: nested text, and the line of each place in it; equal to itself alone."""

    name: str
    data: object
    lines: dict[At, int]

    def problem(self, at: At, what: Message, instead: Instead) -> Problem:
        """A problem at this place, or at the nearest place around it that was written."""
        while at and at not in self.lines:
            at = at[:-1]
        return Problem(self.name, self.lines.get(at, 1), what, instead)


def read(path: Path, name: str, fields: Collection[str], problems: list[Problem]) -> Source | None:
    """Read one file. Problems are added to the list; None where nothing could be read."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        problems.append(
            Problem(
                name,
                1,
                Message("the file is not UTF-8", "文件不是 UTF-8 编码"),
                Message("save it again as UTF-8", "另存为 UTF-8 编码"),
            )
        )
        return None
    source, found = read_text(text, name, frozenset(fields))
    problems += found
    return source


@lru_cache(maxsize=256)
def read_text(
    text: str, name: str, fields: frozenset[str]
) -> tuple[Source | None, tuple[Problem, ...]]:
    """The text as a source, or what is wrong with it; the preview reads the same files again."""
    found = list(mistyped(_TEXT.split(text)[0], name, fields))
    lines: dict[At, int] = {}
    data: object = None
    if not found:
        try:
            data = _Composer(text, name, lines, found).document()
        except yaml.MarkedYAMLError as error:
            found.append(unreadable(error, text, name))
        except yaml.YAMLError as error:
            reason = " ".join(str(error).split())
            found.append(
                Problem(
                    name,
                    1,
                    Message(f"YAML cannot read this ({reason})", f"YAML 读不懂这里（{reason}）"),
                    Message("type the text again by hand", "把这里重新手打一遍"),
                )
            )
    if not found and data is None:
        found.append(
            Problem(
                name,
                1,
                Message("the file is empty", "文件是空的"),
                Message(
                    "write its fields, see checklists/README.md",
                    "写上字段，见 checklists/README.md",
                ),
            )
        )
    return None if found else Source(name, data, lines), tuple(found)


class _Composer:
    """Nested text from the events of a YAML text; notes lines, repeated fields and anchors."""

    def __init__(self, text: str, name: str, lines: dict[At, int], found: list[Problem]) -> None:
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._name = name
        self._lines = lines
        self._found = found

    def document(self) -> object:
        """The only document of the text; None where there is none."""
        data: object = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if self._lines:
                    self._tell(
                        event,
                        Message("a second document begins", "又开始了一份文档"),
                        Message("take the line with --- out", "删掉 --- 这一行"),
                    )
                data = self._value(next(self._events), ())
        return data

    def _value(self, event: yaml.Event, at: At) -> object:
        if len(at) > _DEEPEST:
            raise yaml.YAMLError("lists in lists in lists")
        self._lines.setdefault(at, _line(event))
        if anchor := getattr(event, "anchor", None):
            self._tell_anchor(event, anchor)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(at)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(at)
        return str(getattr(event, "value", ""))

    def _list(self, at: At) -> list[object]:
        items: list[object] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._value(event, (*at, len(items))))
        return items

    def _mapping(self, at: At) -> dict[str, object]:
        mapping: dict[str, object] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            field = self._field(event)
            if field in mapping:
                self._tell(
                    event,
                    Message(f"`{field}` is here twice", f"`{field}` 写了两次"),
                    Message("keep one of the two", "只留一个"),
                )
            self._lines[(*at, field)] = _line(event)
            mapping[field] = self._value(next(self._events), (*at, field))
        return mapping

    def _field(self, event: yaml.Event) -> str:
        if isinstance(event, yaml.ScalarEvent):
            return event.value
        self._tell(event, Message("a field needs a name", "字段要有名字"), "title: …")
        return str(self._value(event, (_NAMELESS,)))

    def _tell_anchor(self, event: yaml.Event, anchor: str) -> None:
        sign = f"{'*' if isinstance(event, yaml.AliasEvent) else '&'}{anchor}"
        self._tell(
            event,
            Message(f"“{sign}” is not used here", f"这里不用“{sign}”"),
            Message("write the text itself", "把内容写出来"),
        )

    def _tell(self, event: yaml.Event, what: Message, instead: Instead) -> None:
        self._found.append(Problem(self._name, _line(event), what, instead))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1

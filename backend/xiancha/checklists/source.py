"""Reads content that people write in YAML, and explains their mistakes.

Every value is read as the text that was typed: no date, number or yes/no is guessed.
Every place in a file keeps its line, so that each problem can name it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from xiancha.checklists.problems import Instead, Message, Problem
from xiancha.checklists.yaml_typos import mistyped, unreadable

At = tuple[str | int, ...]


@dataclass(frozen=True)
class Source:
    """One file as read: nested text, and the line of each place in it."""

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
    source, found = _read(text, name, frozenset(fields))
    problems += found
    return source


@lru_cache(maxsize=256)
def _read(
    text: str, name: str, fields: frozenset[str]
) -> tuple[Source | None, tuple[Problem, ...]]:
    """The text as a source, or what is wrong with it; the preview reads the same files again."""
    found = list(mistyped(text, name, fields))
    lines: dict[At, int] = {}
    data: object = None
    if not found:
        try:
            node = YAML(typ="safe", pure=True).compose(text)
            data = _plain(node, (), lines, name, found) if node else None
        except MarkedYAMLError as error:
            found.append(unreadable(error, text, name))
        except YAMLError as error:
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


def _plain(node: Node, at: At, lines: dict[At, int], name: str, found: list[Problem]) -> object:
    """The node as nested text; notes lines, repeated fields and anchors on the way."""
    line = node.start_mark.line + 1
    lines.setdefault(at, line)
    if node.anchor:
        found.append(
            Problem(
                name,
                line,
                Message(f"“&{node.anchor}” is not used here", f"这里不用“&{node.anchor}”"),
                Message("write the text itself", "把内容写出来"),
            )
        )
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
            found.append(
                Problem(
                    name,
                    line,
                    Message("a field needs a name", "字段要有名字"),
                    "title: …",
                )
            )
        if field in mapping:
            found.append(
                Problem(
                    name,
                    line,
                    Message(f"`{field}` is here twice", f"`{field}` 写了两次"),
                    Message("keep one of the two", "只留一个"),
                )
            )
        lines[(*at, field)] = line
        mapping[field] = _plain(value, (*at, field), lines, name, found)
    return mapping

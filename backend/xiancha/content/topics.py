"""What a pasted text may speak of: each topic's words, and the checklist of what to do then.

Maintainers write them in `checklists/topics.json`; its README tells the fields. Editions carry
them, and the extension reads them alike (`extension/core/read/topics.js`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from xiancha import paths
from xiancha.content.problems import ContentError, Message, Problem

FILE = "topics.json"
"""Beside the checklists, and in an edition's tables."""


@dataclass(frozen=True)
class Topic:
    """What a text speaks of.

    A `story` may be told of somebody who is looked up: “分期乐逾期怎么办”. Else no name in the text
    is looked up.
    """

    id: str
    checklist: str
    story: bool
    pattern: str
    instead_of: tuple[str, ...] = ()
    """The ids of topics that are not spoken of beside this one."""

    @cached_property
    def words(self) -> re.Pattern[str]:
        """What finds the topic in a folded text; made when the first is asked about."""
        return re.compile(self.pattern, re.ASCII)


def published() -> bytes:
    """The topics as an edition carries them. Raises ContentError, as `known` does."""
    known()
    return json.dumps(_written(), ensure_ascii=False, separators=(",", ":")).encode()


@lru_cache(1)
def known() -> tuple[Topic, ...]:
    """All of them, the most pressing first: the first that a text speaks of is its kind.

    Raises ContentError where they cannot be read; `xiancha checklists check` tells what is wrong.
    """
    try:
        return tuple(_read(_written()))
    except (ValueError, KeyError, TypeError, re.error) as error:
        what = Message("the topics cannot be read", "读不懂这里的话题")
        check = Message("run: xiancha checklists check", "运行 xiancha checklists check 看错在哪里")
        raise ContentError([Problem(FILE, 1, what, check)]) from error


@lru_cache(1)
def stories() -> frozenset[str]:
    """The ids of those that are stories."""
    return frozenset(topic.id for topic in known() if topic.story)


def written_out(words: str, lists: Mapping[str, Sequence[str]]) -> str:
    """A pattern with the words of each list that it names: `{kin}`."""
    return re.sub(r"\{([a-z_]+)\}", lambda found: "|".join(lists.get(found[1], [found[0]])), words)


def _written() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((paths.checklists() / FILE).read_bytes())
    return found


def _read(written: Mapping[str, Any]) -> Iterator[Topic]:
    for kind in ("pressing", "stories"):
        for one in written[kind]:
            words = written_out("|".join(one["words"]), written["lists"])
            is_story, instead_of = kind == "stories", tuple(one.get("instead_of", ()))
            yield Topic(one["id"], one["checklist"], is_story, words, instead_of)

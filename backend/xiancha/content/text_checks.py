"""The lines that people read, and the phone numbers in them, held against the data.

Texts are read with full-width digits and Chinese numerals alike: １２３７８, 一二三七八.
What a law itself says (`text` of an article) is a quotation and is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from xiancha.content.chinese_numbers import DIGIT, spelt_out
from xiancha.content.problems import Instead, Message, Problem
from xiancha.content.source import At, Source

_LANGUAGES = ("zh_CN", "zh_TW", "en", "id")
_FILES = 256
"""Of so many files it is known what was found in them: most are read again as they were."""
_SPELT = re.compile(f"[{DIGIT}]{{3,}}")
_COUNTED = "万|亿|多?元|块|天|日|年|个|岁|人|次|倍|家|分|小时|页|条|款|%|yuan|days?|hours?|people"
_UNIT = rf"(?!\s*(?:{_COUNTED}))"
_PHONE = re.compile(
    r"(?<![\d.,/¥〔-])(?:"
    r"1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8}|[48]00[ -]?\d{3}[ -]?\d{4}|"
    r"11[0-9]|12[0-2]|12\d{3}|10\d{3}|9[56]\d{3,4}"
    rf")(?![\d.,]\d|\d|号文){_UNIT}"
)


_MARKUP = re.compile(r"!?\[[^\]]*\]\([^)]*\)|</?[A-Za-z][^>]*>|https?://[^\s，。；）]+")


class Place(NamedTuple):
    """One line that people read, its place, and the rules cited beside it."""

    source: Source
    at: At
    below: int
    text: str
    cites: tuple[str, ...]

    def own_items(self, numbers: Iterable[str]) -> bool:
        """True where 第3条 means an item of the list that this line opens."""
        data = self.source.data
        items = data.get("items", []) if isinstance(data, dict) and self.at[0] == "intro" else []
        return bool(items) and {*numbers} <= {str(n + 1) for n in range(len(items))}

    def problem(self, what: Message, instead: Instead) -> Problem:
        found = self.source.problem(self.at, what, instead)
        return replace(found, line=found.line + self.below)


def phones(sources: Iterable[Source], doors: Mapping[str, str]) -> Iterator[Problem]:
    """Numbers in prose; `doors` has the number of each door by its id."""
    known = {phone: door for door, phone in doors.items()}
    for source in sources:
        for place, phone, written in _numbers(source):
            if phone in known:
                what = Message(
                    f"the number {written} stands in the text; numbers stand in doors.yml alone",
                    f"正文里有号码{written}；号码只写在 doors.yml 里",
                )
                below = f"doors: [{known[phone]}]"
                advice = Message(
                    f"take it out of the text and write {below} below",
                    f"从正文里删掉，在下面写 {below}",
                )
                yield place.problem(what, advice)
            else:
                what = Message(
                    f"the number {written} is not in doors.yml",
                    f"号码{written}不在 doors.yml 里",
                )
                advice = Message(
                    "take it out; a public number goes into doors.yml, with its source",
                    "从正文里删掉；官方号码写进 doors.yml，附上来源",
                )
                yield place.problem(what, advice)


@lru_cache(_FILES)
def _numbers(source: Source) -> tuple[tuple[Place, str, str], ...]:
    """Each number in the lines of a file, its digits alone and as it is written."""
    return tuple(
        (place, re.sub(r"[ -]", "", found[0]), place.text[found.start() : found.end()])
        for place in _places(source)
        for found in _PHONE.finditer(_SPELT.sub(lambda run: spelt_out(run[0]), plain(place.text)))
    )


def markup(sources: Iterable[Source]) -> Iterator[Problem]:
    """Pictures, links and tags, of which readers would see the signs."""
    return (problem for source in sources for problem in _markup(source))


@lru_cache(_FILES)
def _markup(source: Source) -> tuple[Problem, ...]:
    problems = []
    for place in _places(source):
        if found := _MARKUP.search(place.text):
            what = Message(
                f"the text has “{found[0]}”; texts are plain, without pictures, links and tags",
                f"正文里有“{found[0]}”；正文只写字，不放图片、链接、标签",
            )
            advice = Message(
                "take it out; an address goes into source: or, for a door, into url:",
                "删掉；网址写进 source:，渠道的网址写进 doors.yml 的 url:",
            )
            problems.append(place.problem(what, advice))
    return tuple(problems)


def plain(text: str) -> str:
    """The text with ASCII digits for full-width ones, each sign still at its place."""
    return text if text.isascii() else text.translate(_PLAIN)


class _Plain(dict[int, str]):
    """Finds out about a sign when it is first met."""

    def __missing__(self, code: int) -> str:
        same = unicodedata.normalize("NFKC", chr(code))
        self[code] = same if len(same) == 1 and same.isalnum() else chr(code)
        return self[code]


_PLAIN = _Plain()


def places(sources: Iterable[Source]) -> Iterator[Place]:
    """Every line that people read."""
    return (place for source in sources for place in _places(source))


@lru_cache(_FILES)
def _places(source: Source) -> tuple[Place, ...]:
    """The lines of one file, which several checks read."""
    return tuple(
        Place(source, at, (1 if "\n" in value else 0) + i, line, cites)
        for at, value, cites in _texts(source.data, (), ())
        for i, line in enumerate(value.split("\n"))
    )


def _texts(
    data: object, at: At, cites: tuple[str, ...]
) -> Iterator[tuple[At, str, tuple[str, ...]]]:
    if isinstance(data, dict):
        named = [data["cite"]] if "cite" in data else data.get("cites", [])
        if isinstance(named, list):
            cites = tuple(str(each).split("/")[0] for each in named) or cites
        for key, value in data.items():
            if key in _LANGUAGES and (key != "id" or "zh_CN" in data) and isinstance(value, str):
                yield (*at, key), value, cites
            else:
                yield from _texts(value, (*at, key), cites)
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _texts(value, (*at, i), cites)

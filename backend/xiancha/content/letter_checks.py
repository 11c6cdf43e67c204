"""Checks of letters and breaches: what they cite, and the blanks in their texts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

from xiancha.content.content_models import Law, Text
from xiancha.content.help_models import OWN, ROWS, SAYS, Breach, Letter
from xiancha.content.ids import unknown
from xiancha.content.problems import Instead, Message, Problem, one_of
from xiancha.content.source import At, Source

SOFT = ("行业自律", "国家标准")
_UNLAWFUL = re.compile("违法|非法|犯法|unlawful|illegal", re.IGNORECASE)
_BLANK = re.compile(r"{([^{}]*)}")
_STRAY = re.compile(r"[{}｛｝]")


def breach_problems(
    breach: Breach, source: Source, at: At, laws: Mapping[str, Law]
) -> Iterator[Problem]:
    """What is wrong in how a breach is told."""
    yield from text_problems(source, (*at, "says"), breach.says, SAYS)
    law = laws.get(breach.cite.law)
    for part in ("title", "says") if law and law.rank in SOFT else ():
        for language, words in getattr(breach, part).published().items():
            if found := _UNLAWFUL.search(words):
                what = Message(
                    f"{breach.cite.law} is no law, so nothing is “{found[0]}” by it",
                    f"{breach.cite.law} 不是法律，不能说“{found[0]}”",
                )
                advice = Message("say that it is not in line with it", "只说不符合")
                yield source.problem((*at, part, language), what, advice)
    if law and law.rank in SOFT and "不符合{law}" not in breach.says.zh_CN:
        what = Message(
            f"{breach.cite.law} is no law ({law.rank}), so the count is said to be out of line",
            f"{breach.cite.law} 不是法律（{law.rank}），只能说不符合",
        )
        yield source.problem((*at, "says", "zh_CN"), what, "…，不符合{law}")


def letter_problems(letter: Letter, source: Source, doors: Collection[str]) -> Iterator[Problem]:
    """What is wrong in the parts of a letter."""
    if letter.door and doors:
        yield from unknown(source, ("door",), "door", letter.door, doors)
    own = [*OWN, *map(str, letter.cites)]
    for i, part in enumerate(letter.parts):
        for name in ("text", "friend"):
            if text := getattr(part, name):
                yield from text_problems(source, ("parts", i, name), text, own)
        if part.line:
            yield from text_problems(
                source, ("parts", i, "line"), part.line, [*ROWS[part.part], *own]
            )


def text_problems(source: Source, at: At, text: Text, known: Collection[str]) -> Iterator[Problem]:
    """Placeholders in a text that are none of the known ones."""
    for language, words in text.published().items():
        for line, each in enumerate(words.split("\n")):
            for what, instead in _blanks(each, known):
                found = source.problem((*at, language), what, instead)
                below = line + 1 if "\n" in words else 0
                yield replace(found, line=found.line + below)


def _blanks(line: str, known: Collection[str]) -> Iterator[tuple[Message, Instead]]:
    """Unknown placeholders of one line, and braces that make none."""
    for blank in _BLANK.findall(line):
        if blank not in known:
            near = get_close_matches(blank, known, 1)
            what = Message(f"unknown placeholder {{{blank}}}", f"没有 {{{blank}}} 这个空格")
            yield what, f"{{{near[0]}}}" if near else one_of(known)
    if _STRAY.search(_BLANK.sub("", line)):
        what = Message(
            f"a brace that is no placeholder in “{line.strip()}”",
            f"“{line.strip()}”里的花括号不成对，或者是全角的",
        )
        yield what, Message("write {lender}, with plain braces", "空格写成 {lender}，用半角花括号")

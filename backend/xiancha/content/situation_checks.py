"""What is wrong in one situation: too many words, a language that lacks, too many calls."""

from __future__ import annotations

from collections.abc import Iterator

from xiancha import messages
from xiancha.content.card_budget import MOST, too_long
from xiancha.content.content_models import Text
from xiancha.content.problems import Message, Problem
from xiancha.content.situation_models import Situation
from xiancha.content.source import At, Source

WRITTEN = ("zh_CN", "en", "id")
"""What maintainers write; the traditional characters are made."""


def situation_problems(source: Source, held: Situation) -> Iterator[Problem]:
    """What is wrong in one file by itself."""
    shown: list[tuple[At, Text]] = [(("title",), held.title), (("because",), held.because)]
    shown += [(("steps", n), step) for n, step in enumerate(held.steps)]
    for at, text in shown:
        yield from too_long(source, at, text, MOST[str(at[0])])
    for at, text in [*shown, *((("more", n), one) for n, one in enumerate(held.more))]:
        yield from _lacking(source, at, text)


def _lacking(source: Source, at: At, text: Text) -> Iterator[Problem]:
    written = text.published()
    for language in WRITTEN:
        if language not in written:
            name = messages.NAMES[language]
            what = Message(f"`{at[0]}` has no {name} yet", f"`{at[0]}` 还没有{name}")
            yield source.problem(at, what, f"{language}: …")

"""How much of a card a frightened reader reads.

Chinese is counted in characters, signs too; other languages in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from xiancha import messages
from xiancha.content.content_models import Text
from xiancha.content.problems import Message, Problem
from xiancha.content.source import At, Source


class Most(NamedTuple):
    """How much is read of a text: Chinese characters, or words of another language."""

    characters: int
    words: int

    def of(self, language: str) -> int:
        return self.characters if language.startswith("zh") else self.words


MOST = {
    "title": Most(14, 8), "because": Most(40, 25), "steps": Most(20, 12), "name": Most(8, 4),
    "button": Most(10, 6),
}  # fmt: skip
WHOLE = Most(120, 80)
"""All that is not folded: title, because, steps, names of calls and the title of what is next."""
SHORTEN = Message("shorten it, or move the rest to more", "写短些，或把其余的写进 more")
_FEWER = Message("use fewer words", "写短些")
_NAMES = ("title", "button", "name")
"""What has no rest that could stand elsewhere."""


def length(text: str, language: str) -> int:
    """Characters of Chinese, words of another language."""
    return len(text) if language.startswith("zh") else len(text.split())


def read_length(text: Text, language: str) -> int:
    """The length of what somebody who reads this language is shown, in its own measure."""
    written = text.published()
    held = messages.held(written, language)
    return length(written[held], held)


def too_long(source: Source, at: At, text: Text, most: Most) -> Iterator[Problem]:
    """Each language in which the text at this place is longer than is read."""
    name = next(part for part in reversed(at) if isinstance(part, str))
    for language, words in text.published().items():
        long, limit = length(words, language), most.of(language)
        if long > limit:
            one, other = ("characters", "字") if language.startswith("zh") else ("words", "词")
            what = Message(
                f"`{name}` has {long} {one}, at most {limit} are read",
                f"`{name}` 有{long}个{other}，最多{limit}个",
            )
            yield source.problem((*at, language), what, _FEWER if name in _NAMES else SHORTEN)

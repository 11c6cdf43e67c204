"""The name that a question is about: “百信银行是真的吗”, “is Zenka licensed by CBK?”. Pure.

A question is a name with words around it that say nothing of whose name it is. Any other word may
make another name of it (“招联银行”, “Palmcredit Plus”), or another meaning (“冒充招联的”): then
nobody is found here. Many words around a name may also be a part of another (“招联贷款”, “Gold
Zenka”): then the name is only told of. The extension holds the same rules in
`extension/core/read/question-words.js`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from itertools import islice
from typing import NamedTuple

from xiancha import normalise
from xiancha.normalise.request_cache import once

LONGEST = 120
LONGEST_BARE = 40
"""Longer texts are no questions; of longer ones nothing is cut off that may be a name's."""
MOST = 200
"""So many pieces of one text are looked up."""
MOST_WORDS = 4
MOST_READ = 400
MOST_PHRASES = 250
"""So many words has a name in a longer text, of so many letters so many phrases are looked up."""
_SIGNS = frozenset(" ?!,.;:~'\"、。…“”‘’()")
"""The signs of a folded text that say nothing; “≠” and “🚫” do."""
_SAID_OF_ANOTHER = re.compile("(?<!贷款人)(?<!放款[人方])(?<!出借人)是$|(?:属于|改叫)$")
"""What stands before the name of whoever is said to be behind something else: 这个app背后是招联."""
_WORD = re.compile("[a-z0-9]+")
_LATIN_FORM = re.compile(
    r"(?<![a-z0-9])(?:ltd|limited|inc|incorporated|corp|corporation|llc|llp|plc|bhd|tbk|pt)(?![a-z0-9])"
)
_FORM = re.compile(rf"{_LATIN_FORM.pattern}|(?:有限|责任|股份)公司")
"""The legal forms of firms: a name with one is that name or none."""
_LATIN = re.compile("[a-z0-9]")
_HAN = re.compile("[\u3400-\u9fff]")


class Around:
    """The words that may stand around a name."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = frozenset(words)
        self._sizes: dict[str, set[int]] = defaultdict(set)
        for word in words:
            self._sizes[word[:1]].add(len(word))

    def starts(self, text: str) -> list[int]:
        """The places up to which a folded text is words and signs alone, 0 first."""
        reached = {0}
        for at in range(len(text)):
            if at in reached:
                reached |= set(self._ends(text, at))
        return sorted(reached)

    def ends(self, text: str) -> list[int]:
        """The places from which on a folded text is words and signs alone, its end first."""
        reached = {len(text)}
        for at in range(len(text) - 1, -1, -1):
            if not reached.isdisjoint(self._ends(text, at)):
                reached.add(at)
        return sorted(reached, reverse=True)

    def says_nothing(self, text: str) -> bool:
        """True for a folded text of such words alone."""
        return len(text) in self.starts(text)

    def _ends(self, text: str, at: int) -> Iterator[int]:
        """Where the words end that start at this place; a sign is one too."""
        if text[at] in _SIGNS:
            yield at + 1
        if not _stands(text, at):
            return
        for size in self._sizes.get(text[at], ()):
            end = at + size
            if text[at:end] in self._words and _stands(text, end):
                yield end


def _stands(text: str, at: int) -> bool:
    """False between two Latin letters or digits, where no word begins or ends."""
    return not (0 < at < len(text) and _LATIN.match(text[at - 1]) and _LATIN.match(text[at]))


class Asking:
    """The words that make a question of a name and are a part of none.

    `ahead` stand before it (请问, is), `asks` behind it (是真的吗, or not), and so does what `said`
    of it in a question (正规, licensed).
    """

    def __init__(self, ahead: Collection[str], asks: Collection[str], said: Collection[str]):
        self._ahead = Around(ahead)
        self._behind = Around([*ahead, *asks, *said])
        self._said = Around(said)

    def may_begin(self, text: str) -> list[int]:
        """The places up to which a folded text only asks."""
        return self._ahead.starts(text)

    def asks(self, text: str, start: int, end: int) -> bool:
        """True where all that is around the name at this place asks about it. A single word in
        Latin letters is a part of its name: “JULO resmi”.
        """
        if start not in self.may_begin(text) or end not in self._behind.ends(text):
            return False
        ahead, behind = text[:start].strip("".join(_SIGNS)), text[end:]
        is_question = ahead or "?" in behind or not self._said.says_nothing(behind)
        if _HAN.search(text):
            return bool(is_question)
        return bool(is_question) and len(_WORD.findall(f"{ahead} {behind}")) > 1


class Found(NamedTuple):
    """The name in a question; `sure` where nothing around it may be a part of another name."""

    name: str
    sure: bool


def about(
    text: str, around: Around, asking: Asking, is_known: Callable[[str], bool]
) -> Found | None:
    """The longest name in a text, where all around it says nothing; None where there is none.

    Of a name with a legal form nothing is cut off that may belong to it.
    """
    plain = _plain(text)
    if len(plain) > LONGEST or around.says_nothing(plain) or is_known(plain):
        return None
    begun = asking.may_begin(plain) if _FORM.search(plain) else around.starts(plain)
    for start, end in _pieces(plain, around, begun):
        piece = plain[start:end]
        if is_known(piece) and not around.says_nothing(piece):
            is_sure = asking.asks(plain, start, end) and not _LATIN_FORM.search(plain)
            return Found(piece, is_sure)
    return None


def bare(text: str, around: Around, longest: int = LONGEST_BARE) -> str | None:
    """What is left of a text without the words at its ends; None where that is all of it, or none.

    It may have lost a part of a name: for near names, and for what kind of firm a name says.
    """
    plain = _plain(text)
    if len(plain) > longest:
        return None
    start, end = around.starts(plain)[-1], around.ends(plain)[-1]
    if _SAID_OF_ANOTHER.search(plain[:start]):
        return None
    return plain[start:end] if 1 < end - start < len(plain) else None


@once
def phrases(text: str, around: Around) -> tuple[str, ...]:
    """What may be a name in Latin letters among other words, the longest first."""
    plain = _plain(text)[:MOST_READ]
    words = [(one.start(), one.end()) for one in _WORD.finditer(plain)]
    found = [
        plain[words[at][0] : words[at + size - 1][1]]
        for size in range(MOST_WORDS, 0, -1)
        for at in range(len(words) - size + 1)
    ]
    said = (one for one in dict.fromkeys(found) if not around.says_nothing(one))
    return tuple(islice(said, MOST_PHRASES))


def _pieces(plain: str, around: Around, begun: Collection[int]) -> list[tuple[int, int]]:
    """The places of what the words may surround, the longest first."""
    ends = around.ends(plain)
    own = [start for start in begun if not _SAID_OF_ANOTHER.search(plain[:start])]
    found = [(start, end) for start in own for end in ends if 1 < end - start < len(plain)]
    found.sort(key=lambda place: place[0] - place[1])
    return found[:MOST]


def _plain(text: str) -> str:
    return " ".join(normalise.NO.sub("非", normalise.fold(text)).split())

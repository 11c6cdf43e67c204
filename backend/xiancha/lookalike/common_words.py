"""The words and endings that many hosts share, and what is left of a label without them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from xiancha.lookalike.word_lists import TABLES

LENDING_WORDS = frozenset(TABLES["lending_words"])
LOAN_WORDS = LENDING_WORDS | frozenset(TABLES["trade_words"])
HELPING_WORDS = frozenset(TABLES["helping_words"])
ORDINARY_WORDS = frozenset(TABLES["ordinary_words"])
_CLOSED_ENDINGS = frozenset(TABLES["closed_endings"])
CHEAP_ENDINGS = frozenset(TABLES["cheap_endings"])
OPEN_ENDINGS = CHEAP_ENDINGS | frozenset(TABLES["usual_endings"])

COMMON_WORDS = LOAN_WORDS | HELPING_WORDS | ORDINARY_WORDS
_GLUE = LOAN_WORDS | HELPING_WORDS
_LONGEST = max(map(len, COMMON_WORDS))
_DIGITS = "0123456789"
_STARTS: dict[str, tuple[str, ...]] = {}
_ENDS: dict[str, tuple[str, ...]] = {}
"""The words by their first and last two characters; a single letter with the hyphen beside it."""
for _word in sorted(_GLUE):
    _start, _end = f"{_word}-"[:2], f"-{_word}"[-2:]
    _STARTS[_start] = (*_STARTS.get(_start, ()), _word)
    _ENDS[_end] = (*_ENDS.get(_end, ()), _word)
_MOST_GLUED = 3


def _inside(words: frozenset[str]) -> re.Pattern[str]:
    """Finds those of these words that are long enough to be no accident inside others."""
    return re.compile("|".join(re.escape(word) for word in sorted(words) if len(word) > 3))


_LOAN, _LENDING = _inside(LOAN_WORDS), _inside(LENDING_WORDS)


def parts(
    plain: str, short: frozenset[str] = LOAN_WORDS
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What no common word covers, and the common words, so that the least is left uncovered.

    "bugiscredit" → ("bugis",), ("credit",). Words of three letters and fewer are found only
    at either end, and only those of `short`: elsewhere they are accidents.
    """
    best: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    whole = len(plain)
    for end in range(1, whole + 1):
        own, pieces = best[end - 1]
        choice = (own + 1, (*pieces, plain[end - 1]))
        for start in range(max(0, end - _LONGEST), end - 1):
            word = plain[start:end]
            at_an_end = start == 0 or end == whole
            fits = word in COMMON_WORDS if end - start > 3 else at_an_end and word in short
            if fits and best[start][0] < choice[0]:
                choice = (best[start][0], (*best[start][1], word))
        best.append(choice)
    pieces = best[-1][1]
    rest = "".join(piece if len(piece) == 1 else " " for piece in pieces).split()
    return tuple(rest), tuple(piece for piece in pieces if len(piece) > 1)


def speaks_of_loans(label: str) -> bool:
    """True for a label with a loan word: "apply-loan", "kuaisudaikuan"."""
    return bool(_LOAN.search(label)) or not LOAN_WORDS.isdisjoint(label.split("-"))


def speaks_of_lending(label: str) -> bool:
    """True for a label with a word of lending: "yonoloan"; not for one of trade alone: "bank"."""
    return bool(_LENDING.search(label)) or not LENDING_WORDS.isdisjoint(label.split("-"))


class Core(NamedTuple):
    """What is left of a label without common words at its ends, and those words.

    `hyphened`: the last of them was parted from it by a hyphen; `of_loans`: one is a loan word.
    """

    text: str
    words: tuple[str, ...]
    hyphened: bool

    @property
    def of_loans(self) -> bool:
        return not LOAN_WORDS.isdisjoint(self.words)

    @property
    def of_lending(self) -> bool:
        return not LENDING_WORDS.isdisjoint(self.words)


def cores(label: str) -> Iterator[Core]:
    """Every core of a label with hyphens: "my-webank2" → "webank2", "my-webank", "webank".

    A run of digits counts as a word; single letters and digits only where a hyphen parts them.
    """
    level: list[tuple[str, tuple[str, ...], bool]] = [(label, (), False)]
    for _ in range(_MOST_GLUED):
        level = [shorter for text, words, _ in level for shorter in _shortened(text, words)]
        for text, words, is_parted in level:
            yield Core(text.replace("-", ""), words, is_parted)


def is_closed(host: str) -> bool:
    """True for a host whose ending only governments or licensed banks get: gov.cn, bank.in."""
    labels = host.split(".")
    return any(".".join(labels[-size:]) in _CLOSED_ENDINGS for size in (1, 2))


def address_spellings(labels: list[str]) -> Iterator[str]:
    """The hosts that these labels spell whole, the likeliest first: as they are, without common
    words before or any words behind that a hyphen parts from them, with its hyphens as dots.

    "www-webank.com-login" → "webank.com", among others. There are at least two labels.
    """
    first, *middle, last = labels
    pieces = first.split("-")
    firsts = [first]
    for at in range(1, min(_MOST_GLUED + 1, len(pieces))):
        if pieces[at - 1] not in _GLUE:
            break
        firsts.append("-".join(pieces[at:]))
    lasts = [last] if last.startswith("xn--") else list(dict.fromkeys((last, last.split("-")[0])))
    for begun in firsts:
        yield from (".".join((begun, *middle, ended)) for ended in lasts)
    yield ".".join(labels).replace("-", ".")


def between_hyphens(label: str) -> Iterator[tuple[str, bool]]:
    """What stands between hyphens, no more than three pieces, and whether beside words of lending.

    "sbi-yonoloan" → ("sbi", True), ("yonoloan", False).
    """
    pieces = [piece for piece in label.split("-") if piece]
    lends = [speaks_of_lending(piece) for piece in pieces]
    for start in range(len(pieces)):
        for end in range(start + 1, min(start + _MOST_GLUED, len(pieces)) + 1):
            if end - start < len(pieces):
                yield "".join(pieces[start:end]), any(lends[:start]) or any(lends[end:])


def beginnings(label: str) -> Iterator[str]:
    """A label and what is left without common words at its start, all without hyphens.

    Each of its cores is the beginning of one of these.
    """
    level = [label]
    yield label.replace("-", "")
    for _ in range(_MOST_GLUED):
        level = [left for text in level for left, _, _ in _without_start(text)]
        for text in level:
            yield text.replace("-", "")


def _shortened(text: str, words: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """A text without one more word at either end, with that word after those before."""
    for left, word, is_parted in (*_without_start(text), *_without_end(text)):
        yield left, (*words, word), is_parted


_Cut = list[tuple[str, str, bool]]
"""What is left of a text without a word, that word, and whether a hyphen parted them.

A run of digits is a word; single letters and digits go only where a hyphen parts them.
"""


def _without_start(text: str) -> _Cut:
    """A text without each common word at its start."""
    known = _STARTS.get(text[:2], ())
    if text and text[0] in _DIGITS:
        known = (*known, text[: len(text) - len(text.lstrip(_DIGITS))])
    if not text.startswith(known):
        return []
    found = []
    for word in known:
        size = len(word)
        if size <= min(_LONGEST, len(text) - 2) and text.startswith(word):
            left, is_parted = text[size:].strip("-"), text[size] == "-"
            if left and (size > 1 or is_parted):
                found.append((left, word, is_parted))
    return found


def _without_end(text: str) -> _Cut:
    """A text without each common word at its end."""
    known = _ENDS.get(text[-2:], ())
    if text and text[-1] in _DIGITS:
        known = (*known, text[len(text.rstrip(_DIGITS)) :])
    if not text.endswith(known):
        return []
    found = []
    for word in known:
        size = len(word)
        if size <= min(_LONGEST, len(text) - 2) and text.endswith(word):
            left, is_parted = text[:-size].strip("-"), text[-size - 1] == "-"
            if left and (size > 1 or is_parted):
                found.append((left, word, is_parted))
    return found

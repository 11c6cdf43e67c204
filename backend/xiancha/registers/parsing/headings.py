"""What the columns of a list are called, in one wording or in several. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_MOST_PARTS = 3


class Heading(NamedTuple):
    """A column: its name here, and the other wordings of its heading that say the same.

    Where it is not `needed`, a list may come without it.
    """

    name: str
    also: tuple[str, ...] = ()
    needed: bool = True


class Placed(NamedTuple):
    """A heading's name, and the first and last of the cells in which it stands."""

    name: str
    first: int
    last: int


def headings(names: Sequence[str | Heading]) -> tuple[Heading, ...]:
    """Headings, those given by their name alone being needed and of one wording."""
    return tuple(Heading(name) if isinstance(name, str) else name for name in names)


def placed(cells: Sequence[str], known: Sequence[Heading]) -> tuple[Placed, ...]:
    """Which heading stands in which cells of a header, from left to right.

    Case, spaces and punctuation say nothing: “Licence\\nNo.” is “LICENCE NO”. The order is free. A
    heading may be split over up to three neighbours. Blank cells are spacers. Empty where a cell
    is no heading, one is there twice, a needed one is missing, or the cells can be understood in
    two ways.
    """
    words = [(n, cell) for n, cell in enumerate(cells) if cell.strip()]
    names = {
        plain(word): heading.name for heading in known for word in (heading.name, *heading.also)
    }
    needed = {one.name for one in known if one.needed}
    ways = [way for way in _ways(words, names) if needed <= {one.name for one in way}]
    return ways[0] if len(ways) == 1 else ()


def plain(text: str) -> str:
    """A heading without case, spaces and punctuation; “#” alone stays."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(filter(str.isalnum, folded)) or "".join(folded.split())


def _ways(
    words: list[tuple[int, str]], names: dict[str, str], taken: frozenset[str] = frozenset()
) -> Iterator[tuple[Placed, ...]]:
    """Every way to part the words into different headings."""
    if not words:
        yield ()
    for count in range(1, min(_MOST_PARTS, len(words)) + 1):
        parts = words[:count]
        name = names.get(plain(" ".join(text for _, text in parts)))
        if name and name not in taken:
            first = Placed(name, parts[0][0], parts[-1][0])
            for rest in _ways(words[count:], names, taken | {name}):
                yield (first, *rest)

"""What a table is, and how its header is held to."""

from __future__ import annotations

from collections.abc import Sequence

from xiancha.model import Document
from xiancha.registers.parsing.headings import Heading, headings, placed, plain
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.text import unwrap

MOST_CELLS = 1_000_000
"""The places that the tables of one document may have: many times those of any list."""
WIDEST = 256
"""The columns that a table may have."""

Table = list[list[str]]
"""Rows of stripped cell texts; a cell's own lines stay parted by a line feed."""


def header_table(
    table: Table, columns: Sequence[str | Heading], where: str
) -> list[dict[str, str]]:
    """The rows under a header of these columns, by column; the order of the columns is free.

    A column is known by its other wordings too; one that is not needed and not there is empty.

    The table's first row must be the header (see `below_titles`), which may be wrapped over lines
    or split over two rows of cells; printed again further down it is no row. A column without
    heading and texts is a spacer. `where`
    names the table in messages. Raises Refused for another header, for a row of another width, and
    for text in a column without heading.
    """
    known = headings(columns)
    table = one_header(table, known)
    header = [unwrap(cell) for cell in table[0]] if table else []
    names = [one.name for one in known]
    needed = [one.name for one in known if one.needed]
    places = _places(header, known)
    if places is None:
        raise Refused(
            f"{where}: the header is {header_seen(header, names)} instead of “"
            f"{' · '.join(needed)}”{_difference(header, known)}. Look at the document; if its "
            "columns changed, the parser must learn them."
        )
    rows = []
    for number, row in enumerate(table[1:], 2):
        if len(row) != len(header):
            raise Refused(
                f"{where}, row {number}: {len(row)} cells instead of {len(header)}. Look at the "
                "document; a cell is missing or too many."
            )
        beside = [place for place, text in enumerate(row) if text and place not in places.values()]
        if beside:
            raise Refused(
                f"{where}, row {number}: column {beside[0] + 1} has a text and no heading. Look at "
                "the document; if its columns changed, the parser must learn them."
            )
        if [unwrap(cell) for cell in row] != header:
            absent = dict.fromkeys(names, "")
            rows.append(absent | {column: row[place] for column, place in places.items()})
    return rows


def one_header(table: Table, known: Sequence[Heading]) -> Table:
    """The table with its header in one row, where words of the headings stand in a second one."""
    if len(table) < 2 or len(table[0]) != len(table[1]) or is_header(table, known):
        return table
    parts = zip(table[0], table[1], strict=True)
    joined = [" ".join(filter(None, map(unwrap, pair))) for pair in parts]
    return [joined, *table[2:]] if placed(joined, known) else table


def is_header(table: Table, known: Sequence[Heading]) -> bool:
    """True where the first row is a header of these columns."""
    return bool(table) and bool(placed([unwrap(cell) for cell in table[0]], known))


def _places(header: Sequence[str], known: Sequence[Heading]) -> dict[str, int] | None:
    """Where each column is; None where the header is another one."""
    if list(header) == [one.name for one in known]:
        return {column: place for place, column in enumerate(header)}
    found = placed(header, known)
    if not found or any(one.first != one.last for one in found):
        return None
    return {one.name: one.first for one in found}


def _difference(header: Sequence[str], known: Sequence[Heading]) -> str:
    """The names that a header lacks and those that nobody knows, if it is a header at all."""
    wordings = {one.name: {plain(text) for text in (one.name, *one.also)} for one in known}
    seen = {plain(name) for name in header}
    if not any(seen & words for words in wordings.values()):
        return ""
    lacks = [one.name for one in known if one.needed and not wordings[one.name] & seen]
    strange = [name for name in header if not any(plain(name) in w for w in wordings.values())]
    missing = "、".join(lacks)[:80] or "none"
    unknown = "、".join(strange)[:80] or "none"
    return f" (missing: {missing}; unknown: {unknown})"


def header_seen(row: Sequence[str], columns: Sequence[str], between: str = " · ") -> str:
    """What is found where a header should be, for a message.

    Only a row that shares a column with it, or a page's markup, is quoted: any other may be the
    first row of a list without a header, and about persons.
    """
    if not set(row) & set(columns) - {""} and not "".join(row).lstrip().startswith("<"):
        return "a row of other texts"
    return f"“{between.join(row)[:120]}”"


def below_titles(table: Table) -> tuple[list[str], Table]:
    """The texts of the rows above the header that hold one cell of text, and what is below.

    A table of one column has no titles.
    """
    wide = max(map(len, table), default=0) > 1
    below = (n for n, row in enumerate(table) if not wide or sum(map(bool, row)) > 1)
    top = next(below, len(table))
    return [unwrap(cell) for row in table[:top] for cell in row if cell], table[top:]


def trimmed(table: Table) -> Table:
    """The table without blank rows above and below."""
    filled = [number for number, row in enumerate(table) if any(row)]
    return table[filled[0] : filled[-1] + 1] if filled else []


def lines_of(text: str) -> str:
    """A text with each of its lines stripped and blank lines left out."""
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))


class Room:
    """The places that are left for the tables of one document."""

    def __init__(self, document: Document) -> None:
        self._document, self._left = document, MOST_CELLS

    def take(self, places: int) -> None:
        """Take up so many places. Raises Refused where there is no room for them."""
        self._left -= places
        if self._left < 0:
            raise Refused(
                f"{self._document.url}: its tables have more than {MOST_CELLS:,} cells. Look at "
                "the document; copy the list into a new workbook and import that."
            )

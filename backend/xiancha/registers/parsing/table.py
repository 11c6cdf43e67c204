"""What a table is, and how its header is held to."""

from __future__ import annotations

from collections.abc import Sequence

from xiancha.model import Document
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.text import unwrap

MOST_CELLS = 1_000_000
"""The places that the tables of one document may have: many times those of any list."""
WIDEST = 256
"""The columns that a table may have."""

Table = list[list[str]]
"""Rows of stripped cell texts; a cell's own lines stay parted by a line feed."""


def header_table(table: Table, columns: Sequence[str], where: str) -> list[dict[str, str]]:
    """The rows under a header that is exactly `columns`, which may be wrapped over lines.

    The table's first row must be the header (see `below_titles`). `where` names the table in
    messages. Raises Refused for another header and for a row of another width.
    """
    header = [unwrap(cell) for cell in table[0]] if table else []
    if header != list(columns):
        raise Refused(
            f"{where}: the header is {header_seen(header, columns)} instead of “"
            f"{' · '.join(columns)}”{_difference(header, columns)}. Look at the document; if its "
            "columns changed, the parser must learn them."
        )
    for number, row in enumerate(table[1:], 2):
        if len(row) != len(header):
            raise Refused(
                f"{where}, row {number}: {len(row)} cells instead of {len(header)}. Look at the "
                "document; a cell is missing or too many."
            )
    return [dict(zip(columns, row, strict=True)) for row in table[1:]]


def _difference(header: Sequence[str], columns: Sequence[str]) -> str:
    """The names that a header lacks and those that nobody knows, if it is a header at all."""
    if not set(header) & set(columns) - {""}:
        return ""
    missing = "、".join(name for name in columns if name not in header)[:80] or "none"
    unknown = "、".join(name for name in header if name not in columns)[:80] or "none"
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

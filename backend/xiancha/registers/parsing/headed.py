"""Tables known by their headings: below titles, in one row or two, beside spacers. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from xiancha.registers.parsing.headings import Heading, Placed, placed
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Record
from xiancha.registers.parsing.table import Table, header_seen
from xiancha.registers.parsing.text import join, unwrap

_MOST_ABOVE = 6
"""So many rows may stand above the header."""


class Headed(NamedTuple):
    """The titles over a header, the columns that are there, and the rows under it."""

    titles: tuple[str, ...]
    columns: tuple[str, ...]
    records: tuple[Record, ...]


class _Header(NamedTuple):
    above: int
    rows: Table
    places: tuple[Placed, ...]


def headed(table: Table, known: Sequence[Heading], where: str) -> Headed:
    """Titles, columns and rows of a table. A column that may be missing is then not in the cells.

    Headings may be split over two rows or over neighbours; columns without heading and texts are
    spacers; titles and header may be printed again below, and blank rows are none. `where` names
    the table. Raises Refused for any other header, and for text under no heading.
    """
    header = _header(table, known)
    if header is None:
        seen = next((row for row in table if sum(map(bool, row)) > 1), [])
        names = [one.name for one in known]
        raise Refused(
            f"{where}: no row is a header such as “{' · '.join(names)}”; there is "
            f"{header_seen([unwrap(cell) for cell in seen], names)}. Look at the document; if its "
            "columns changed, the parser must learn them."
        )
    titles = tuple(text for row in table[: header.above] for text in _texts(row))
    records = []
    for number, row in enumerate(table[header.above + len(header.rows) :], 1):
        texts = _texts(row)
        if not texts or row in header.rows or (len(texts) == 1 and texts[0] in titles):
            continue
        records.append(_record(row, header, f"{where}, row {number}"))
    return Headed(titles, tuple(one.name for one in header.places), tuple(records))


def _header(table: Table, known: Sequence[Heading]) -> _Header | None:
    """The header: the first row that is one, alone or with the row below it.

    Every row above it is a title, with one text.
    """
    for n, row in enumerate(table[:_MOST_ABOVE]):
        for rows in (table[n : n + 1], table[n : n + 2]):
            words = [_joined(cells) for cells in zip(*rows, strict=False)]
            if len({*map(len, rows)}) == 1 and (places := placed(words, known)):
                return _Header(n, rows, places)
        if len(_texts(row)) > 1:
            return None
    return None


def _joined(cells: Sequence[str]) -> str:
    word = ""
    for cell in cells:
        word = join(word, unwrap(cell))
    return word


def _record(row: list[str], header: _Header, where: str) -> Record:
    wide = len(header.rows[0])
    if len(row) != wide:
        raise Refused(
            f"{where}: {len(row)} cells instead of {wide}. Look at the document; a cell is missing "
            "or too many."
        )
    cells = {}
    free = set(range(wide))
    for one in header.places:
        own = range(one.first, one.last + 1)
        texts = [row[place] for place in own if row[place]]
        if len(texts) > 1:
            raise Refused(
                f"{where}: under the heading “{one.name}” stand {len(texts)} cells with text. Look "
                "at the document; a column may be new."
            )
        cells[one.name] = texts[0] if texts else ""
        free -= set(own)
    beside = sorted(place for place in free if row[place])
    if beside:
        raise Refused(
            f"{where}: column {beside[0] + 1} has a text and no heading. Look at the document; if "
            "its columns changed, the parser must learn them."
        )
    return Record(cells, where)


def _texts(row: Sequence[str]) -> list[str]:
    return [unwrap(cell) for cell in row if cell]

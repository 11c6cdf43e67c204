"""Numbered tables of PDFs: columns by geometry, no gap, no shift. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, NoReturn

from xiancha.registers.parsing.headings import Heading, headings
from xiancha.registers.parsing.numbers import check_number, is_number, page_number
from xiancha.registers.parsing.pdf import Block, Cell, CellLine, Grid, pdf_blocks
from xiancha.registers.parsing.pdf_columns import Column, printed_columns, under
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Record
from xiancha.registers.parsing.table import header_seen
from xiancha.registers.parsing.text import unwrap

_DEEPEST_HEADER = 3

Pages = Iterable[tuple[int, list[Block]]]
"""The number of each page and what is on it (see `pdf_blocks`)."""

Lines = Sequence[CellLine]
"""The lines of all cells that make one field of a record."""


class Line(NamedTuple):
    """A line of text outside the tables; `after` counts the table rows that came before it."""

    text: str
    page: int
    after: int


class Tables(NamedTuple):
    """The tables of a PDF, each numbered from 1, and the text lines around them.

    A record has no cell for its number, and an empty one for a column that the list lacks.
    """

    tables: tuple[tuple[Record, ...], ...]
    lines: tuple[Line, ...]
    columns: tuple[str, ...] = ()


class Shape(NamedTuple):
    """What a list looks like.

    The first of the `headings` is that of the running number. Every row has a text in each of the
    `always` columns, so that one without belongs to the row above it. `joined` says how the lines
    of a column's cells become one text, where they are not words of a sentence.
    """

    headings: tuple[Heading, ...]
    always: tuple[str, ...] = ()
    joined: Mapping[str, Callable[[Lines], str]] = {}


def pdf_table(body: bytes, shape: Shape | Sequence[str]) -> Tables:
    """The tables of a PDF, read as by `numbered_tables`."""
    return numbered_tables(pdf_blocks(body), shape)


def numbered_tables(pages: Pages, shape: Shape | Sequence[str]) -> Tables:
    """The tables under these headings, the first of which is that of a running number.

    The columns may stand in any order, with blank ones between them; the place of a heading
    decides which data cell is under it. A header may be repeated. A row that breaks over a page
    is joined. The numbers run from 1 without a gap; they may start again only after a line of
    text. Text in no column, under two headings, or in no cell is refused.
    """
    reader = _Reader(shape if isinstance(shape, Shape) else Shape(headings(shape)))
    for number, blocks in pages:
        reader.open_page(number)
        for block in blocks:
            if isinstance(block, str):
                reader.line(block)
            else:
                reader.grid(block)
    return reader.finish()


def printed_header(pages: Pages, first: str) -> tuple[str, ...]:
    """The first row of a grid whose first cell is `first`; empty where there is none."""
    grids = (block for _, blocks in pages for block in blocks if not isinstance(block, str))
    rows = (tuple(unwrap(cell.text) for cell in row if cell.text) for grid in grids for row in grid)
    return next((row for row in rows if row[:1] == (first,)), ())


def one_table(
    found: Tables, number: str, harmless: Callable[[str], bool] = page_number
) -> tuple[Record, ...]:
    """The records of a document with one table, under which only harmless lines are printed.

    What is printed above the table may be printed again on any page. `number` is the column of
    the running number.
    """
    if len(found.tables) > 1:
        where = found.tables[1][0].where
        raise Refused(
            f"{number} starts again at {where}. The list has one table; look at the document."
        )
    head = {line.text for line in found.lines if not line.after}
    below = (line for line in found.lines if line.after and line.text not in head)
    check_lines(below, harmless)
    return found.tables[0]


def check_lines(lines: Iterable[Line], harmless: Callable[[str], bool]) -> None:
    """Refuse a line outside the tables that is not harmless: it may take something back.

    It is not quoted: it may be a row that the layout broke, about a person.
    """
    for line in lines:
        if not harmless(line.text):
            raise Refused(
                f"Page {line.page}, after row {line.after} of the table: nobody knows a line that "
                "is printed there, outside the table. Read the document; if the line is harmless, "
                "the parser must learn it."
            )


_Fields = dict[str, list[CellLine]]


class _Reader:
    """Follows a document from top to bottom."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._number = shape.headings[0].name
        self._columns: tuple[Column, ...] = ()
        self._tables: list[list[tuple[_Fields, str]]] = []
        self._lines: list[Line] = []
        self._page = 0
        self._at_top = True
        self._interrupted = True
        self._begun: _Fields = {}

    def open_page(self, number: int) -> None:
        self._page, self._at_top = number, True

    def line(self, text: str) -> None:
        if text.strip():
            before = sum(map(len, self._tables))
            self._lines.append(Line(unwrap(text), self._page, before))
            self._interrupted = True

    def grid(self, rows: Grid) -> None:
        while rows:
            depth = self._header_depth(rows)
            if not depth:
                self._row(rows[0])
            rows = rows[depth or 1 :]

    def finish(self) -> Tables:
        if self._begun:
            self._check_number("")
        if not self._tables:
            self._refuse("no row of a table was found")
        tables = tuple(tuple(map(self._record, table)) for table in self._tables)
        return Tables(tables, tuple(self._lines), tuple(column.name for column in self._columns))

    def _record(self, row: tuple[_Fields, str]) -> Record:
        fields, where = row
        names = (heading.name for heading in self._shape.headings[1:])
        joined = {name: self._shape.joined.get(name, _one_text) for name in names}
        return Record({name: join(fields.get(name, [])) for name, join in joined.items()}, where)

    @property
    def _count(self) -> int:
        return len(self._tables[-1]) if self._tables else 0

    def _refuse(self, problem: str) -> NoReturn:
        raise Refused(f"{self._place}: {problem}. {self._advice}")

    @property
    def _place(self) -> str:
        return f"Page {self._page}, after row {self._count}"

    @property
    def _advice(self) -> str:
        columns = " · ".join(heading.name for heading in self._shape.headings)
        return (
            f"The columns should be {columns}. Nothing was taken from this document; look at the "
            "page, and if the register changed its layout, the parser must learn it."
        )

    def _header_depth(self, rows: Grid) -> int:
        """How many of the next rows are the header; its columns are measured on the way."""
        for depth in range(min(_DEEPEST_HEADER, len(rows)), 0, -1):
            columns = printed_columns(rows[:depth], self._shape.headings)
            if columns:
                self._columns = columns
                return depth
        return 0

    def _row(self, row: list[Cell]) -> None:
        """A row of a grid that is no header: blank, one cell across the columns, or a record."""
        printed = [cell for cell in row if cell.text.strip()]
        across = len(printed) == 1 and len(under(printed[0], self._columns)) != 1
        if across and (not self._columns or len(row) == 1):
            self.line(printed[0].text)
        elif printed:
            self._take(self._assign(printed), self._missing(row))

    def _assign(self, printed: list[Cell]) -> _Fields:
        """The lines of a row by column: each cell under one heading, none beside another."""
        if not self._columns:
            names = [heading.name for heading in self._shape.headings]
            seen = header_seen([unwrap(cell.text) for cell in printed], names)
            self._refuse(f"the header is {seen}")
        fields: _Fields = {}
        for cell in printed:
            above = under(cell, self._columns)
            if len(above) != 1:
                self._refuse(f"a cell is under {' and '.join(above) or 'no column'}")
            if "(cid:" in cell.text:
                self._refuse(f"the letters of the cell under {above[0]} cannot be decoded")
            if above[0] in fields:
                self._refuse(f"two cells are under {above[0]}")
            fields[above[0]] = list(cell.lines)
        return fields

    def _missing(self, row: list[Cell]) -> list[str]:
        """The columns under which a row has no cell of their own, not even a blank one."""
        found = [under(cell, self._columns) for cell in row]
        own = [names[0] for names in found if len(names) == 1]
        return [column.name for column in self._columns if column.name not in own]

    def _take(self, fields: _Fields, missing: list[str]) -> None:
        """Add a row, or append it to the one above where it is the rest of that.

        A page break may leave the number of a row on the next page: what stands last on a page
        without one then begins the row that is first on the next.
        """
        printed = _one_text(fields.pop(self._number, []))
        if not printed:
            self._take_part(fields, spanned=self._number in missing)
        else:
            if missing:
                self._refuse(f"a row has no cell under {missing[0]}")
            self._take_numbered(fields, printed)
        self._at_top = self._interrupted = False

    def _take_part(self, fields: _Fields, *, spanned: bool) -> None:
        """Part of a row: the rest of what is above, or its begin at the end of a page.

        `spanned`: the number's cell reaches down beside it, so that it belongs to what is above.
        """
        always = self._shape.always
        rest = self._at_top or (spanned and always and not fields.keys() & set(always))
        if rest and (self._begun or self._tables):
            _add(self._begun or self._tables[-1][-1][0], fields)
        elif rest or spanned or not always or self._begun:
            self._check_number("")
        else:
            self._begun = fields

    def _take_numbered(self, fields: _Fields, printed: str) -> None:
        if self._begun:
            if not self._at_top:
                self._check_number("")
            _add(self._begun, fields)
            fields, self._begun = self._begun, {}
        if is_number(printed, 1) and self._interrupted:
            self._tables.append([(fields, f"page {self._page}, row 1")])
        else:
            self._check_number(printed)
            self._tables[-1].append((fields, f"page {self._page}, row {self._count + 1}"))

    def _check_number(self, printed: str) -> None:
        check_number(printed, self._count + 1, self._place, self._number, self._advice)


def _add(above: _Fields, fields: _Fields) -> None:
    for name, lines in fields.items():
        above.setdefault(name, []).extend(lines)


def _one_text(lines: Lines) -> str:
    return unwrap("\n".join(line.text for line in lines))

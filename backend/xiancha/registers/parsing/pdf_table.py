"""Numbered tables of PDFs: columns by geometry, no gap, no shift. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, NoReturn

from xiancha.registers.parsing.numbers import check_number, is_number, page_number
from xiancha.registers.parsing.pdf import Block, Cell, Grid, pdf_blocks
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, Record
from xiancha.registers.parsing.table import header_seen
from xiancha.registers.parsing.text import join, unwrap

_DEEPEST_HEADER = 3

Pages = Iterable[tuple[int, list[Block]]]
"""The number of each page and what is on it (see `pdf_blocks`)."""


class Line(NamedTuple):
    """A line of text outside the tables; `after` counts the table rows that came before it."""

    text: str
    page: int
    after: int


class Tables(NamedTuple):
    """The tables of a PDF, each numbered from 1, and the text lines around them."""

    tables: tuple[tuple[Record, ...], ...]
    lines: tuple[Line, ...]


def pdf_table(body: bytes, header: Sequence[str]) -> Tables:
    """The tables of a PDF, read as by `numbered_tables`."""
    return numbered_tables(pdf_blocks(body), header)


def numbered_tables(pages: Pages, header: Sequence[str]) -> Tables:
    """The tables whose columns are `header`, the first of them a running number.

    The middle of each header cell decides which data cell is under it. A row that breaks over a
    page is joined. The numbers run from 1 without a gap; they may start again only after a line
    of text. A record has no cell for its number.
    """
    reader = _Reader(tuple(header))
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

    `number` is the column of the running number.
    """
    if len(found.tables) > 1:
        where = found.tables[1][0].where
        raise Refused(
            f"{number} starts again at {where}. The list has one table; look at the document."
        )
    check_lines((line for line in found.lines if line.after), harmless)
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


class _Reader:
    """Follows a document from top to bottom."""

    def __init__(self, header: tuple[str, ...]) -> None:
        self._header = header
        self._middles: list[float] = []
        self._tables: list[list[Record]] = []
        self._lines: list[Line] = []
        self._page = 0
        self._at_top = True
        self._interrupted = True

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
            if not depth and len(rows[0]) == 1:
                self.line(rows[0][0].text)
            elif not depth:
                self._take(self._assign(rows[0]))
            rows = rows[depth or 1 :]

    def finish(self) -> Tables:
        if not self._tables:
            self._refuse("no row of a table was found")
        return Tables(tuple(map(tuple, self._tables)), tuple(self._lines))

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
        return (
            f"The columns should be {' · '.join(self._header)}. Nothing was taken from this "
            "document; look at the page, and if the register changed its layout, the parser must "
            "learn it."
        )

    def _header_depth(self, rows: Grid) -> int:
        """How many of the next rows are the header; its columns are measured on the way."""
        for depth in range(1, _DEEPEST_HEADER + 1):
            columns = _stack(rows[:depth])
            if tuple(column.text for column in columns) == self._header:
                self._middles = [(column.left + column.right) / 2 for column in columns]
                return depth
        return 0

    def _assign(self, row: list[Cell]) -> Cells:
        """The texts of a row by column: each cell under one header, no header without a cell."""
        if not self._middles:
            seen = header_seen([unwrap(cell.text) for cell in row], self._header)
            self._refuse(f"the header is {seen}")
        cells: Cells = {}
        for cell in row:
            under = [
                self._header[n]
                for n, middle in enumerate(self._middles)
                if cell.left <= middle <= cell.right
            ]
            if len(under) != 1:
                place = " and ".join(under) or "no column"
                self._refuse(f"a cell is under {place}")
            if "(cid:" in cell.text:
                self._refuse(f"the letters of the cell under {under[0]} cannot be decoded")
            cells[under[0]] = unwrap(cell.text)
        missing = [name for name in self._header if name not in cells]
        if missing:
            self._refuse(f"a row has no cell under {missing[0]}")
        return cells

    def _take(self, cells: Cells) -> None:
        """Add a row, or append it to the last one where the page break cut that in two."""
        printed = cells.pop(self._header[0])
        if not printed and self._at_top and self._tables:
            before, where = self._tables[-1][-1]
            whole = {name: join(before[name], text) for name, text in cells.items()}
            self._tables[-1][-1] = Record(whole, where)
        elif is_number(printed, 1) and self._interrupted:
            self._tables.append([Record(cells, f"page {self._page}, row 1")])
        else:
            number = self._count + 1
            check_number(printed, number, self._place, self._header[0], self._advice)
            self._tables[-1].append(Record(cells, f"page {self._page}, row {number}"))
        self._at_top = self._interrupted = False


def _stack(rows: Grid) -> list[Cell]:
    """The cells of a header from left to right, those over one another made one."""
    columns: list[Cell] = []
    cells = (cell for row in rows for cell in row if cell.text.strip())
    for cell in sorted(cells, key=lambda cell: cell.left):
        if columns and cell.left < columns[-1].right - 1:
            above = columns.pop()
            text, right = f"{above.text}\n{cell.text}", max(above.right, cell.right)
            cell = Cell(above.left, right, text)
        columns.append(cell._replace(text=unwrap(cell.text)))
    return columns

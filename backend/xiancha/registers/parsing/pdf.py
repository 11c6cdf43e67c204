"""Text lines, and numbered tables, out of PDFs: columns by geometry, no gap, no shift. Pure."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple, NoReturn, TypeVar

import pdfplumber
from pdfminer.pdftypes import resolve1
from pdfplumber.page import Page

from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.table import header_seen
from xiancha.registers.parsing.text import join, kind, unwrap

_DEEPEST_HEADER = 3


class Line(NamedTuple):
    """A line of text outside the tables; `after` counts the table rows that came before it."""

    text: str
    page: int
    after: int


class Record(NamedTuple):
    """One table row: its cells by column (without the running number), and where it stands."""

    cells: dict[str, str]
    where: str


class Tables(NamedTuple):
    """The tables of a PDF, each numbered from 1, and the text lines around them."""

    tables: tuple[tuple[Record, ...], ...]
    lines: tuple[Line, ...]


class _Cell(NamedTuple):
    left: float
    right: float
    text: str


_Row = list[_Cell]
_Found = TypeVar("_Found")


def pdf_table(body: bytes, header: Sequence[str]) -> Tables:
    """The tables of a PDF whose columns are `header`, the first of them a running number.

    The middle of each header cell decides which data cell stands under it. A row that
    breaks over a page is joined. The numbers run from 1 without a gap; they may start
    again only after a line of text.
    """
    reader = _Reader(tuple(header))
    for number, blocks in _read_pages(body, _blocks):
        reader.open_page(number)
        for block in blocks:
            if isinstance(block, str):
                reader.line(block)
            else:
                reader.grid(block)
    return reader.finish()


def pdf_lines(body: bytes) -> list[list[str]]:
    """The lines of text of each page, from top to bottom."""
    pages = []
    for number, lines in _read_pages(body, _text_lines):
        undecoded = [line for line, text in enumerate(lines, 1) if "(cid:" in text]
        if undecoded:
            raise Refused(
                f"Page {number}, line {undecoded[0]}: the letters cannot be decoded. Nothing was "
                "taken from this document; look at the page."
            )
        pages.append(lines)
    return pages


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

    def grid(self, rows: list[_Row]) -> None:
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
        raise Refused(
            f"Page {self._page}, after row {self._count}: {problem}. The columns should be "
            f"{' · '.join(self._header)}. Nothing was taken from this document; look at the "
            "page, and if the register changed its layout, the parser must learn it."
        )

    def _header_depth(self, rows: list[_Row]) -> int:
        """How many of the next rows are the header; its columns are measured on the way."""
        for depth in range(1, _DEEPEST_HEADER + 1):
            columns = _stack(rows[:depth])
            if tuple(column.text for column in columns) == self._header:
                self._middles = [(column.left + column.right) / 2 for column in columns]
                return depth
        return 0

    def _assign(self, row: _Row) -> dict[str, str]:
        """The texts of a row by column: each cell under one header, no header without a cell."""
        if not self._middles:
            seen = header_seen([unwrap(cell.text) for cell in row], self._header)
            self._refuse(f"the header is {seen}")
        cells: dict[str, str] = {}
        for cell in row:
            under = [
                self._header[n]
                for n, middle in enumerate(self._middles)
                if cell.left <= middle <= cell.right
            ]
            if len(under) != 1:
                place = " and ".join(under) or "no column"
                self._refuse(f"a cell stands under {place}")
            if "(cid:" in cell.text:
                self._refuse(f"the letters of the cell under {under[0]} cannot be decoded")
            cells[under[0]] = unwrap(cell.text)
        missing = [name for name in self._header if name not in cells]
        if missing:
            self._refuse(f"a row has no cell under {missing[0]}")
        return cells

    def _take(self, cells: dict[str, str]) -> None:
        """Add a row, or append it to the last one where the page break cut that in two."""
        number = "".join(cells.pop(self._header[0]).split())
        if not number and self._at_top and self._tables:
            before, where = self._tables[-1][-1]
            whole = {name: join(before[name], text) for name, text in cells.items()}
            self._tables[-1][-1] = Record(whole, where)
        elif number == "1" and self._interrupted:
            self._tables.append([Record(cells, self._where(number))])
        elif number == str(self._count + 1):
            self._tables[-1].append(Record(cells, self._where(number)))
        else:
            self._refuse(f"{self._header[0]} is “{number[:20]}” instead of {self._count + 1}")
        self._at_top = self._interrupted = False

    def _where(self, number: str) -> str:
        return f"page {self._page}, row {number}"


def _stack(rows: list[_Row]) -> list[_Cell]:
    """The cells of a header from left to right, those over one another made one."""
    columns: list[_Cell] = []
    cells = (cell for row in rows for cell in row if cell.text.strip())
    for cell in sorted(cells, key=lambda cell: cell.left):
        if columns and cell.left < columns[-1].right - 1:
            above = columns.pop()
            text, right = f"{above.text}\n{cell.text}", max(above.right, cell.right)
            cell = _Cell(above.left, right, text)
        columns.append(cell._replace(text=unwrap(cell.text)))
    return columns


def _read_pages(body: bytes, read: Callable[[Page], _Found]) -> Iterator[tuple[int, _Found]]:
    """The number of each page and what `read` finds on it."""
    if not body.lstrip().startswith(b"%PDF"):
        raise Refused(
            f"The document is not a PDF but {kind(body)}. Open its address in a browser; try "
            "again later, or import the PDF by hand."
        )
    if b"%%EOF" not in body[-1024:]:
        raise Refused(f"The PDF is cut off after {len(body)} bytes. Fetch or save it again.")
    try:
        with pdfplumber.open(io.BytesIO(body)) as document:
            _refuse_twins(document.pages)
            for page in document.pages:
                yield page.page_number, read(page)
                page.close()
    except (Refused, MemoryError):
        raise
    except Exception as error:  # pdfminer raises whatever a damaged file makes it raise
        cause = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
        if isinstance(cause, MemoryError):
            raise MemoryError from error
        raise Refused(
            f"The PDF cannot be read ({type(cause).__name__}). Fetch or save it again."
        ) from error


def _refuse_twins(pages: Sequence[Page]) -> None:
    """A page of a list that shows the very contents of another is no page of a list.

    Else a small file could be long to read. Blank pages may share theirs.
    """
    seen: dict[tuple[int, ...], int] = {}
    for page in pages:
        contents = [stream for stream in map(resolve1, page.page_obj.contents) if stream]
        key = tuple(getattr(stream, "objid", 0) or 0 for stream in contents)
        first = seen.setdefault(key, page.page_number)
        if first != page.page_number and any(stream.get_data().strip() for stream in contents):
            raise Refused(
                f"The PDF's page {page.page_number} shows the very contents of page {first}. Look "
                "at it in a viewer; fetch or save it again."
            )


def _text_lines(page: Page) -> list[str]:
    return [unwrap(line["text"]) for line in page.extract_text_lines(return_chars=False)]


def _blocks(page: Page) -> list[str | list[_Row]]:
    """The text lines and grids of a page, from top to bottom."""
    tables = page.find_tables()
    outside = page.filter(lambda item: not any(_within(item, table.bbox) for table in tables))
    blocks: list[tuple[float, str | list[_Row]]] = [
        (line["top"], line["text"]) for line in outside.extract_text_lines(return_chars=False)
    ]
    for table in tables:
        rows = zip((row.cells for row in table.rows), table.extract(), strict=True)
        grid = [
            [
                _Cell(box[0], box[2], text or "")
                for box, text in zip(boxes, texts, strict=True)
                if box
            ]
            for boxes, texts in rows
        ]
        blocks.append((table.bbox[1], grid))
    return [block for _, block in sorted(blocks, key=lambda found: found[0])]


def _within(item: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    x, y = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])

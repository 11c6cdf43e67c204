"""What is printed on the pages of a PDF: lines of text, and grids of cells. Pure."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

import pdfplumber
from pdfminer.pdftypes import resolve1
from pdfplumber.page import Page
from pdfplumber.table import Table
from pdfplumber.utils.clustering import cluster_objects
from pdfplumber.utils.text import DEFAULT_Y_TOLERANCE, extract_words

from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.text import kind, unwrap

_Found = TypeVar("_Found")
_Box = tuple[float, float, float, float]


class CellLine(NamedTuple):
    """A line of a cell. A `full` one leaves no room for another letter, so it may go on below."""

    text: str
    full: bool = False


class Cell(NamedTuple):
    """A cell of a grid, how far it reaches across the page, and its lines from top to bottom."""

    left: float
    right: float
    lines: tuple[CellLine, ...]

    @property
    def text(self) -> str:
        """The lines, parted by line feeds."""
        return "\n".join(line.text for line in self.lines)


Grid = list[list[Cell]]
Block = str | Grid
"""A line of text, or a grid of cells row by row."""


def pdf_blocks(body: bytes) -> Iterator[tuple[int, list[Block]]]:
    """The number of each page and its lines and grids, from top to bottom.

    Raises Refused for what is no PDF, is cut off or cannot be read.
    """
    return _read_pages(body, _blocks)


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


def _blocks(page: Page) -> list[Block]:
    """The text lines and grids of a page, from top to bottom."""
    tables = page.find_tables()
    outside = page.filter(lambda item: not any(_within(item, table.bbox) for table in tables))
    blocks: list[tuple[float, Block]] = [
        (line["top"], line["text"]) for line in outside.extract_text_lines(return_chars=False)
    ]
    for table in tables:
        blocks.append((table.bbox[1], _grid(table, page)))
    return [block for _, block in sorted(blocks, key=lambda found: found[0])]


def _within(item: dict[str, Any], box: _Box) -> bool:
    x, y = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
    return bool(box[0] <= x < box[2] and box[1] <= y < box[3])


class _Letter(NamedTuple):
    """A letter of a page by the middle of its box."""

    x: float
    y: float
    box: dict[str, Any]


def _grid(table: Table, page: Page) -> Grid:
    """The cells of a table with their texts. Raises Refused where one is in no cell."""
    middles = (
        _Letter((c["x0"] + c["x1"]) / 2, (c["top"] + c["bottom"]) / 2, c) for c in page.chars
    )
    letters = _inside(middles, table.bbox)
    unread = {id(letter.box) for letter in letters if letter.box["text"].strip()}
    grid: Grid = []
    for row in table.rows:
        beside = _inside(letters, row.bbox)
        cells = []
        for box in filter(None, row.cells):
            own = [letter.box for letter in _inside(beside, box)]
            unread.difference_update(map(id, own))
            cells.append(Cell(box[0], box[2], _cell_lines(own, box[2] - box[0])))
        grid.append(cells)
    if unread:
        raise Refused(
            f"Page {page.page_number}: a table has text that stands in none of its cells; a line "
            "may be missing. Nothing was taken from this document; look at the page."
        )
    return grid


def _inside(letters: Iterable[_Letter], box: _Box) -> list[_Letter]:
    left, top, right, bottom = box
    return [letter for letter in letters if left <= letter.x < right and top <= letter.y < bottom]


def _cell_lines(letters: list[dict[str, Any]], width: float) -> tuple[CellLine, ...]:
    words = extract_words(_without_stray_blanks(letters))
    lines = cluster_objects(words, itemgetter("top"), DEFAULT_Y_TOLERANCE)
    return tuple(_cell_line(line, width) for line in lines)


def _cell_line(words: list[dict[str, Any]], width: float) -> CellLine:
    """A line is full where it leaves less than two times the height of its letters free.

    That is about one letter and the margins of a cell on both sides.
    """
    taken = max(word["x1"] for word in words) - min(word["x0"] for word in words)
    high = max(word["bottom"] - word["top"] for word in words)
    return CellLine(" ".join(word["text"] for word in words), width - taken < 2 * high)


def _without_stray_blanks(letters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The letters without blanks that lie on another letter, and would cut its word in two."""
    return [
        letter
        for before, letter in zip([None, *letters], letters, strict=False)
        if letter["text"].strip()
        or (before and before["text"].strip() and abs(before["x1"] - letter["x0"]) < 1)
        or not any(_covers(other, letter) for other in letters)
    ]


def _covers(letter: dict[str, Any], blank: dict[str, Any]) -> bool:
    middle = (blank["top"] + blank["bottom"]) / 2
    shared = min(letter["x1"], blank["x1"]) - max(letter["x0"], blank["x0"])
    return bool(
        letter["text"].strip()
        and letter["top"] < middle < letter["bottom"]
        and shared > (blank["x1"] - blank["x0"]) / 2
    )

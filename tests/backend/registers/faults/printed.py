"""Prints sheets as PDFs, pages, CSV files and workbooks."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date
from html import escape

from pdfs import Paper

from faults.table import PER_PAGE, Row, Sheet

Lines = Callable[[date], Sequence[str]]
Draw = Callable[[Sheet], bytes]
_WIDTH = 90


def nothing(day: date) -> Sequence[str]:
    """No line of text around the table."""
    return ()


def ruled(above: Lines = nothing, below: Lines = nothing) -> Draw:
    """A PDF of ruled tables, a few rows on each page under the header."""

    def draw(sheet: Sheet) -> bytes:
        longest = max(map(len, sheet.lines))
        paper = Paper([_WIDTH] * longest)
        for line in above(sheet.day):
            paper.text(line)
        for start in range(0, len(sheet.rows), PER_PAGE):
            if start:
                paper.turn()
            for row in sheet._replace(rows=sheet.rows[start : start + PER_PAGE]).lines:
                paper.row(row, [_WIDTH] * len(row))
        for line in below(sheet.day):
            paper.text(line)
        return paper.body()

    return draw


def page(above: Lines = nothing) -> Draw:
    """A web page with one table."""

    def draw(sheet: Sheet) -> bytes:
        texts = "".join(f"<h1>{escape(line)}</h1>" for line in above(sheet.day))
        return f"<!DOCTYPE html><html><body>{texts}{html_table(sheet.lines)}</body></html>".encode()

    return draw


def html_table(lines: Sequence[Row]) -> str:
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in lines)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def separated(delimiter: str = ",") -> Draw:
    """A CSV file in UTF-8."""

    def draw(sheet: Sheet) -> bytes:
        text = io.StringIO()
        csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(sheet.lines)
        return text.getvalue().encode()

    return draw


def squared(lines: Sequence[Row]) -> list[Row]:
    """Rows of one width, filled up with empty cells."""
    longest = max(map(len, lines))
    return [(*row, *[""] * (longest - len(row))) for row in lines]

"""Draws PDFs with ruled tables, as publishers' programs make them."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

_FONT, _SIZE, _LEADING, _PAD = "STSong-Light", 8, 10, 3
_MARGIN = 40
_HAN = "\u3007\u3400-\u9fff"

pdfmetrics.registerFont(UnicodeCIDFont(_FONT))


class Paper:
    """Landscape pages filled from the top; a row that meets the bottom breaks over the page.

    `widths` are those of the columns. `repeat` is a header drawn at the top of each page.
    """

    def __init__(
        self,
        widths: Sequence[float],
        height: float = 595,
        repeat: Sequence[str] | None = None,
    ) -> None:
        self.widths, self.height, self.repeat = list(widths), height, repeat
        self._file = io.BytesIO()
        self._canvas = Canvas(self._file, pagesize=(sum(widths) + 2 * _MARGIN, height))
        self._top = self._open()

    def text(self, line: str) -> None:
        """A line of text outside the table."""
        self._write(line, _MARGIN, self._top + _LEADING)
        self._top += 2 * _LEADING

    def row(self, cells: Sequence[str], widths: Sequence[float] | None = None) -> None:
        """A table row, its cells wrapped to their columns."""
        edges = widths or self.widths
        wrapped = [wrap(cell, width - 2 * _PAD) for cell, width in zip(cells, edges, strict=True)]
        while any(wrapped):
            room = int((self.height - _MARGIN - self._top - 2 * _PAD) // _LEADING)
            if room < 1:
                self.turn()
                continue
            self._boxes([lines[:room] for lines in wrapped], edges)
            wrapped = [lines[room:] for lines in wrapped]
            if any(wrapped):
                self.turn()

    def stacked_header(self, names: Sequence[str]) -> None:
        """A header in which a name of two lines stands in two cells, narrow empty ones beside."""
        height, x = 2 * _LEADING + 2 * _PAD, float(_MARGIN)
        for name, width in zip(names, self.widths, strict=True):
            upper, _, lower = name.partition("\n")
            if lower:
                self._box(x, x + 6, self._top, self._top + height, [])
                self._box(x + 6, x + width - 6, self._top, self._top + height / 2, [upper])
                self._box(x + 6, x + width - 6, self._top + height / 2, self._top + height, [lower])
                self._box(x + width - 6, x + width, self._top, self._top + height, [])
            else:
                self._box(x, x + width, self._top, self._top + height, [upper])
            x += width
        self._top += height

    def divided(self, cells: Sequence[Sequence[str]]) -> None:
        """A row of which some cells are divided into several below one another; others span them.

        A part is one line.
        """
        most, x = max(map(len, cells)), float(_MARGIN)
        height = _LEADING + 2 * _PAD
        for parts, width in zip(cells, self.widths, strict=True):
            high = most * height / len(parts)
            for number, part in enumerate(parts):
                top = self._top + number * high
                self._box(x, x + width, top, top + high, [part])
            x += width
        self._top += most * height

    def over(self, line: str, right: float, lines_up: float = 1) -> None:
        """A line of text over what was drawn last, so far to the right."""
        self._write(line, _MARGIN + right, self._top - lines_up * _LEADING + _PAD)

    def turn(self) -> None:
        """Go on to the next page."""
        self._canvas.showPage()
        self._top = self._open()

    @property
    def pages(self) -> int:
        """How many pages were begun."""
        return int(self._canvas.getPageNumber())

    def body(self) -> bytes:
        """The PDF as bytes."""
        self._canvas.save()
        return self._file.getvalue()

    def _open(self) -> float:
        self._top = float(_MARGIN)
        if self.repeat:
            self._boxes([[name] for name in self.repeat], self.widths)
        return self._top

    def _boxes(self, cells: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        height, x = max(map(len, cells)) * _LEADING + 2 * _PAD, float(_MARGIN)
        for lines, width in zip(cells, widths, strict=True):
            self._box(x, x + width, self._top, self._top + height, lines)
            x += width
        self._top += height

    def _box(self, x0: float, x1: float, y0: float, y1: float, lines: Sequence[str]) -> None:
        self._canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0)
        for number, line in enumerate(lines, 1):
            self._write(line, x0 + _PAD, y0 + number * _LEADING)

    def _write(self, text: str, x: float, y: float) -> None:
        self._canvas.setFont(_FONT, _SIZE)
        self._canvas.drawString(x, self.height - y, text)


@cache
def wrap(text: str, width: float) -> list[str]:
    """Lines no wider than `width`: broken at spaces, beside Han letters, or within a long word."""
    lines = [""]
    for piece in re.findall(rf"[{_HAN}]|\s+|[^\s{_HAN}]", text):
        if pdfmetrics.stringWidth(lines[-1] + piece, _FONT, _SIZE) <= width:
            lines[-1] += piece
        else:
            lines[-1:] = _break(lines[-1], piece)
    return [line.strip() for line in lines]


def _break(line: str, piece: str) -> list[str]:
    """The full line and the next one, which takes the unfinished Latin word along."""
    if re.fullmatch(rf"[{_HAN}]|\s+", piece):
        return [line, piece.strip()]
    done, word = re.fullmatch(rf"(.*?)([^\s{_HAN}]*)", line, re.S).groups()
    return [done, word + piece] if done.strip() else [line, piece]

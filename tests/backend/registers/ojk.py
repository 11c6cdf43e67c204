"""Makes OJK's list of licensed lenders: as a PDF, a page and a CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from html import escape

from pdfs import Paper

from xiancha.registers.id_ojk_licensed.formats import OFFICIAL

TITLE = "Penyelenggara Fintech Lending Berizin di OJK per 31 Januari 2025"
DAY = date(2025, 1, 31)
WIDTHS = (30, 110, 150, 150, 120, 90, 80)
FIRMS: list[tuple[str, ...]] = [
    ("1", "Danamas", "PT Pasar Dana Pinjaman", "https://p2p.danamas.example.co.id/"),
    ("2", "Sewa", "PT Sewa Teknologi Syariah", "www.sewa.example.id"),
    ("3", "Kini", "PT Kini Indonesia", "kini.example.com, https://kini.example.co.id/lender/"),
]
LETTERS = [
    ("KEP-49/D.05/2017", "06 Juli 2017", "Konvensional"),
    ("KEP-21/D.05/2020", "27 Mei 2020", "Syariah"),
    ("KEP-106/D.05/2021", "4 September 2021", "Konvensional"),
]
ROWS = [firm + letter for firm, letter in zip(FIRMS, LETTERS, strict=True)]
Rows = Iterable[tuple[str, ...]]


def csv_of(header: tuple[str, ...], rows: Rows) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode()


def pdf_of(rows: Rows = ROWS, header: tuple[str, ...] = OFFICIAL, title: str = TITLE) -> bytes:
    paper = Paper(WIDTHS[: len(header)], height=260, repeat=header)
    paper.text(title)
    for cells in rows:
        paper.row(cells)
    return paper.body()


def page_of(rows: Rows = ROWS, header: tuple[str, ...] = OFFICIAL, title: str = TITLE) -> bytes:
    cells = "".join(
        f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in line)}</tr>" for line in rows
    )
    head = "".join(f"<th>{escape(name)}</th>" for name in header)
    menu = "<table><tr><td>Beranda</td><td>IKNB</td></tr></table>"
    return f"<html><h1>{title}</h1>{menu}<table><tr>{head}</tr>{cells}</table></html>".encode()

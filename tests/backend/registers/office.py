"""Makes pages, workbooks and Word documents with one table, as publishers' programs make them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from html import escape

import docx
import openpyxl
import xlwt

Rows = Iterable[Sequence[object]]
ROWS = [["No.", "名称", "电话"], ["1", "甲公司", "12345"], ["2", "乙公司", ""]]


def html(rows: Rows, before: Iterable[str] = (), charset: str = "utf-8") -> bytes:
    """A page in which the table stands in a table for the layout, as old sites have it."""
    table = "".join(
        "<tr>" + "".join(f"<td><p>{escape(str(cell))}</p></td>" for cell in row) + "</tr>"
        for row in rows
    )
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in before)
    return (
        f'<html><head><meta charset="{charset}"><title>公告</title></head><body>'
        f"<table><tr><td>首页</td><td>{paragraphs}<table>{table}</table></td></tr></table>"
        "<p>网站地图</p></body></html>"
    ).encode(charset)


def xlsx(*sheets: Rows) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def xls(*sheets: Rows) -> bytes:
    book = xlwt.Workbook()
    for number, rows in enumerate(sheets, 1):
        sheet = book.add_sheet(f"Sheet{number}")
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                sheet.write(y, x, cell)
    return saved(book)


def word(rows: Rows, before: Iterable[str] = ()) -> bytes:
    document = docx.Document()
    for line in before:
        document.add_paragraph(line)
    cells = [list(row) for row in rows]
    table = document.add_table(len(cells), len(cells[0]))
    for line, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(line.cells, texts, strict=True):
            cell.text = str(text)
    return saved(document)


def saved(made: object) -> bytes:
    """The bytes of a workbook or document that has a `save` method."""
    file = io.BytesIO()
    made.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


def changed(archive: bytes, part: str, pattern: str, replacement: str) -> bytes:
    """An office file with one place of one part replaced."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                replaced, count = re.subn(pattern, replacement, text.decode(), count=1)
                assert count == 1
                text = replaced.encode()
            new.writestr(name, text)
    return file.getvalue()

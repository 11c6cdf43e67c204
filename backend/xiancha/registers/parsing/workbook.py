"""Tables of workbooks (.xlsx, .xls)."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

import python_calamine as calamine
import xlrd

from xiancha.model import Document
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.table import MOST_CELLS, Table, lines_of, trimmed
from xiancha.registers.parsing.text import kind
from xiancha.registers.parsing.workbook_checks import SHOWS_ERROR, TOO_FAR, refuse_strange
from xiancha.registers.parsing.zip_file import unzip, zipped

Value = str | bool | float | date | time | timedelta

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_EXACT = 10**15


class _Sheet(NamedTuple):
    name: str
    hidden: bool
    rows: list[list[Value]]
    merged: list[tuple[int, int, int, int]]  # top, bottom, left, right; the ends are outside


def sheet_tables(document: Document) -> list[Table]:
    """One table per sheet that holds something, without the blank rows and columns around it.

    Numbers are printed without “.0”, dates as 2026-01-31. Raises Refused for what is no
    workbook, a damaged or locked one, hidden sheets, cells that show an error, and numbers of
    more than 15 digits, whose last digits a workbook loses.
    """
    if document.body.startswith(_OLE):
        sheets = _old_sheets(document)
    elif document.body.startswith(b"PK"):
        sheets = _new_sheets(document)
    else:
        raise Refused(
            f"{document.url} is no workbook (.xls, .xlsx) but {kind(document.body)}. Open it; if "
            "it is an error page, try again later, else import the right file by hand."
        )
    tables = [(sheet, _table(document, sheet)) for sheet in sheets]
    hidden = [sheet.name for sheet, table in tables if sheet.hidden and table]
    if hidden:
        raise Refused(
            f"{document.url} hides the sheet “{hidden[0]}”. Look at it in the workbook; show it "
            "if it belongs to the list, else delete it, and import the file again."
        )
    found = [table for _, table in tables if table]
    if not found:
        raise Refused(f"{document.url}: the workbook is empty. Is it the right file?")
    return found


def _new_sheets(document: Document) -> list[_Sheet]:
    parts = unzip(document, "xl/workbook.xml", "workbook (.xlsx)")
    refuse_strange(document, parts)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(zipped(parts)))
        return [
            _new_sheet(book.get_sheet_by_name(about.name), about) for about in book.sheets_metadata
        ]
    except calamine.CalamineError as error:
        raise _damaged(document, error) from error


def _new_sheet(sheet: calamine.CalamineSheet, about: calamine.SheetMetadata) -> _Sheet:
    merged = [
        (top, bottom + 1, left, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]
    hidden = about.visible != calamine.SheetVisibleEnum.Visible
    return _Sheet(about.name, hidden, sheet.to_python(skip_empty_area=False), merged)


def _old_sheets(document: Document) -> list[_Sheet]:
    try:
        book = xlrd.open_workbook(
            file_contents=document.body,
            formatting_info=True,
            ragged_rows=True,
            logfile=io.StringIO(),
        )
        if sum(sheet.nrows * sheet.ncols for sheet in book.sheets()) > MOST_CELLS:
            raise Refused(TOO_FAR.format(document.url))
        return [_old_sheet(document, sheet, book.datemode) for sheet in book.sheets()]
    except (Refused, MemoryError):
        raise
    except Exception as error:  # xlrd raises whatever a damaged file makes it raise
        if _LOCKED in document.body or "encrypted" in str(error):
            raise Refused(
                f"{document.url}: the workbook is locked. Save it without a password."
            ) from error
        raise _damaged(document, error) from error


def _old_sheet(document: Document, sheet: xlrd.sheet.Sheet, datemode: int) -> _Sheet:
    cells = [sheet.row(number) for number in range(sheet.nrows)]
    if any(cell.ctype == xlrd.XL_CELL_ERROR for row in cells for cell in row):
        raise Refused(SHOWS_ERROR.format(document.url))
    rows = [
        [_old_value(cell, datemode) for cell in row] + [""] * (sheet.ncols - len(row))
        for row in cells
    ]
    return _Sheet(sheet.name, sheet.visibility != 0, rows, sheet.merged_cells)


def _old_value(cell: xlrd.sheet.Cell, datemode: int) -> Value:
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype != xlrd.XL_CELL_DATE:
        value: Value = cell.value
        return value
    moment: datetime = xlrd.xldate.xldate_as_datetime(cell.value, datemode)
    return moment.time() if cell.value < 1 else moment


def _table(document: Document, sheet: _Sheet) -> Table:
    table = [[_text(document, value) for value in row] for row in sheet.rows]
    _refuse_overlap(document, sheet)
    for top, bottom, left, right in sheet.merged:
        for number, row in enumerate(table[top:bottom]):
            covered = slice(left if number else left + 1, right)
            row[covered] = [""] * len(row[covered])
    filled = [column for row in table for column, text in enumerate(row) if text]
    if not filled:
        return []
    return trimmed([row[min(filled) : max(filled) + 1] for row in table])


def _refuse_overlap(document: Document, sheet: _Sheet) -> None:
    """Merged cells that together cover more than the sheet are no work of an office program."""
    high, wide = len(sheet.rows), max(map(len, sheet.rows), default=0)
    covered = sum(
        max(min(bottom, high) - top, 0) * max(min(right, wide) - left, 0)
        for top, bottom, left, right in sheet.merged
    )
    if covered > high * wide:
        raise Refused(
            f"{document.url}: merged cells lie over one another. Copy the list into a new workbook "
            "and import that."
        )


def _text(document: Document, value: Value) -> str:
    """A cell as a person reads it."""
    if isinstance(value, str):
        return lines_of(value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        if abs(value) >= _EXACT:
            raise Refused(
                f"{document.url}: the number {value:.0f} has more digits than a workbook keeps, so "
                "that the last ones are lost. Ask its publisher for a file that holds it as text."
            )
        return str(int(value)) if value == int(value) else repr(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat(" ") if isinstance(value, datetime) else str(value)


def _damaged(document: Document, error: Exception) -> Refused:
    return Refused(
        f"{document.url}: the workbook is cut off or damaged ({type(error).__name__}). Fetch or "
        "save it again."
    )

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import office
import openpyxl
import pytest
import xlwt
from office import ROWS
from talk import document
from xlwt.CompoundDoc import XlsDoc

from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.table import Table
from xiancha.registers.parsing.workbook import sheet_tables

SHEET = "xl/worksheets/sheet1.xml"


def sheets(body: bytes) -> list[Table]:
    return sheet_tables(document(body))


def refused(read: Callable[..., object], body: bytes, message: str) -> None:
    with pytest.raises(Refused, match=message):
        read(document(body))


def test_numbers_and_dates_of_a_workbook_are_printed() -> None:
    row = [1, 2.5, -3.0, 13800000000, date(2026, 1, 31), datetime(2026, 1, 31, 8, 30), True, " a "]
    printed = ["1", "2.5", "-3", "13800000000", "2026-01-31", "2026-01-31 08:30:00", "TRUE", "a"]
    assert sheets(office.xlsx([row])) == [[printed]]
    book = xlwt.Workbook()
    sheet = book.add_sheet("s")
    for x, value in enumerate(row):
        dated = xlwt.easyxf(num_format_str="yyyy-mm-dd" if x == 4 else "yyyy-mm-dd hh:mm")
        sheet.write(0, x, value, dated if x in (4, 5) else xlwt.easyxf())
    assert sheets(office.saved(book)) == [[printed]]


def test_blank_rows_and_columns_around_a_sheet_and_empty_sheets_are_left_out() -> None:
    around = [["", "", ""], ["", "a", " "], ["", "", ""], ["", "b", ""]]
    assert sheets(office.xlsx(around, [], [["c"]])) == [[["a"], [""], ["b"]], [["c"]]]


def test_merged_cells_of_workbooks_hold_their_value_once() -> None:
    new = openpyxl.load_workbook(io.BytesIO(office.xlsx([["t", "", "x"], ["", "b", "y"]])))
    new.active.merge_cells("A1:B1")
    old = xlwt.Workbook()
    sheet = old.add_sheet("s")
    sheet.write_merge(0, 0, 0, 1, "t")
    for y, x, text in ((0, 2, "x"), (1, 1, "b"), (1, 2, "y")):
        sheet.write(y, x, text)
    for book in (new, old):
        assert sheets(office.saved(book)) == [[["t", "", "x"], ["", "b", "y"]]]


def test_what_lies_under_a_merged_cell_is_not_shown_and_not_read() -> None:
    body = office.xlsx([["shown", "covered"], ["a", "b"]])
    merge = '</sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'
    merged = office.changed(body, "xl/worksheets/sheet1.xml", "</sheetData>", merge)
    assert sheets(merged) == [[["shown", ""], ["a", "b"]]]


def hidden(kind: str) -> bytes:
    if kind == "xls":
        old = xlwt.Workbook()
        old.add_sheet("shown").write(0, 0, "a")
        secret = old.add_sheet("核对")
        secret.write(0, 0, "b")
        secret.visibility = 1
        return office.saved(old)
    new = openpyxl.load_workbook(io.BytesIO(office.xlsx([["a"]], [["b"]])))
    new.worksheets[1].title, new.worksheets[1].sheet_state = "核对", kind
    return office.saved(new)


@pytest.mark.parametrize("kind", ["xls", "hidden", "veryHidden"])
def test_a_hidden_sheet_is_refused_by_name(kind: str) -> None:
    refused(sheet_tables, hidden(kind), "hides the sheet “核对”")


def showing_error() -> bytes:
    book = xlwt.Workbook()
    book.add_sheet("s").row(0).set_cell_error(0, "#DIV/0!")
    return office.saved(book)


def locked(kind: str) -> bytes:
    """A workbook with a password: its records are announced as scrambled, or in a package."""
    begin = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 5, 0x0DBB, 0x07CC, 0, 6)
    scrambled = struct.pack("<HH6x", 0x002F, 6)
    file = io.BytesIO()
    XlsDoc().save(file, begin + scrambled + bytes(5000))
    names = {"xls": "Workbook", "xlsx": "EncryptedPackage"}
    return file.getvalue().replace(
        "Workbook".encode("utf-16-le").ljust(64, b"\0"),
        names[kind].encode("utf-16-le").ljust(64, b"\0"),
    )


def showing(cell: str) -> bytes:
    """A workbook with this XML for its last cell."""
    return office.changed(office.xlsx(ROWS), SHEET, '<c r="C2".*?</c>', cell)


@pytest.mark.parametrize(
    "body",
    [
        showing('<c r="C2" t="e"><v>#N/A</v></c>'),
        showing("<c r='C2' t='e'><v>#N/A</v></c>"),
        showing('<c t = "e" r="C2"><v>#N/A</v></c>'),
        showing('<c r="C2" t="&#101;"><v>#N/A</v></c>'),
        showing('<c r="C2"\n t="e"/>'),
        office.changed(
            office.changed(showing('<x:c r="C2" t="e"><x:v>#N/A</x:v></x:c>'), SHEET, "\\A", ""),
            SHEET,
            "<worksheet ",
            '<worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ',
        ),
    ],
)
def test_an_error_is_refused_however_it_is_written(body: bytes) -> None:
    refused(sheet_tables, body, "a cell of the workbook shows an error")


def test_cells_and_rows_that_do_not_say_where_they_stand_are_counted() -> None:
    far = '<row r="1048576"><c><v>1</v></c><c/><c><v>2</v></c></row>'
    body = office.changed(office.xlsx(ROWS), SHEET, "</sheetData>", f"{far}</sheetData>")
    refused(sheet_tables, body, "a cell is further away than any list reaches")
    near = '<row><c><v>1</v></c><c s="0"/><c><v>2</v></c></row>'
    body = office.changed(office.xlsx(ROWS), SHEET, "</sheetData>", f"{near}</sheetData>")
    assert sheets(body)[0][-1] == ["1", "", "2"]


def test_styled_cells_without_a_value_reach_as_far_as_they_like() -> None:
    styled = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    body = office.changed(office.xlsx(ROWS), SHEET, "</sheetData>", f"{styled}</sheetData>")
    assert sheets(body) == [ROWS]


def test_a_sheet_that_no_office_program_names_so_is_refused() -> None:
    body = office.changed(office.xlsx(ROWS), "xl/_rels/workbook.xml.rels", "sheet1.xml", "s.dat")
    refused(sheet_tables, body, "keeps a sheet in “s.dat”")


def test_rows_of_an_old_workbook_that_end_early_are_filled() -> None:
    assert sheets(office.xls([["a"], ["b", "c", "d"], []])) == [[["a", "", ""], ["b", "c", "d"]]]


CHALLENGE = b"<!doctype html><title>Just a moment...</title>"
FAR = office.changed(office.xlsx(ROWS), SHEET, 'r="B3"', 'r="XFD1048576"')


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (CHALLENGE, "no workbook .* but an HTML page"),
        (b"", "no workbook .* but nothing"),
        (b"%PDF-1.7", "no workbook .* but a PDF"),
        (office.word(ROWS), "no workbook .*: it lacks xl/workbook.xml"),
        (office.xlsx(ROWS)[:-500], "workbook .* is cut off or damaged"),
        (office.xlsx(ROWS)[:200], "workbook .* is cut off or damaged"),
        (office.xls(ROWS)[:-600], "workbook is cut off or damaged"),
        (office.xls(ROWS)[:600], "workbook is cut off or damaged"),
        (locked("xls"), "the workbook is locked"),
        (locked("xlsx"), "the workbook is locked"),
        (office.xlsx([]), "the workbook is empty"),
        (office.xls([]), "the workbook is empty"),
        (office.xlsx([["#DIV/0!"]]), "a cell of the workbook shows an error"),
        (showing_error(), "a cell of the workbook shows an error"),
        (office.xlsx([[914301001234567890]]), "914301001234567936 has more digits"),
        (office.xls([[914301001234567890]]), "914301001234567936 has more digits"),
        (FAR, "a cell is further away than any list reaches"),
        (
            office.changed(office.xlsx(ROWS), "xl/worksheets/sheet1.xml", "</row></sheet.*", ""),
            "the workbook is cut off or damaged",
        ),
    ],
)
def test_what_is_no_whole_workbook_is_refused(body: bytes, message: str) -> None:
    refused(sheet_tables, body, message)


@pytest.mark.parametrize("kind", [office.xls, office.xlsx])
def test_a_workbook_cut_anywhere_is_refused(kind: Callable[..., bytes]) -> None:
    body = kind([[str(number), "公司" * 20] for number in range(200)])
    for end in range(0, len(body), len(body) // 25):
        refused(sheet_tables, body[:end], "cut off or damaged|is no workbook")


def entity() -> bytes:
    told = '<!DOCTYPE worksheet [<!ENTITY a "ha">]><worksheet'
    return office.changed(office.xlsx(ROWS), SHEET, "<worksheet", told)


def twice() -> bytes:
    """An archive that holds the sheet a second time, with other contents."""
    file = io.BytesIO(office.xlsx(ROWS))
    with warnings.catch_warnings(), zipfile.ZipFile(file, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(SHEET, "<worksheet/>")
    return file.getvalue()


def packed_oddly() -> bytes:
    file = io.BytesIO(office.xlsx(ROWS))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("x.bin", "x")
    return file.getvalue()


def before_its_beginning() -> bytes:
    """An archive whose directory says that it begins before the file does."""
    body = office.xlsx(ROWS)
    end = body.rindex(b"PK\x05\x06")
    return body[: end + 12] + struct.pack("<II", 2**31, 2**31) + body[end + 20 :]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (entity(), "cut off or damaged"),
        (twice(), "holds a part twice"),
        (packed_oddly(), "is packed as no office program packs"),
        (before_its_beginning(), "cut off or damaged"),
    ],
)
def test_an_archive_made_to_mislead_is_refused(body: bytes, message: str) -> None:
    refused(sheet_tables, body, message)


def test_damaged_bytes_inside_an_archive_are_noticed() -> None:
    body = office.xlsx([[str(number)] for number in range(500)])
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
    refused(sheet_tables, body[: start + 200] + b"????" + body[start + 204 :], "cut off or damaged")

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import docx
import office
import openpyxl
import pytest
import xlwt
from talk import document
from xlwt.CompoundDoc import XlsDoc

from xiancha.registers.reading import Refused
from xiancha.registers.tables import (
    Table,
    below_titles,
    docx_lines,
    docx_tables,
    header_table,
    html_lines,
    html_tables,
    sheet_tables,
)

ROWS = [["No.", "名称", "电话"], ["1", "甲公司", "12345"], ["2", "乙公司", ""]]


def page(text: str) -> list[Table]:
    return html_tables(document(text.encode()))


def sheets(body: bytes) -> list[Table]:
    return sheet_tables(document(body))


def refused(read: Callable[..., object], body: bytes, message: str) -> None:
    with pytest.raises(Refused, match=message):
        read(document(body))


@pytest.mark.parametrize(
    ("read", "body"),
    [
        (html_tables, office.html(ROWS)),
        (html_tables, office.html(ROWS, charset="gbk")),
        (sheet_tables, office.xlsx(ROWS)),
        (sheet_tables, office.xls(ROWS)),
        (docx_tables, office.word(ROWS)),
    ],
)
def test_a_table_is_the_same_in_every_kind_of_file(
    read: Callable[..., list[Table]], body: bytes
) -> None:
    assert read(document(body)) == [ROWS]


@pytest.mark.parametrize(
    ("text", "table"),
    [
        (
            "<table><tr><th rowspan=2>A<th colspan=2>B<th>C<tr><td>b<td>b<td>c</table>",
            [["A", "B", "", "C"], ["", "b", "b", "c"]],
        ),
        (
            "<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>",
            [["a", "b"], ["", "c"], ["", "d"]],
        ),
        (
            "<table><thead><tr><th rowspan=9>A<th>B</thead><tbody><tr><td>a<td>b</table>",
            [["A", "B"], ["a", "b"]],
        ),
        ("<table><tr><td>a<td>b<tr><td rowspan=2>c</table>", [["a", "b"], ["c"]]),
        ("<table><tr><td colspan=x>a<td colspan=0>b</table>", [["a", "b"]]),
        ("<table><tr><td> <tr><td>a<tr><td>&nbsp;</table>", [["a"]]),
    ],
)
def test_spanned_places_are_empty_so_that_columns_stay_in_place(text: str, table: Table) -> None:
    assert page(text) == [table]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p>甲</p><p>乙</p>", "甲\n乙"),
        ("小额<b>贷款</b><br>公司", "小额贷款\n公司"),
        (" a\n  b&nbsp;c ", "a b c"),
        ("<!-- no -->x<script>no</script><style>no</style>", "x"),
        ("<div>" * 1500 + "deep", "deep"),
    ],
)
def test_a_cell_has_the_lines_that_a_browser_shows(cell: str, text: str) -> None:
    assert page(f"<table><tr><td>{cell}</td></tr></table>") == [[[text]]]


def test_layout_tables_are_not_counted_twice() -> None:
    body = office.html(ROWS, before=["关于取消", "试点资格的公告"])
    assert html_tables(document(body)) == [ROWS]
    assert html_lines(document(body)) == ["公告", "首页", "关于取消", "试点资格的公告", "网站地图"]


def test_a_caption_is_text_outside_the_table() -> None:
    body = b"<table><caption>As of May</caption><tr><td>a</table>"
    assert html_lines(document(body)) == ["As of May"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<html><title>Just a moment...</title>", "holds no table but an HTML page"),
        ("<html><!-- <table></table> --></html>", "holds no table"),
        ("", "holds no table but nothing"),
        ("<table><tr><td>甲公司<td>乙公", "begins 1 tables but ends 0: the page is cut off"),
        ("<table><tr><td>a</table><table><tr><td>b", "begins 2 tables but ends 1"),
        (
            "<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c</table>",
            "Row 2 of a table: the cell “c” lies over another",
        ),
        ("<table><tr><td colspan=60000>wide</table>", "Row 1 .* “wide” .* too wide"),
    ],
)
def test_a_page_without_whole_tables_is_refused(text: str, message: str) -> None:
    refused(html_tables, text.encode(), message)


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


CHALLENGE = b"<!doctype html><title>Just a moment...</title>"
FAR = office.changed(office.xlsx(ROWS), "xl/worksheets/sheet1.xml", 'r="B3"', 'r="XFD1048576"')


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (CHALLENGE, "no workbook .* but an HTML page"),
        (b"", "no workbook .* but nothing"),
        (b"%PDF-1.7", "no workbook .* but “%PDF-1.7”"),
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
        (FAR, "a cell stands further away than any list reaches"),
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


def test_damaged_bytes_inside_an_archive_are_noticed() -> None:
    body = office.xlsx([[str(number)] for number in range(500)])
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
    refused(sheet_tables, body[: start + 200] + b"????" + body[start + 204 :], "cut off or damaged")


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/"), part)
    return file.getvalue()


@pytest.mark.parametrize(
    ("read", "main"),
    [(sheet_tables, "xl__workbook.xml"), (docx_tables, "word__document.xml")],
)
def test_an_archive_that_unpacks_to_too_much_is_not_unpacked(
    read: Callable[..., object], main: str
) -> None:
    body = zipped(**{main: bytes(65 * 1024 * 1024)}, other__part=b"")
    assert len(body) < 100_000
    refused(read, body, "larger than 64 MiB when unpacked")


def test_a_locked_archive_is_refused() -> None:
    body = office.word(ROWS)
    locked = body.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    assert locked != body
    refused(docx_tables, locked, "is locked")


def test_merged_cells_of_word_hold_their_value_once() -> None:
    made = docx.Document()
    table = made.add_table(3, 3)
    for y, row in enumerate(table.rows):
        for x, cell in enumerate(row.cells):
            cell.text = f"{y}{x}"
    table.cell(1, 0).text = ""
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 1).merge(table.cell(2, 2))
    assert docx_tables(document(office.saved(made))) == [
        [["00", "01", "02"], ["", "11", "12"], ["20", "21\n22", ""]]
    ]


def test_text_outside_a_word_table_and_tables_within_tables_are_read_once() -> None:
    made = docx.Document()
    made.add_paragraph("公告\n第一号")
    inner = made.add_table(1, 1).cell(0, 0)
    inner.text = "布局"
    inner.add_table(1, 1).cell(0, 0).text = "甲\t公司"
    made.add_paragraph("落款")
    body = office.saved(made)
    assert docx_tables(document(body)) == [[["甲 公司"]]]
    assert docx_lines(document(body)) == ["公告", "第一号", "布局", "落款"]


def test_columns_that_a_word_row_leaves_out_stay_empty() -> None:
    body = office.word([["a", "b", "c"], ["d", "e", "f"]])
    before = '<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr><w:tc><w:p><w:r><w:t>z</w:t>'
    row = f"{before}</w:r></w:p></w:tc></w:tr></w:tbl>"
    body = office.changed(body, "word/document.xml", "</w:tbl>", row)
    assert docx_tables(document(body))[0][2] == ["", "", "z"]


TEXT = "<w:t>甲公司</w:t>"
BILLION = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>\\g<0>'


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (CHALLENGE, "no Word document .* but an HTML page"),
        (office.xlsx(ROWS), "no Word document .*: it lacks word/document.xml"),
        (office.word(ROWS)[:-400], "Word document .* is cut off or damaged"),
        (office.changed(office.word(ROWS), "word/document.xml", "</w:tbl>", ""), "is damaged"),
        (
            office.changed(office.word(ROWS), "word/document.xml", "<w:document", BILLION),
            "entities",
        ),
        (
            office.changed(
                office.word(ROWS), "word/document.xml", TEXT, f"{TEXT}<w:ins><w:r/></w:ins>"
            ),
            "tracked changes",
        ),
        (
            office.changed(
                office.word(ROWS),
                "word/document.xml",
                "<w:tcPr>",
                '<w:tcPr><w:gridSpan w:val="x"/>',
            ),
            "has gridSpan “x”",
        ),
        (office.saved(docx.Document()), "holds no table"),
    ],
)
def test_what_is_no_whole_word_document_is_refused(body: bytes, message: str) -> None:
    refused(docx_tables, body, message)


def test_rows_are_known_by_a_header_that_may_be_wrapped() -> None:
    table = [["No.", "公司\n名称"], ["1", "甲"], ["", "乙"]]
    assert header_table(table, ("No.", "公司名称"), "table 1") == [
        {"No.": "1", "公司名称": "甲"},
        {"No.": "", "公司名称": "乙"},
    ]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ([["No.", "名"], ["1", "a"]], r"^table 1: the header .*missing: 名称; unknown: 名\)"),
        ([["名称", "No."], ["a", "1"]], "header is “名称 · No.” instead of “No. · 名称”"),
        ([["No.", "名称", ""], ["1", "a", ""]], "the header is “No. · 名称 · ”"),
        ([], "the header is “” instead of"),
        ([["No.", "名称"], ["1", "a"], ["2"]], "table 1, row 3: 1 cells instead of 2: “2”"),
        ([["No.", "名称"], ["1", "a", "b"]], "table 1, row 2: 3 cells instead of 2"),
    ],
)
def test_another_header_or_a_ragged_row_is_refused(table: Table, message: str) -> None:
    with pytest.raises(Refused, match=message):
        header_table(table, ("No.", "名称"), "table 1")


@pytest.mark.parametrize(
    ("titles", "below"),
    [
        ([["名单", "", ""], ["", "", "单位：家"]], ROWS),
        ([["名\n单"]], ROWS),
        ([], ROWS),
        ([["名单", "", ""]], []),
        ([], [["a"], ["b"]]),
    ],
)
def test_titles_above_the_header_hold_one_cell_of_text(titles: Table, below: Table) -> None:
    texts = ["".join(row).replace("\n", "") for row in titles]
    assert below_titles([*titles, *below]) == (texts, below)

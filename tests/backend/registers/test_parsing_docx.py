from __future__ import annotations

from collections.abc import Callable

import docx
import office
import pytest
from office import ROWS
from talk import document

from xiancha.registers.parsing.docx import docx_lines, docx_tables
from xiancha.registers.parsing.refusals import Refused

CHALLENGE = b"<!doctype html><title>Just a moment...</title>"


def refused(read: Callable[..., object], body: bytes, message: str) -> None:
    with pytest.raises(Refused, match=message):
        read(document(body))


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
        (
            office.changed(office.word(ROWS), "word/document.xml", "</w:tbl>", ""),
            "is damaged",
        ),
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


def test_a_locked_archive_is_refused() -> None:
    body = office.word(ROWS)
    locked = body.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    assert locked != body
    refused(docx_tables, locked, "is locked")

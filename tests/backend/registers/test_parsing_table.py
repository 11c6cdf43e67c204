from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import office
import pytest
from talk import document

from xiancha.registers.parsing.docx import docx_tables
from xiancha.registers.parsing.html import html_tables
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.table import Table, below_titles, header_table
from xiancha.registers.parsing.workbook import sheet_tables


def refused(read: Callable[..., object], body: bytes, message: str) -> None:
    with pytest.raises(Refused, match=message):
        read(document(body))


@pytest.mark.parametrize(
    ("read", "body"),
    [
        (html_tables, office.html(office.ROWS)),
        (html_tables, office.html(office.ROWS, charset="gbk")),
        (sheet_tables, office.xlsx(office.ROWS)),
        (sheet_tables, office.xls(office.ROWS)),
        (docx_tables, office.word(office.ROWS)),
    ],
)
def test_a_table_is_the_same_in_every_kind_of_file(
    read: Callable[..., list[Table]], body: bytes
) -> None:
    assert read(document(body)) == [office.ROWS]


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


def test_rows_are_known_by_a_header_that_may_be_wrapped() -> None:
    table = [["No.", "公司\n名称"], ["1", "甲"], ["", "乙"]]
    assert header_table(table, ("No.", "公司名称"), "table 1") == [
        {"No.": "1", "公司名称": "甲"},
        {"No.": "", "公司名称": "乙"},
    ]


@pytest.mark.parametrize(
    "table",
    [
        [["名称", "No."], ["甲", "1"]],
        [["No.", "", "名称"], ["1", "", "甲"]],
        [["NO", "名 称"], ["1", "甲"]],
        [["No.", "名称"], ["No.", "名称"], ["1", "甲"]],
    ],
)
def test_columns_may_be_moved_parted_and_named_again(table: Table) -> None:
    assert header_table(table, ("No.", "名称"), "table 1") == [{"No.": "1", "名称": "甲"}]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ([["No.", "名"], ["1", "a"]], r"^table 1: the header .*missing: 名称; unknown: 名\)"),
        ([["名称", "名称"], ["a", "1"]], "header is “名称 · 名称” instead of “No. · 名称”"),
        ([["No.", "名称", ""], ["1", "a", "b"]], "row 2: column 3 has a text and no heading"),
        ([["No.", "名", "称"], ["1", "a", ""]], "the header is “No. · 名 · 称”"),
        ([], "the header is a row of other texts"),
        ([["No.", "名称"], ["1", "a"], ["2"]], "table 1, row 3: 1 cells instead of 2. Look"),
        ([["No.", "名称"], ["1", "a", "b"]], "table 1, row 2: 3 cells instead of 2"),
    ],
)
def test_another_header_or_a_ragged_row_is_refused(table: Table, message: str) -> None:
    with pytest.raises(Refused, match=message):
        header_table(table, ("No.", "名称"), "table 1")


@pytest.mark.parametrize(
    ("titles", "below"),
    [
        ([["名单", "", ""], ["", "", "单位：家"]], office.ROWS),
        ([["名\n单"]], office.ROWS),
        ([], office.ROWS),
        ([["名单", "", ""]], []),
        ([], [["a"], ["b"]]),
    ],
)
def test_titles_above_the_header_hold_one_cell_of_text(titles: Table, below: Table) -> None:
    texts = ["".join(row).replace("\n", "") for row in titles]
    assert below_titles([*titles, *below]) == (texts, below)

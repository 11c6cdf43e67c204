from __future__ import annotations

from collections.abc import Callable

import office
import pytest
from talk import document

from xiancha.registers.parsing.html import html_lines, html_tables
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.table import Table


def page(text: str) -> list[Table]:
    return html_tables(document(text.encode()))


def refused(read: Callable[..., object], body: bytes, message: str) -> None:
    with pytest.raises(Refused, match=message):
        read(document(body))


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
    body = office.html(office.ROWS, before=["关于取消", "试点资格的公告"])
    assert html_tables(document(body)) == [office.ROWS]
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
            "Row 2 of a table: the cell in column 1 lies over another",
        ),
        ("<table><tr><td colspan=60000>wide</table>", "Row 1 .* the cell in column 1 .* too wide"),
    ],
)
def test_a_page_without_whole_tables_is_refused(text: str, message: str) -> None:
    refused(html_tables, text.encode(), message)


@pytest.mark.parametrize(
    ("hidden", "ends"),
    [
        ("<!-- <table> -->", True),
        ("<SCRIPT>'<table>'</script >", True),
        ("<style><!-- <table></style>", True),
        ("<!-- <script> <table> -->", True),
        ("<script><!-- </script><!-- <table> -->", True),
        ("<!-- <table>", False),
        ("<script><table>", False),
    ],
)
def test_tables_in_comments_and_scripts_that_end_are_not_counted(hidden: str, ends: bool) -> None:
    text = f"<table><tr><td>a</table>{hidden}"
    if ends:
        assert page(text) == [[["a"]]]
    else:
        refused(html_tables, text.encode(), "begins 2 tables but ends 1")

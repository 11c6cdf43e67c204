from __future__ import annotations

import pytest
from effort import tries
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdfs import Paper

from xiancha.registers.parsing.headings import Heading, placed
from xiancha.registers.parsing.pdf_table import Tables, pdf_table
from xiancha.registers.parsing.refusals import Refused

HEADER = ("No.", "Name", "Place")
WIDTHS = (40, 120, 200)


def drawn(*rows: tuple[str, ...], head: tuple[str, ...] = HEADER) -> Paper:
    paper = Paper(WIDTHS)
    for row in (head, *rows):
        paper.row(row)
    return paper


def cells(found: Tables, table: int = 0) -> list[tuple[str, ...]]:
    return [tuple(record.cells.values()) for record in found.tables[table]]


def refused(paper: Paper, message: str) -> None:
    with pytest.raises(Refused, match=message):
        pdf_table(paper.body(), HEADER)


def test_rows_stand_under_their_header_with_their_page_and_number() -> None:
    found = pdf_table(drawn(("1", "A", "X"), ("2", "", "Y")).body(), HEADER)
    assert cells(found) == [("A", "X"), ("", "Y")]
    assert found.tables[0][1].where == "page 1, row 2"


def test_a_header_of_two_lines_with_empty_columns_beside_is_understood() -> None:
    paper = Paper(WIDTHS)
    paper.stacked_header(("No.", "Business\nName", "Place"))
    paper.row(("1", "A", "X"))
    paper.turn()
    paper.row(("2", "B", "Y"))
    found = pdf_table(paper.body(), ("No.", "Business Name", "Place"))
    assert cells(found) == [("A", "X"), ("B", "Y")]


def test_a_header_may_be_repeated_on_each_page_or_not() -> None:
    for repeat in (None, HEADER):
        paper = Paper(WIDTHS, height=140, repeat=repeat)
        if not repeat:
            paper.row(HEADER)
        for number in range(1, 10):
            paper.row((str(number), f"Name {number}", "X"))
        assert cells(pdf_table(paper.body(), HEADER)) == [(f"Name {n}", "X") for n in range(1, 10)]


def test_a_row_that_breaks_over_pages_is_joined() -> None:
    long = " ".join(f"word{n}" for n in range(100))
    paper = Paper(WIDTHS, height=200, repeat=HEADER)
    paper.row(("1", "A", "X"))
    paper.row(("2", "重庆化医控股集团财务有限公司" * 10, long))
    paper.row(("3", "C", "Z"))
    found = pdf_table(paper.body(), HEADER)
    assert cells(found) == [("A", "X"), ("重庆化医控股集团财务有限公司" * 10, long), ("C", "Z")]
    assert found.tables[0][1].where == "page 1, row 2"


def test_text_around_the_tables_is_kept_with_its_place() -> None:
    paper = Paper(WIDTHS)
    paper.text("LIST AS AT 1 MAY 2026")
    paper.row(HEADER)
    paper.row(("1", "A", "X"))
    paper.text("Beside")
    paper.row(("1", "B", "Y"))
    paper.text("The end")
    found = pdf_table(paper.body(), HEADER)
    assert [(line.text, line.page, line.after) for line in found.lines] == [
        ("LIST AS AT 1 MAY 2026", 1, 0),
        ("Beside", 1, 1),
        ("The end", 1, 2),
    ]
    assert cells(found, 1) == [("B", "Y")]


def test_a_title_row_inside_the_ruled_table_is_a_line() -> None:
    paper = Paper(WIDTHS)
    paper.row(("A title",), (sum(WIDTHS),))
    paper.row(HEADER)
    paper.row(("1", "A", "X"))
    found = pdf_table(paper.body(), HEADER)
    assert found.lines[0].text == "A title"
    assert cells(found) == [("A", "X")]


def test_a_column_that_moved_is_refused() -> None:
    paper = drawn(("1", "A", "X"))
    paper.row(("2", "B", "Y"), (80, 240, 40))
    refused(paper, r"Page 1, after row 1: a cell is under Name and Place")


def test_one_column_more_is_refused() -> None:
    paper = drawn(("1", "A", "X"))
    paper.row(("2", "B", "new", "Y"), (40, 90, 30, 200))
    refused(paper, "two cells are under Name")


def test_one_column_less_is_refused() -> None:
    paper = drawn(("1", "A", "X"))
    paper.row(("2", "B"), (40, 120))
    refused(paper, "a row has no cell under Place")


def test_merged_cells_are_refused() -> None:
    paper = drawn(("1", "A", "X"))
    paper.row(("2", "B and Y"), (40, 320))
    refused(paper, "a cell is under Name and Place")


def test_letters_that_cannot_be_decoded_are_refused() -> None:
    refused(drawn(("1", "(cid:12)(cid:7)", "X")), "letters of the cell under Name cannot be decod")


@pytest.mark.parametrize(
    ("number", "seen"),
    [("3", "“3”"), ("1", "“1”"), ("x", "no running number"), ("", "no running number")],
)
def test_a_number_out_of_order_is_refused(number: str, seen: str) -> None:
    refused(drawn(("1", "A", "X"), (number, "B", "Y")), rf"No\. is {seen} instead of 2")


def test_only_the_top_of_a_page_continues_a_row() -> None:
    paper = drawn(("1", "A", "X"))
    paper.turn()
    paper.row(("2", "B", "Y"))
    paper.row(("", "B", "Y"))
    refused(paper, r"Page 2, after row 2: No\. is no running number instead of 3")


def test_a_document_that_begins_with_a_continued_row_is_refused() -> None:
    refused(drawn(("", "A", "X")), "No. is no running number instead of 1")


def test_a_table_that_begins_in_the_middle_is_refused() -> None:
    refused(drawn(("2", "A", "X")), "No. is “2” instead of 1")


@pytest.mark.parametrize(
    "head", [("No.", "Name", "City"), ("No.", "Name", "Name"), ("No.", "Name", "")]
)
def test_another_header_is_refused(head: tuple[str, ...]) -> None:
    printed = " · ".join(filter(None, head))
    refused(drawn(("1", "A", "X"), head=head), f"the header is “{printed}”")


def test_columns_may_be_moved_and_parted_by_blank_ones() -> None:
    paper = Paper((20, 200, 6, 40, 6, 120))
    paper.row(("", "PLACE", "", "No", "", "name"))
    paper.row(("", "X", "", "1", "", "A"))
    assert cells(pdf_table(paper.body(), HEADER)) == [("A", "X")]


def test_a_heading_may_stand_in_cells_beside_one_another() -> None:
    paper = Paper((40, 60, 60, 200))
    paper.row(("No.", "Business", "Name", "Place"))
    paper.row(("1", "A", "X"), (40, 120, 200))
    found = pdf_table(paper.body(), ("No.", "Business Name", "Place"))
    assert cells(found) == [("A", "X")]


def test_a_header_that_can_be_understood_in_two_ways_is_refused() -> None:
    sure = (Heading("S/No."), Heading("Licence", ("Licence No.",)), Heading("Name"))
    doubtful = (*sure, Heading("No.", needed=False))
    printed = ("S/No.", "Licence", "No.", "Name")
    assert [one.name for one in placed(printed, sure)] == ["S/No.", "Licence", "Name"]
    assert placed(printed, doubtful) == ()


def test_text_that_stands_in_no_cell_is_refused() -> None:
    paper = drawn(("1", "A", "X"))
    paper.row(("2", "B"), (40, 120))
    paper.over("lost", 250)
    paper.row(("3", "C", "Z"))
    refused(paper, "a table has text that stands in none of its cells")


def test_a_header_that_changes_on_a_later_page_is_refused() -> None:
    paper = drawn(("1", "A", "X"))
    paper.turn()
    paper.row(("No.", "Name", "City"))
    paper.row(("2", "B", "Y"))
    refused(paper, r"Page 2, after row 1: No\. is no running number instead of 2")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"<html><h1>403 Forbidden</h1></html>", "not a PDF but an HTML page"),
        (b"Just a moment...", "not a PDF but “Just a moment"),
        (b"", "not a PDF but nothing"),
        (b"%PDF-1.7\n%%EOF\n", "cannot be read"),
    ],
)
def test_what_is_no_pdf_is_refused(body: bytes, message: str) -> None:
    with pytest.raises(Refused, match=message):
        pdf_table(body, HEADER)


def test_a_pdf_that_is_cut_off_is_refused() -> None:
    body = drawn(("1", "A", "X")).body()
    with pytest.raises(Refused, match="cut off"):
        pdf_table(body[: len(body) // 2], HEADER)


def test_a_pdf_without_a_table_is_refused() -> None:
    paper = Paper(WIDTHS)
    paper.text("Nothing here")
    refused(paper, "no row of a table was found")


WORDS = st.lists(st.text("ABCdef0123#,.&", min_size=1, max_size=9), max_size=9).map(" ".join)
HAN = st.text("国家开发银行股份有限公司（）", max_size=40).filter(lambda text: text != "（）")
ROWS = st.lists(st.tuples(HAN, WORDS), min_size=1, max_size=25)
SLOW = settings(max_examples=tries(8, 500), suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(rows=ROWS, height=st.integers(140, 400), repeated=st.booleans())
def test_random_tables_are_read_back_exactly(
    rows: list[tuple[str, str]], height: int, repeated: bool
) -> None:
    paper = Paper(WIDTHS, height, repeat=HEADER if repeated else None)
    if not repeated:
        paper.row(HEADER)
    for number, row in enumerate(rows, 1):
        paper.row((str(number), *row))
    assert cells(pdf_table(paper.body(), HEADER)) == rows


@SLOW
@given(rows=ROWS, data=st.data())
def test_a_random_table_with_a_missing_row_is_refused(
    rows: list[tuple[str, str]], data: st.DataObject
) -> None:
    missing = data.draw(st.integers(1, len(rows)))
    paper = Paper(WIDTHS, height=300)
    paper.row(HEADER)
    for number, row in enumerate([*rows, ("尾", "end")], 1):
        if number != missing:
            paper.row((str(number), *row))
    refused(paper, f"No. is “{missing + 1}” instead of {missing}")

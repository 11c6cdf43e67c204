from __future__ import annotations

import pytest
from talk import document

from xiancha.registers.parsing.headed import headed
from xiancha.registers.parsing.headings import Heading
from xiancha.registers.parsing.hosts import printed_host
from xiancha.registers.parsing.html_headings import headed_tables
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.table import Table

KNOWN = (Heading("No.", needed=False), Heading("Name", ("Company Name",)), Heading("SEC Number"))
ROWS = [{"Name": "A INC.", "SEC Number": "1"}, {"Name": "B INC.", "SEC Number": "2"}]


def cells(table: Table) -> list[dict[str, str]]:
    return [one.cells for one in headed(table, KNOWN, "T").records]


@pytest.mark.parametrize(
    "table",
    [
        [["Name", "SEC Number"], ["A INC.", "1"], ["B INC.", "2"]],
        [["SEC number:", "company name"], ["1", "A INC."], ["2", "B INC."]],
        [["Name", "", "SEC Number"], ["A INC.", "", "1"], ["B INC.", "", "2"]],
        [["Name", "SEC", "Number"], ["A INC.", "1", ""], ["B INC.", "", "2"]],
        [["Company", "SEC"], ["Name", "Number"], ["A INC.", "1"], ["B INC.", "2"]],
        [
            ["The list", ""],
            ["Name", "SEC Number"],
            ["A INC.", "1"],
            ["The list", ""],
            ["B INC.", "2"],
        ],
        [
            ["Name", "SEC Number"],
            ["A INC.", "1"],
            ["", ""],
            ["Name", "SEC Number"],
            ["B INC.", "2"],
        ],
    ],
    ids=["plain", "moved", "spacer", "neighbours", "two rows", "titles", "again"],
)
def test_a_table_is_read_wherever_its_headings_stand(table: Table) -> None:
    assert cells(table) == ROWS


def test_titles_and_columns_are_told() -> None:
    found = headed([["A list", ""], ["Name", "SEC Number"], ["A INC.", "1"]], KNOWN, "T")
    assert (found.titles, found.columns) == (("A list",), ("Name", "SEC Number"))
    assert found.records[0].where == "T, row 1"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ([], "no row is a header"),
        ([["Name", "Tax Number"], ["A INC.", "1"]], "no row is a header such as “No. · Name"),
        ([["Name", "SEC Number", "Owner"], ["A INC.", "1", "x"]], "no row is a header"),
        ([["Name", "Name", "SEC Number"], ["A INC.", "x", "1"]], "no row is a header"),
        ([["x", "y"], ["Name", "SEC Number"], ["A INC.", "1"]], "no row is a header"),
        ([["Name", "SEC Number"], ["A INC."]], "T, row 1: 1 cells instead of 2"),
        ([["Name", "", "SEC Number"], ["A INC.", "x", "1"]], "column 2 has a text and no heading"),
        ([["Name", "SEC", "Number"], ["A INC.", "1", "2"]], "“SEC Number” stand 2 cells with text"),
    ],
)
def test_a_table_that_says_nothing_certain_is_refused(table: Table, message: str) -> None:
    with pytest.raises(Refused, match=message) as problem:
        cells(table)
    assert "A INC" not in str(problem.value)


TABLE = "<table><tr><td>a</td></tr></table>"


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (f"<h2>One</h2>{TABLE}", [(("One",), "One")]),
        (f"<h2>One</h2><p>as of May</p>{TABLE}", [(("One",), "One as of May")]),
        (f"<h2>One</h2>{TABLE}<p>Two</p>{TABLE}", [(("One",), "One"), ((), "Two")]),
        (f"<h2>One</h2>{TABLE}{TABLE}", [(("One",), "One"), ((), "")]),
        (f"<h2>A</h2><h3>B</h3>{TABLE}", [(("A", "B"), "B")]),
        (f"<h2>A <b>b</b></h2><script>x</script>{TABLE}", [(("A b",), "A b")]),
        (
            f"<h2>A</h2>{TABLE.replace('<table>', '<table><caption>C</caption>')}",
            [(("A", "C"), "C")],
        ),
        (f"<table><tr><td><h2>One</h2>{TABLE}</td></tr></table>", [(("One",), "One")]),
        (f"<h2>One</h2><div><table></table></div>{TABLE}", [((), "")]),
    ],
)
def test_a_heading_is_that_of_the_one_table_below_it(
    page: str, found: list[tuple[tuple[str, ...], str]]
) -> None:
    tables = headed_tables(document(f"<html><body>{page}</body></html>".encode()))
    assert [(one.headings, one.said) for one in tables] == found


@pytest.mark.parametrize(
    ("printed", "host"),
    [
        ("https://advance.ph/", "advance.ph"),
        ("www.Fido.ph", "fido.ph"),
        ("Cashmart.ph (website)", "cashmart.ph"),
        ("KADAVRAGROUP.COM/CREDIT", "kadavragroup.com"),
        ("Yulon’s website (https://www.yulon.ph/)", "yulon.ph"),
        ("crawfort.com.ph (FB page, used for marketing purposes only)", ""),
        ("One click money.ph", ""),
        ("Mr.Cash", ""),
        ("KUDISWIFT.", ""),
        ("https://www.facebook.com/lender", ""),
        ("Peso Buffet", ""),
    ],
)
def test_a_name_is_a_host_only_where_all_of_it_is_an_address(printed: str, host: str) -> None:
    assert printed_host(printed) == host

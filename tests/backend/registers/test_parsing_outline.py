from __future__ import annotations

import json

import pytest
from office import xlsx
from pdfs import Paper
from talk import document

from xiancha.model import Outline
from xiancha.registers.parsing.outline import outline

COLUMNS = ("No.", "Business Name", "Licence No.")
HEADER = ["No.", "Business Name", "Telephone"]
ROWS = [["1", "A Ltd", "555"], ["2", "B Ltd", "556"]]
PERSON = "Jane Person"


def page() -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    head = "".join(f"<th>{cell}</th>" for cell in HEADER)
    small = "<table><tr><td>Menu</td></tr></table>"
    return f"<html>{small}<table><tr>{head}</tr>{rows}</table></html>".encode()


def printed() -> bytes:
    paper = Paper((60, 200, 100))
    paper.text("List of lenders")
    for row in (HEADER, *ROWS):
        paper.row(tuple(row))
    return paper.body()


def answer() -> bytes:
    entries = [dict(zip(HEADER, row, strict=True)) for row in ROWS]
    return json.dumps({"code": 200, "data": {"total": 2, "rows": entries}}).encode()


@pytest.mark.parametrize(
    ("body", "kind", "rows"),
    [
        (page(), "HTML page", 2),
        (xlsx([["List of lenders"], HEADER, *ROWS]), "workbook", 2),
        ("\n".join(map(";".join, [["List"], HEADER, *ROWS])).encode(), "CSV", 2),
        (answer(), "JSON", 2),
        (printed(), "PDF", None),
    ],
)
def test_the_header_that_is_most_like_the_expected_one_is_found(
    body: bytes, kind: str, rows: int | None
) -> None:
    found = outline(document(body), COLUMNS)
    assert (found.kind, found.header, found.rows) == (kind, tuple(HEADER), rows)
    assert not found.problem


@pytest.mark.parametrize(
    "body",
    [
        f"{PERSON};1 Home Street\n{PERSON};2 Home Street".encode(),
        json.dumps([{PERSON: 1}]).encode(),
        f"<table><tr><td>{PERSON}</td></tr></table>".encode(),
        xlsx([[PERSON, "555"]]),
        f"{PERSON} caf\xe9".encode("latin-1"),
        f'[{{"name": "{PERSON}"'.encode(),
    ],
)
def test_a_row_that_shares_no_heading_is_not_quoted(body: bytes) -> None:
    found = outline(document(body), COLUMNS)
    assert found.header == ()
    assert PERSON not in found.model_dump_json()


def test_what_cannot_be_looked_into_says_why() -> None:
    found = outline(document(b"%PDF-1.7 and no end"), COLUMNS)
    assert found.kind == "a PDF"
    assert found.problem.startswith("The PDF is cut off")
    cut = outline(document(page()[:-20]), COLUMNS)
    assert "cut off" in cut.problem
    assert outline(document(b""), COLUMNS) == Outline(kind="text", rows=0)

"""What is kept of a document: its mapping and one CSV, whatever kind of file it was."""

from __future__ import annotations

import re

from xiancha import normalise
from xiancha.model import Document
from xiancha.registers.cn_small_loans import exit_wording
from xiancha.registers.cn_small_loans.mapping import Mapping, mapping_of
from xiancha.registers.parsing.csv import csv_rows
from xiancha.registers.parsing.docx import docx_lines, docx_tables
from xiancha.registers.parsing.html import html_lines, html_tables
from xiancha.registers.parsing.minimised_csv import minimised
from xiancha.registers.parsing.numbers import check_number, is_number
from xiancha.registers.parsing.pdf_table import pdf_table
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, records
from xiancha.registers.parsing.table import Table, below_titles, header_table
from xiancha.registers.parsing.text import join, text_of, unwrap
from xiancha.registers.parsing.workbook import sheet_tables

_OLE = b"\xd0\xcf\x11\xe0"
_NAME = re.compile(r"[^，。：；\s]{4,40}公司")

_GAP = (
    "Rows are missing or doubled, a column is shifted, or a sum is there that “footer” does not "
    "name; look at the document. Where Word counts by itself, map that column as “ignored”."
)

_Companies = list[Cells]


def redact(document: Document) -> Document:
    """The mapping and a `minimised_csv` of the columns that it keeps, named by what they mean.

    Each row of an exit notice also holds the sentences of the notice that end it. Raises
    Refused where a column is not in the mapping, where the running numbers have a gap, and
    where a person's mobile number would be kept.
    """
    mapping = mapping_of(document)
    read = _in_pdf if document.body.lstrip().startswith(b"%PDF") else _in_tables
    file = document.model_copy(update={"url": document.via or mapping.page})
    companies, lines = read(file, mapping)
    sentence = exit_wording.sentences(mapping.says, lines) if mapping.kind == "exit" else ""
    rows = [_kept(cells, mapping, sentence, where) for cells, where in records(companies, "Row")]
    own = {"url": mapping.page, "title": mapping.title, "part": mapping.part, "mapping": ""}
    return minimised(document, mapping, mapping.kept, rows).model_copy(update=own)


def _kept(cells: Cells, mapping: Mapping, sentence: str, where: str) -> Cells:
    found: dict[str, str] = {mapping.columns[c]: unwrap(text) for c, text in cells.items()}
    kept = {meaning: found.get(meaning, sentence) for meaning in mapping.kept}
    for meaning, text in kept.items():
        if meaning != "credit_code" and normalise.holds_mobile(text):
            raise Refused(
                f"{where}: a mobile number is under “{meaning}”; it may be a person's. Map "
                "that column as “ignored”."
            )
    return kept


def _in_pdf(document: Document, mapping: Mapping) -> tuple[_Companies, list[str]]:
    """The rows of a PDF; its lines of text are broken by the layout, so they become one."""
    header = tuple(mapping.columns)
    if not header or mapping.columns[header[0]] != "number":
        raise Refused(
            "A table in a PDF is read only with a running number as its first column. Ask the "
            "publisher for another kind of file."
        )
    found = pdf_table(document.body, header)
    text = ""
    for line in found.lines:
        text = join(text, line.text)
    return [record.cells for table in found.tables for record in table], [text]


def _in_tables(document: Document, mapping: Mapping) -> tuple[_Companies, list[str]]:
    """The rows of all tables that bear the header, and the text that is in none of them."""
    tables, lines = _opened(document)
    companies: _Companies = []
    for number, table in enumerate(tables, 1):
        titles, below = below_titles(table)
        if _lists_companies(below, mapping):
            listed, footers = _parted(below, mapping)
            rows = header_table(listed, tuple(mapping.columns), f"Table {number}")
            _refuse_gaps(rows, len(companies), mapping, f"Table {number}")
            companies += rows
            lines += [*titles, *footers]
        else:
            lines += [line for row in table for cell in row for line in cell.splitlines()]
    if not companies:
        raise Refused(
            f"None of {len(tables)} tables has the columns {' · '.join(mapping.columns)} and a row "
            "under them. Look at the document and review the mapping."
        )
    return companies, lines


def _opened(document: Document) -> tuple[list[Table], list[str]]:
    """The tables of a file, whose kind its content tells, and its lines outside of them."""
    if document.body.startswith(b"PK") and b"word/document.xml" in document.body:
        return docx_tables(document), docx_lines(document)
    if document.body.startswith((b"PK", _OLE)):
        return sheet_tables(document), []
    text = text_of(document, unlabelled="gb18030")
    if text.lstrip().startswith("<"):
        return html_tables(document), html_lines(document)
    return [csv_rows(text)], []


def _lists_companies(table: Table, mapping: Mapping) -> bool:
    """True for a table that shares a column's name with the mapping, or names a company."""
    header = {unwrap(cell) for cell in table[0]} if table else set()
    named = any(_NAME.fullmatch("".join(cell.split())) for row in table for cell in row)
    return named or bool((header - {""}) & mapping.columns.keys())


def _parted(table: Table, mapping: Mapping) -> tuple[Table, list[str]]:
    """The table without the rows at its bottom that the mapping knows, and their texts."""
    end = len(table)
    while end > 1 and next(filter(None, table[end - 1]), "").startswith(mapping.footer):
        end -= 1
    return table[:end], [unwrap(cell) for row in table[end:] for cell in row if cell]


def _refuse_gaps(rows: _Companies, before: int, mapping: Mapping, where: str) -> None:
    """Running numbers count on over the tables of a document, or anew in each."""
    column = next((c for c, meaning in mapping.columns.items() if meaning == "number"), None)
    if column is None:
        return
    start = 1 if rows and is_number(rows[0][column], 1) else before + 1
    for place, row in enumerate(rows):
        check_number(row[column], start + place, f"{where}, row {place + 2}", column, _GAP)

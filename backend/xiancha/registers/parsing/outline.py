"""What a document looks like, whatever it holds: its kind and the headings that it prints. Pure.

It is for maintainers who compare a document with what a parser expects. Only a row that shares a
heading with what is expected is quoted: any other may be about persons.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from xiancha.model import Document, Outline
from xiancha.registers.parsing.docx import docx_tables
from xiancha.registers.parsing.headings import plain
from xiancha.registers.parsing.html import html_tables
from xiancha.registers.parsing.pdf import Cell, pdf_blocks
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.table import Table
from xiancha.registers.parsing.text import kind, text_of, unwrap
from xiancha.registers.parsing.workbook import sheet_tables

_TOP = 12
"""Rows of a table among which the header is looked for."""
_PAGES = 3
"""Pages of a PDF among which it is looked for."""
_DEEPEST = 4
_DELIMITERS = ",;\t|"
_Found = tuple[tuple[str, ...], int]


def outline(document: Document, columns: Sequence[str]) -> Outline:
    """The outline of a document of which these headings are expected. Refuses nothing."""
    body = document.body
    try:
        if body.lstrip().startswith(b"%PDF"):
            header, _ = _best(_pdf_tables(body), columns)
            return Outline(kind="PDF", header=header)
        if body.startswith(b"PK") and b"word/document.xml" in body:
            return _of_tables("Word document", docx_tables(document), columns)
        if body.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
            return _of_tables("workbook", sheet_tables(document), columns)
        text = text_of(document).lstrip()
        if text.startswith(("{", "[")):
            return _of_json(text, columns)
        if text.startswith("<"):
            return _of_tables("HTML page", html_tables(document), columns)
    except Refused as problem:
        return Outline(kind=_kind(body), problem=str(problem))
    return _of_csv(text, columns)


def _kind(body: bytes) -> str:
    """What the bytes are; a text that is no page is not quoted."""
    found = kind(body)
    return "text" if found.startswith("“") else found


def _of_tables(what: str, tables: Sequence[Table], columns: Sequence[str]) -> Outline:
    header, rows = _best(tables, columns)
    longest = max(map(len, tables), default=0)
    return Outline(kind=what, header=header, rows=rows if header else longest)


def _best(tables: Iterator[Table] | Sequence[Table], columns: Sequence[str]) -> _Found:
    """The row that shares most headings with the columns, and how many rows are below it."""
    wanted = set(map(plain, columns)) - {""}
    best: _Found = (), 0
    shared = 0
    for table in tables:
        for number, row in enumerate(table[:_TOP], 1):
            cells = tuple(filter(None, map(unwrap, row)))
            alike = len(wanted & set(map(plain, cells)))
            if alike > shared:
                best, shared = (cells, len(table) - number), alike
    return best


def _pdf_tables(body: bytes) -> Iterator[Table]:
    for _, blocks in islice(pdf_blocks(body), _PAGES):
        for block in blocks:
            if not isinstance(block, str):
                yield [[cell.text for cell in row if isinstance(cell, Cell)] for row in block]


def _of_csv(text: str, columns: Sequence[str]) -> Outline:
    lines = text.splitlines()
    tables = [
        list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        for delimiter in _DELIMITERS
        if any(delimiter in line for line in lines[:_TOP])
    ]
    header, rows = _best(tables, columns)
    if header:
        return Outline(kind="CSV", header=header, rows=rows)
    return Outline(kind="text", rows=len(lines))


def _of_json(text: str, columns: Sequence[str]) -> Outline:
    try:
        found = json.loads(text)
    except ValueError as error:
        place = f"line {getattr(error, 'lineno', 1)}"
        return Outline(kind="JSON", problem=f"It is no whole JSON ({place}). Fetch it again.")
    entries = max(_lists(found), key=len, default=[])
    fields = dict.fromkeys(str(name) for entry in entries for name in entry)
    wanted = set(map(plain, columns))
    header = tuple(fields) if wanted & set(map(plain, fields)) else ()
    return Outline(kind="JSON", header=header, rows=len(entries))


def _lists(found: Any, depth: int = 0) -> Iterator[list[dict[str, Any]]]:
    """Every list of objects in a JSON value, down to a depth at which registers keep them."""
    if isinstance(found, list) and found and all(isinstance(one, dict) for one in found):
        yield found
    elif isinstance(found, dict) and depth < _DEEPEST:
        for inner in found.values():
            yield from _lists(inner, depth + 1)

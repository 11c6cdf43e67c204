"""Tables of Word documents (.docx)."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from xiancha.model import Document
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.table import WIDEST, Room, Table, lines_of, trimmed
from xiancha.registers.parsing.zip_file import unzip

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHANGES = tuple(f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_TEXTS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def docx_tables(document: Document) -> list[Table]:
    """The tables of a document in their order, blank rows around them left out.

    Of tables within tables only the innermost are read. Numbers that Word counts by itself
    are no text and stay empty. Raises Refused where there is no table, where the file is no
    Word document, is damaged or locked, and where changes are tracked.
    """
    room = Room(document)
    tables = [trimmed(_grid(table, room)) for table in _innermost(_body(document))]
    if not tables:
        raise Refused(f"{document.url}: the Word document holds no table. Is it the right file?")
    return tables


def docx_lines(document: Document) -> list[str]:
    """The lines of text outside the tables that `docx_tables` reads."""
    body = _body(document)
    for table in _innermost(body):
        table.getparent().remove(table)
    return _text(body).splitlines()


def _body(document: Document) -> Any:
    parts = unzip(document, "word/document.xml", "Word document (.docx)")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(parts["word/document.xml"], parser)
    except etree.XMLSyntaxError as error:
        raise Refused(
            f"{document.url}: the Word document is damaged ({type(error).__name__}). Save it again."
        ) from error
    if root.getroottree().docinfo.doctype:
        raise Refused(f"{document.url}: the Word document declares entities. Save it anew in Word.")
    if next(root.iter(*_CHANGES), None) is not None:
        raise Refused(
            f"{document.url}: the Word document holds tracked changes. Ask its publisher which "
            "text is valid; accept or reject the changes, and save it again."
        )
    etree.strip_elements(root, _FALLBACK, with_tail=False)
    return root


def _innermost(body: Any) -> list[Any]:
    tables = body.iter(f"{_W}tbl")
    return [table for table in tables if next(table.iterdescendants(f"{_W}tbl"), None) is None]


def _grid(table: Any, room: Room) -> Table:
    rows = []
    for line in table.iter(f"{_W}tr"):
        row = _row(line)
        room.take(len(row) + 1)
        rows.append(row)
    return rows


def _row(row: Any) -> list[str]:
    cells = [""] * _number(row, "gridBefore")
    for cell in row.iter(f"{_W}tc"):
        merged = next(cell.iter(f"{_W}vMerge"), None)
        covered = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
        cells += ["" if covered else _text(cell)]
        cells += [""] * (_number(cell, "gridSpan") - 1)
    cells += [""] * _number(row, "gridAfter")
    if len(cells) > WIDEST:
        raise Refused(
            f"A row of a Word table is wider than {WIDEST} columns. Look at the document; copy the "
            "list into a workbook and import that."
        )
    return cells


def _number(element: Any, name: str) -> int:
    """How many columns an element spans or leaves out, 0 where it does not say."""
    found = next(element.iter(f"{_W}{name}"), None)
    text = "0" if found is None else found.get(f"{_W}val", "")
    if not re.fullmatch(r"\d{1,3}", text):
        raise Refused(f"A row of a Word table has {name} “{text}”. Save the document again.")
    return int(text)


def _text(element: Any) -> str:
    """The paragraphs of an element, one or more lines each."""
    parts = []
    for piece in element.iter(f"{_W}p", f"{_W}t", *_TEXTS):
        if piece.tag == f"{_W}p":
            parts.append("\n")
        else:
            parts.append(_TEXTS.get(piece.tag, piece.text or ""))
    return lines_of("".join(parts))

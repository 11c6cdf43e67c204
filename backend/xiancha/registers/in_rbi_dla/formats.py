"""RBI's export, or a public copy of it, as lines whose cells are known by what they mean."""

from __future__ import annotations

import csv
import io
import re
from typing import NamedTuple

from xiancha.model import Document
from xiancha.registers.parsing.csv import csv_table
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, records
from xiancha.registers.parsing.table import below_titles, header_table
from xiancha.registers.parsing.text import kind, text_of, unwrap
from xiancha.registers.parsing.workbook import sheet_tables

FIELDS = {
    "sr. no": "number",
    "sr.no": "number",
    "sl. no.": "number",
    "entity name": "entity",
    "website of re": "website",
    "entity type": "type",
    "name of the dla": "app",
    "name of the owner of dla": "owner",
    "name of the owner of dla (self-owned/name of lsp in case dla is of lsp)": "owner",
    "available on": "platform",
    "available on (website/name of app store)": "platform",
    "link to dla": "link",
    # as github.com/DevwithAJ/Safe-Loan-Check names them in its copy
    "source_record_no": "number",
    "regulated_entity": "entity",
    "app_name": "app",
    "developer_name": "owner",
    "platform": "platform",
    "raw_app_url": "link",
    "package_id": "package",
}
"""Reviewed headings → what the column means."""

PRINTED = {
    "entity": "Entity Name",
    "website": "Website of RE",
    "type": "Entity Type",
    "app": "Name of the DLA",
    "owner": "Name of the owner of DLA",
    "platform": "Available on",
    "link": "Link to DLA",
}
"""What a column means → its heading in RBI's directory."""

PERSONAL = frozenset(
    f"{what} of grievance redressal officer"
    for what in ("name", "email id", "telephone number", "mobile number")
)
"""Reviewed headings of the columns that are never kept."""

_NEEDED = frozenset({"number", "entity", "app", "owner", "platform", "link"})
_MERGED = "entity name"


class Line(NamedTuple):
    """One row of the directory: field → printed text, the entity's name filled in."""

    where: str
    cells: Cells


def lines(document: Document) -> tuple[list[Line], list[str], bool]:
    """The rows in their order; where a row was ignored because it repeats the headings; and
    whether this is the export itself, which holds every row, and not somebody's copy.

    In RBI's export the entity's name is one merged cell beside all its rows; a copy repeats it.
    """
    headings, rows = printed(document)
    fields = {heading: FIELDS[folded(heading)] for heading in headings if is_known(heading)}
    merged = _MERGED in map(folded, headings)
    found: list[Line] = []
    ignored = []
    entity, number = "", 0
    for row, where in records(rows):
        cells = {field: " ".join(row[heading].split()) for heading, field in fields.items()}
        number = _number(cells, number, merged, where)
        entity = cells["entity"] or (entity if merged else "")
        if not entity:
            raise Refused(f"{where}: no regulated entity is named. Compare it with the directory.")
        if sum(folded(text) in FIELDS for text in cells.values()) > 1:
            ignored.append(where)
        else:
            found.append(Line(where, cells | {"entity": entity}))
    return found, ignored, merged


def _number(cells: Cells, before: int, merged: bool, where: str) -> int:
    """The running number, which shows that no row is missing, doubled or out of order.

    A copy may leave rows out, and the number of rows that somebody typed from pictures; the export
    counts on, or anew for each entity.
    """
    text = cells["number"]
    if not text and not merged:
        return before
    number = int(text) if re.fullmatch(r"[0-9]{1,6}", text) else 0
    counts_on = number == before + 1 or (number == 1 and bool(cells["entity"]))
    if not number or not (counts_on if merged else number > before):
        raise Refused(
            f"{where}: the running number is “{text[:40]}” after {before}. Rows are missing, "
            "doubled or sorted anew, or a column is shifted; export the directory again."
        )
    return number


def printed(document: Document) -> tuple[list[str], list[Cells]]:
    """The headings, each of them known, and the rows under them."""
    if document.body.startswith(b"PK"):
        sheets = sheet_tables(document)
        if len(sheets) != 1:
            raise Refused(f"The workbook holds {len(sheets)} sheets instead of one. Which is it?")
        _, table = below_titles(sheets[0])
        headings = [unwrap(cell) for cell in table[0] if cell] if table else []
        _refuse_unknown(headings, f"a sheet that begins with “{''.join(headings[:1])[:60]}”")
        return headings, header_table(table, headings, "the directory")
    text = text_of(document)
    try:
        headings = next(csv.reader(io.StringIO(text, newline=""), strict=True), [])
    except csv.Error:
        headings = []
    _refuse_unknown(headings, kind(document.body))
    return headings, csv_table(text, headings)


def _refuse_unknown(headings: list[str], seen: str) -> None:
    fields = [FIELDS.get(folded(heading), "") for heading in headings]
    if not _NEEDED & set(fields):
        raise Refused(
            f"This is not the directory of digital lending apps but {seen}. Open the page in a "
            "browser, export the directory as XLSX and import that file."
        )
    unknown = [h for h in headings if not is_known(h) and folded(h) not in PERSONAL]
    if unknown:
        raise Refused(
            f"Nobody knows the column “{unknown[0]}”; it may be about persons. Look at it: teach "
            "the parser to keep it or to drop it, then import the file again."
        )
    missing = sorted(_NEEDED.difference(fields))
    twice = sorted({field for field in fields if field and fields.count(field) > 1})
    if missing or twice:
        raise Refused(
            f"The header lacks {', '.join(missing) or 'nothing'} and has twice "
            f"{', '.join(twice) or 'nothing'}. Export the directory again."
        )


def is_known(heading: str) -> bool:
    """True for the heading of a column that is kept."""
    return folded(heading) in FIELDS


def folded(heading: str) -> str:
    """A heading as the keys of FIELDS are written."""
    return re.sub(r"\s*/\s*", "/", " ".join(heading.split())).lower()

"""Tables in CSV. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.table import header_seen


def csv_table(
    text: str, columns: Sequence[str], delimiter: str = ",", quoted: bool = True
) -> list[dict[str, str]]:
    """The rows of a CSV text whose header is exactly `columns`; empty lines are skipped.

    `quoted=False` is for publishers whose quotation marks mean nothing: a stray one must
    not swallow the lines that follow it.
    """
    source = io.StringIO(text.removeprefix("\ufeff"), newline="")
    rows = csv.reader(
        source,
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        strict=True,
    )
    try:
        lines = [row for row in rows if row]
    except csv.Error as error:
        raise Refused(f"The CSV breaks its own quoting ({error}). Repair the file.") from error
    if not lines or lines[0] != list(columns):
        seen = header_seen(lines[0], columns, delimiter) if lines else "nothing"
        raise Refused(
            f"The CSV header is not “{delimiter.join(columns)}” but {seen}. If this is an error "
            "page, try again later; if the columns changed, the parser must learn them."
        )
    for number, row in enumerate(lines[1:], 1):
        if len(row) != len(columns):
            raise Refused(
                f"CSV row {number} has {len(row)} cells instead of {len(columns)}. Compare it "
                "with the source before importing."
            )
    return [dict(zip(columns, row, strict=True)) for row in lines[1:]]


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """The rows as CSV under a header; a column that a row lacks is empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def csv_rows(text: str) -> list[list[str]]:
    """The lines of a CSV text whose header is not known: stripped cells, no blank lines."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise Refused(f"The CSV breaks its own quoting ({error}). Save the file again.") from error
    return [[cell.strip() for cell in row] for row in rows if any(row)]

"""From the records of a document to the rows of a register. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from xiancha.model import Row
from xiancha.registers.parsing.refusals import Refused

Cells = dict[str, str]
"""Column → the text of its cell."""


class Record(NamedTuple):
    """One row of a table: its cells, and where it is, such as “page 3, row 41”."""

    cells: Cells
    where: str


def records(table: Iterable[Cells], what: str = "row") -> Iterator[Record]:
    """The rows of a table, counted from 1: “row 1”, “row 2” …"""
    return (Record(cells, f"{what} {number}") for number, cells in enumerate(table, 1))


def unique_rows(
    found: Iterable[Record],
    read: Callable[[Cells, str], Row],
    advice: str,
    marks: Callable[[Row], Iterable[str]] = lambda row: [row.key],
) -> tuple[Row, ...]:
    """Each record as a row. Raises Refused for a row that is listed a second time.

    Two rows are the same where they share a mark, which is the key unless `marks` says otherwise.
    `advice` is the sentence that says what to do then.
    """
    rows = []
    first_at: dict[str, str] = {}
    for cells, where in found:
        row = read(cells, where)
        own = set(marks(row))
        for mark in own & first_at.keys():
            raise Refused(
                f"{where}: “{row.name}” is listed a second time; “{mark}” is already in "
                f"{first_at[mark]}. {advice}"
            )
        first_at |= dict.fromkeys(own, where)
        rows.append(row)
    return tuple(rows)


def joined_rows(rows: Iterable[Row], join: Callable[[Row, Row], Row]) -> tuple[Row, ...]:
    """The rows, those of one key made one by `join`, which gets the first and the next."""
    found: dict[str, Row] = {}
    for row in rows:
        found[row.key] = join(found[row.key], row) if row.key in found else row
    return tuple(found.values())


def joined_fields(first: Cells, again: Cells) -> Cells:
    """The printed fields of two rows that are one: different texts are parted by “; ”."""
    fields = dict(first)
    for column, text in again.items():
        known = fields.get(column, "")
        if text not in known.split("; "):
            fields[column] = f"{known}; {text}".removeprefix("; ")
    return fields

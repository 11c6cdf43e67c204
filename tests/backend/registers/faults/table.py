"""A good table, and the faults that a table can have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from talk import document

from faults.bodies import CHALLENGE, cut_off, empty_pdf, encoded_otherwise
from faults.shape import Make
from xiancha.model import Document

FUTURE = date(2999, 1, 31)
PER_PAGE = 3
"""Rows on a page of a PDF; there are three pages of them."""

_LETTERS = "甲乙丙丁戊己庚辛壬"
"""As many as rows fill the pages."""

Row = tuple[str, ...]


class Sheet(NamedTuple):
    """What is printed: a header, rows, and the day that the document bears."""

    header: Row
    rows: tuple[Row, ...]
    day: date

    @property
    def lines(self) -> list[Row]:
        """The header, where there is one, and the rows."""
        return [self.header, *self.rows] if self.header else list(self.rows)


def numbered(*cells: str) -> tuple[Row, ...]:
    """Three pages of rows: “{d}” in a cell is the row's number, “{n}” a letter of its own."""
    return tuple(
        (str(n), *(cell.format(d=n, n=letter) for cell in cells))
        for n, letter in enumerate(_LETTERS, 1)
    )


@dataclass(frozen=True)
class Table:
    """A good table and how it is printed.

    `known` gives what is known of a document of a day besides its body. `renamed` is a column
    and its new name, `unknown` a column and a word in it that nobody has reviewed, `personal`
    a column about persons and what it says. `charset` is another encoding, for texts.
    """

    sheet: Sheet
    draw: Callable[[Sheet], bytes]
    known: Callable[[date], dict[str, object]]
    renamed: tuple[str, str]
    personal: tuple[str, str]
    unknown: tuple[str, str] | None = None
    charset: str = ""

    def good(self) -> Document:
        return self.printed()

    def printed(
        self, header: Row | None = None, rows: Sequence[Row] | None = None, day: date | None = None
    ) -> Document:
        """The document with another header, other rows or another day."""
        sheet = Sheet(
            self.sheet.header if header is None else header,
            self.sheet.rows if rows is None else tuple(rows),
            day or self.sheet.day,
        )
        return self.holding(self.draw(sheet), sheet.day)

    def holding(self, body: bytes, day: date | None = None) -> Document:
        """The document with a body of its own."""
        return document(body, **self.known(day or self.sheet.day))

    @property
    def numbered(self) -> bool:
        """True where the first column counts the rows."""
        return self.sheet.rows[0][0] == "1"

    def faults(self) -> dict[str, Make]:
        """Every fault that such a table can have, by name."""
        found: list[Callable[[Table], Document]] = [*_OF_ALL]
        found += _OF_NUMBERED if self.numbered else []
        found += [unknown_word] if self.unknown else []
        found += [other_charset, utf_16_without_a_mark] if self.charset else []
        return {fault.__name__.replace("_", "-"): _of(fault, self) for fault in found}


def _of(fault: Callable[[Table], Document], table: Table) -> Make:
    return lambda: fault(table)


def nothing_at_all(table: Table) -> Document:
    """An answer without a body."""
    return table.holding(b"")


def challenge_page(table: Table) -> Document:
    """A bot challenge that came with status 200."""
    return table.holding(CHALLENGE)


def empty_document(table: Table) -> Document:
    """The valid but empty PDF that some sites give instead of the document."""
    return table.holding(empty_pdf())


def file_cut_off(table: Table) -> Document:
    return table.holding(cut_off(table.good().body))


def other_charset(table: Table) -> Document:
    """The text in an encoding that it does not declare."""
    return table.holding(encoded_otherwise(table.good().body, table.charset))


def utf_16_without_a_mark(table: Table) -> Document:
    return table.holding(encoded_otherwise(table.good().body, "utf-16-le"))


def renamed_column(table: Table) -> Document:
    old, new = table.renamed
    return table.printed(header=tuple(new if name == old else name for name in table.sheet.header))


def no_header(table: Table) -> Document:
    return table.printed(header=())


def shifted_right(table: Table) -> Document:
    """Every cell one place to the right, the last ones lost."""
    return table.printed(rows=[("", *row[:-1]) for row in table.sheet.rows])


def shifted_left(table: Table) -> Document:
    return table.printed(rows=[(*row[1:], "") for row in table.sheet.rows])


def shifted_beside_the_number(table: Table) -> Document:
    """Every cell but the running number one place to the right."""
    return table.printed(rows=[(row[0], "", *row[1:-1]) for row in table.sheet.rows])


def shifted_right_from_the_middle(table: Table) -> Document:
    """The cells of the right half one place to the right, the last ones lost."""
    middle = len(table.sheet.header) // 2
    return table.printed(rows=[(*r[:middle], "", *r[middle:-1]) for r in table.sheet.rows])


def shifted_left_from_the_middle(table: Table) -> Document:
    middle = len(table.sheet.header) // 2
    return table.printed(rows=[(*r[:middle], *r[middle + 1 :], "") for r in table.sheet.rows])


def personal_column(table: Table) -> Document:
    column, value = table.personal
    header, rows = table.sheet.header, table.sheet.rows
    return table.printed(header=(*header, column), rows=[(*row, value) for row in rows])


def personal_cell(table: Table) -> Document:
    """One cell more in one row, about a person; the header does not know of it."""
    first, second, *others = table.sheet.rows
    return table.printed(rows=[first, (*second, table.personal[1]), *others])


def missing_page(table: Table) -> Document:
    """The rows of the middle page are not there."""
    rows = table.sheet.rows
    return table.printed(rows=[*rows[:PER_PAGE], *rows[2 * PER_PAGE :]])


def half_of_the_rows(table: Table) -> Document:
    return table.printed(rows=table.sheet.rows[: len(table.sheet.rows) // 2])


def row_twice(table: Table) -> Document:
    rows = table.sheet.rows
    return table.printed(rows=[*rows[:PER_PAGE], *rows[PER_PAGE - 1 :]])


def row_twice_with_its_own_number(table: Table) -> Document:
    rows = table.sheet.rows
    return table.printed(rows=[*rows, (str(len(rows) + 1), *rows[0][1:])])


def unknown_word(table: Table) -> Document:
    """A category, status or type that nobody has reviewed."""
    assert table.unknown
    place, word = table.sheet.header.index(table.unknown[0]), table.unknown[1]
    first, second, *others = table.sheet.rows
    return table.printed(rows=[first, (*second[:place], word, *second[place + 1 :]), *others])


def from_the_future(table: Table) -> Document:
    return table.printed(day=FUTURE)


_OF_ALL = (
    nothing_at_all,
    challenge_page,
    empty_document,
    file_cut_off,
    renamed_column,
    no_header,
    shifted_right,
    shifted_left,
    shifted_right_from_the_middle,
    shifted_left_from_the_middle,
    personal_column,
    personal_cell,
    half_of_the_rows,
    row_twice,
    from_the_future,
)
_OF_NUMBERED = [shifted_beside_the_number, missing_page, row_twice_with_its_own_number]

"""Where the columns of a printed table are: under which heading a cell stands. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from xiancha.registers.parsing.headings import Heading, placed
from xiancha.registers.parsing.pdf import Cell, Grid
from xiancha.registers.parsing.text import unwrap

_TOUCHING = 1


class Column(NamedTuple):
    """A column by its heading, and how far that reaches across the page."""

    name: str
    left: float
    right: float


def printed_columns(rows: Grid, known: Sequence[Heading]) -> tuple[Column, ...]:
    """The columns of a header that takes up all these rows, empty where they are no header.

    A heading may stand in cells above one another, beside one another, or both.
    """
    stacks = _stacks(rows)
    texts = [unwrap("\n".join(cell.text for cell in stack)) for stack in stacks]
    return tuple(
        Column(
            one.name,
            min(cell.left for cell in stacks[one.first]),
            max(cell.right for cell in stacks[one.last]),
        )
        for one in placed(texts, known)
    )


def under(cell: Cell, columns: Sequence[Column]) -> list[str]:
    """The headings above a cell: those with which it shares half of the narrower's width."""
    return [
        column.name
        for column in columns
        if min(cell.right, column.right) - max(cell.left, column.left)
        > min(cell.right - cell.left, column.right - column.left) / 2
    ]


def _stacks(rows: Grid) -> list[list[Cell]]:
    """The printed cells of a header from left to right, those over one another together."""
    stacks: list[list[tuple[int, Cell]]] = []
    numbered = ((n, cell) for n, row in enumerate(rows) for cell in row if cell.text.strip())
    right = float("-inf")
    for depth, cell in sorted(numbered, key=lambda found: found[1].left):
        if cell.left < right - _TOUCHING:
            stacks[-1].append((depth, cell))
        else:
            stacks.append([(depth, cell)])
        right = max(right, cell.right)
    return [[cell for _, cell in sorted(stack, key=lambda found: found[0])] for stack in stacks]

"""A CSV file that maintainers edit, row by row with its line. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from xiancha.content.problems import ContentError, Message, Problem

Row = dict[str, str]


def rows(file: str, body: bytes, columns: Sequence[str]) -> Iterator[tuple[int, Row]]:
    """Each row with the line it is on. Raises ContentError where the file is no such table."""
    reader = csv.reader(io.StringIO(_text(file, body), newline=""), strict=True)
    head = True
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _problem(file, reader.line_num, *_quoting(error)) from None
        if cells is None:
            return
        line = reader.line_num
        if head:
            _must_be(columns, cells, file)
            head = False
        elif any(cells):
            if len(cells) != len(columns):
                raise _problem(file, line, *_cells(len(cells), len(columns)))
            yield line, dict(zip(columns, map(str.strip, cells), strict=True))


def _text(file: str, body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        what = Message("this is not UTF-8", "这里不是 UTF-8 编码")
        instead = Message("save the file as “CSV UTF-8”", "另存为“CSV UTF-8（逗号分隔）”，再提交")
        raise _problem(file, line, what, instead) from None


def _must_be(columns: Sequence[str], cells: list[str], file: str) -> None:
    if cells != list(columns):
        what = Message("the first line names other columns", "第一行的列名不对")
        raise _problem(file, 1, what, ",".join(columns))


def _quoting(error: csv.Error) -> tuple[Message, Message]:
    return (
        Message(f"the quotation marks do not fit ({error})", f"引号不成对（{error}）"),
        Message(
            "close each quotation mark, and write one inside a cell twice",
            "每个双引号都要成对；格子里的双引号写两个",
        ),
    )


def _cells(found: int, wanted: int) -> tuple[Message, Message]:
    return (
        Message(f"{found} cells instead of {wanted}", f"有{found}格，应有{wanted}格"),
        Message(
            "put a cell that holds a comma in quotation marks", "格子里有英文逗号的，用双引号括起来"
        ),
    )


def _problem(file: str, line: int, what: Message, instead: Message | str) -> ContentError:
    return ContentError([Problem(file, line, what, instead)])

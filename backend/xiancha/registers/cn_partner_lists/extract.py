"""The rows of a notice, out of a PDF, an HTML page or a CSV that a person typed in. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from bs4 import BeautifulSoup

from xiancha.model import Document
from xiancha.registers.cn_partner_lists.select_notice import attached
from xiancha.registers.parsing.csv import csv_table
from xiancha.registers.parsing.html import html_lines, html_tables
from xiancha.registers.parsing.numbers import check_number, page_number
from xiancha.registers.parsing.pdf import pdf_blocks
from xiancha.registers.parsing.pdf_table import numbered_tables, one_table, printed_header
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, Record
from xiancha.registers.parsing.table import Table, below_titles, header_table
from xiancha.registers.parsing.text import kind, text_of, unwrap

CSV_COLUMNS = ("序号", "公司名称", "联系电话")
TYPE_IT_IN = (
    "If the notice is an image, type it in as a CSV with the columns 序号,公司名称,联系电话 and "
    "import that."
)
NUMBER, NAME, PHONE = CSV_COLUMNS
KIND, CODE, PERSON = "合作类型", "统一社会信用代码", "联系人"
HEADERS = {
    **dict.fromkeys(("序号",), NUMBER),
    **dict.fromkeys(("公司名称", "机构名称", "企业名称", "合作机构", "合作机构名称"), NAME),
    **dict.fromkeys(("合作公司名称", "合作方名称", "催收机构名称"), NAME),
    **dict.fromkeys(("联系电话", "联系方式", "电话", "客服电话"), PHONE),
    **dict.fromkeys(("合作类型", "机构类型"), KIND),
    **dict.fromkeys(("联系人", "联系人姓名", "负责人"), PERSON),
    "统一社会信用代码": CODE,
    "合作内容": "合作内容",
    "业务类型": "业务类型",
}
"""Every reviewed spelling of a column → what it holds. What holds persons is left out."""

_ROW_MISSING = "A row is missing, or this is no row of the list; look at the notice."
_CLOSING = re.compile(
    r"特此(公告|公示|说明|告知)。?|\d{4}年\d{1,2}月\d{1,2}日|(如|若|客服|服务热线|咨询|投诉)[^止除]*"
)
_NUMBERED = re.compile(r"(\d{1,3})(?:[、.．)）]\s*|\s+)(.*)")
_NAME_AND_PHONE = re.compile(r"(\S*?[\u4e00-\u9fff）])\s*[:：,，]?\s*((?:[\d+]|[(（]0).*)?")


class Rows(NamedTuple):
    """The rows of a notice, its headings and the lines of text around the list.

    `persons` are the columns about persons, which were left out.
    """

    entries: list[Record]
    titles: list[str]
    lines: list[str]
    persons: tuple[str, ...] = ()


def rows_of(document: Document, signature: str) -> Rows:
    """The one numbered list of a document. Raises Refused where there is none, or more.

    `signature` is the name that may be printed under the list. No message quotes a cell or a
    line: it may be about a person.
    """
    if document.body.lstrip().startswith(b"%PDF"):
        return _from_pdf(document, signature)
    text = text_of(document, unlabelled="gb18030")
    if re.search(r"<[a-zA-Z!][^>]*>", text):
        return _from_html(document)
    rows = csv_table(text, CSV_COLUMNS)
    table = [list(CSV_COLUMNS), *(list(row.values()) for row in rows)]
    entries, _ = _table(table, "The CSV")
    return Rows(entries, [], [])


def _from_pdf(document: Document, signature: str) -> Rows:
    with _or_type_it_in():
        pages = list(pdf_blocks(document.body))
    header = printed_header(pages, NUMBER) or CSV_COLUMNS
    _check_header(header, "The PDF")
    with _or_type_it_in():
        found = numbered_tables(pages, header)
    head = [line.text for line in found.lines if not line.after]
    listed = one_table(found, NUMBER, lambda line: _is_harmless(line, (*head, signature)))
    entries = [Record(_fields(cells), where) for cells, where in listed]
    return Rows(entries, head, head, _about_persons(header))


@contextmanager
def _or_type_it_in() -> Iterator[None]:
    try:
        yield
    except Refused as problem:
        raise Refused(f"{problem} {TYPE_IT_IN}") from problem


def _is_harmless(line: str, known: Sequence[str]) -> bool:
    """True for what may be under a list: a page's number, the formal end, a known line."""
    return page_number(line) or bool(_CLOSING.fullmatch("".join(line.split()))) or line in known


def _from_html(document: Document) -> Rows:
    files = attached(document, document.title)
    if files:
        raise Refused(
            f"{document.url} attaches {', '.join(files)}. See which is the lender's list and "
            "import it by hand, with its address on the lender's own site as --url."
        )
    text = text_of(document)
    tables = html_tables(document) if "<table" in text.lower() else []
    lines, titles, lists = html_lines(document), _headings(text), []
    for table in tables:
        above, below = below_titles(table)
        if below and unwrap(below[0][0]) == "序号":
            lists.append(below)
            titles += above
    if len(lists) > 1:
        raise Refused(f"{document.url} holds {len(lists)} lists with 序号. Import each by hand.")
    if not lists:
        return Rows(_numbered(document, lines), titles, lines)
    entries, persons = _table(lists[0], "The table")
    return Rows(entries, titles, lines + titles, persons)


def _headings(text: str) -> list[str]:
    found = BeautifulSoup(text, "lxml").find_all(["title", "h1", "h2"])
    return [unwrap(heading.get_text()) for heading in found]


def _table(table: Table, where: str) -> tuple[list[Record], tuple[str, ...]]:
    """The rows of a table, and its columns about persons, which are left out."""
    header = tuple(unwrap(cell) for cell in table[0])
    _check_header(header, where)
    entries = []
    for expected, row in enumerate(header_table(table, header, where), 1):
        place = f"{where}, row {expected}"
        check_number(row["序号"], expected, place, NUMBER, _ROW_MISSING)
        entries.append(Record(_fields(row), place))
    return entries, _about_persons(header)


def _numbered(document: Document, lines: list[str]) -> list[Record]:
    """A list in lines, one below the other, such as “1、某某有限公司 400-123-4567”."""
    found = {at: match for at, line in enumerate(lines) if (match := _NUMBERED.fullmatch(line))}
    if not found:
        raise Refused(
            f"{document.url} holds neither a table with 序号 nor numbered lines but "
            f"{kind(document.body)}. Open it in a browser. {TYPE_IT_IN}"
        )
    entries = []
    for expected, (at, line) in enumerate(found.items(), 1):
        where = f"Line {expected} of the list"
        check_number(line[1], expected, where, NUMBER, _ROW_MISSING)
        parts = _NAME_AND_PHONE.fullmatch(line[2].strip())
        if not parts or at != min(found) + expected - 1:
            raise Refused(
                f"{where} is not a name with a phone, or is apart from the list. Look at "
                f"{document.url} in a browser. {TYPE_IT_IN}"
            )
        entries.append(Record({NAME: parts[1], PHONE: parts[2] or ""}, where))
    return entries


def _check_header(header: Sequence[str], where: str) -> None:
    unknown = [name for name in header if name not in HEADERS]
    fields = [HEADERS[name] for name in header if name in HEADERS and HEADERS[name] != PERSON]
    twice = {field for field in fields if fields.count(field) > 1}
    if unknown or twice or NAME not in fields:
        raise Refused(
            f"{where} has the header “{' · '.join(header)[:200]}”: "
            + (f"nobody knows the column {unknown[0]}" if unknown else "a column is not there once")
            + ". Look at the document; a new spelling belongs into HEADERS of cn_partner_lists."
        )


def _fields(row: Cells) -> Cells:
    """The cells by what they hold, without the number and without persons."""
    known = {HEADERS[column]: text for column, text in row.items()}
    return {field: text for field, text in known.items() if field not in (NUMBER, PERSON)}


def _about_persons(header: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in header if HEADERS[name] == PERSON)

"""A list and an exit notice of small-loan companies of no province, in six kinds of file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence

import office
from pdfs import Paper
from talk import document

from xiancha.model import Document, Reading
from xiancha.registers.cn_small_loans.credit_code import check_digit
from xiancha.registers.cn_small_loans.parse import read, redact

HEADER = ["序号", "公司名称", "统一社会信用代码", "法定代表人", "住所", "联系电话", "经营状态"]
WIDTHS = (40, 130, 110, 60, 110, 80, 60)
TITLE = "测试省小额贷款公司名单"
MAPPING = """
id = "test-list"
kind = "list"
province = "测试省"
operator = "测试省地方金融管理局"
title = "测试省小额贷款公司名单"
page = "https://example.org/list.html"
date = 2026-06-30
rows = 3
[columns]
"序号" = "number"
"公司名称" = "name"
"统一社会信用代码" = "credit_code"
"法定代表人" = "ignored"
"住所" = "address"
"联系电话" = "phone"
"经营状态" = "status"
[status]
"正常" = "active"
"停业" = "suspended"
"已取消资格" = "ended"
"筹建" = "ignored"
"""
EXIT_TITLE = "关于取消部分小额贷款公司试点资格的公告"
SAID = "经研究决定，取消以下公司小额贷款公司试点资格。"
EXIT_HEADER = ["序号", "公司名称", "联系人"]
EXIT_ROWS = [["1", "测试市甲小额贷款有限公司", "张三"], ["2", "测试市乙小额贷款有限公司", "李四"]]
EXIT_MAPPING = """
id = "test-exit-1"
kind = "exit"
province = "测试省"
operator = "测试省地方金融管理局"
title = "关于取消部分小额贷款公司试点资格的公告"
page = "https://example.org/exit.html"
date = 2026-07-31
rows = 2
says = "取消以下公司小额贷款公司试点资格"
[columns]
"序号" = "number"
"公司名称" = "name"
"联系人" = "ignored"
"""

Rows = Iterable[Sequence[str]]


def code(number: int) -> str:
    body = f"91990000MA0000{number:03}"
    return body + check_digit(body)


FIRMS = [
    ["1", "测试市甲小额贷款有限公司", code(1), "张三", "一号路1号", "0731-88886666", "正常"],
    ["2", "测试市乙小额贷款股份有限公司", code(2), "李四", "二号路2号", "0731-88887777", "停业"],
    ["3", "测试市丙小额贷款有限责任公司", code(3), "王五", "三号路3号", "", "已取消资格"],
]


def as_pdf(rows: Rows, before: Iterable[str] = ()) -> bytes:
    header, *others = rows
    paper = Paper(WIDTHS[: len(header)])
    for line in before:
        paper.text(line)
    for row in [header, *others]:
        paper.row(row)
    return paper.body()


def as_csv(rows: Rows, before: Iterable[str] = (), charset: str = "gb18030") -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([*([line] for line in before), *rows])
    return text.getvalue().encode(charset)


def as_html(rows: Rows, before: Iterable[str] = ()) -> bytes:
    return office.html(rows, before, charset="gbk")


def as_xlsx(rows: Rows, before: Iterable[str] = ()) -> bytes:
    return office.xlsx([*([line] for line in before), *rows])


def as_xls(rows: Rows, before: Iterable[str] = ()) -> bytes:
    return office.xls([*([line] for line in before), *rows])


KINDS: dict[str, Callable[[Rows, Iterable[str]], bytes]] = {
    "csv": as_csv,
    "docx": office.word,
    "html": as_html,
    "pdf": as_pdf,
    "xls": as_xls,
    "xlsx": as_xlsx,
}


def entered(body: bytes, mapping: str = MAPPING, **more: object) -> Document:
    """A file as it is kept, redacted."""
    return redact(document(body, mapping=mapping, via="a file given by hand", **more))


def imported(body: bytes, mapping: str = MAPPING, **more: object) -> Reading:
    return read(entered(body, mapping, **more))


def listed(firms: Rows = FIRMS, header: Sequence[str] = HEADER) -> bytes:
    """A CSV of the list, the plainest kind."""
    return as_csv([header, *firms], [TITLE])

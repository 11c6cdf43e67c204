"""A lender's list of collection agencies as a PDF and as a page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pdfs import Paper
from talk import document

from xiancha.model import Document, Reading
from xiancha.registers.cn_partner_lists.parse import read, redact

URL = "https://www.youcash.com/xxgg/77802.html"
LENDER = "中邮消费金融有限公司"
TITLE = f"{LENDER}催收合作机构信息公示"
DAY = date(2026, 2, 28)
HEADER = ("序号", "公司名称", "联系电话")
LONG = "和君纵达数据科技股份有限公司内蒙古自治区呼和浩特分公司"
ROWS = (
    ("1", "甲信用管理有限公司", "400-123-4567"),
    ("2", LONG, "021-12345678转801、13800138000"),
    ("3", "北京市乙（上海）律师事务所", "—"),
)


def given(body: bytes | str, **more: object) -> Document:
    """A document as the conversation returns it."""
    known = {"url": URL, "title": TITLE, "as_of": DAY, "part": "youcash/collector"}
    return document(body.encode() if isinstance(body, str) else body, **known | more)


def drawn(
    *rows: Sequence[str],
    header: Sequence[str] = HEADER,
    above: Sequence[str] = (),
    below: Sequence[str] = (),
) -> bytes:
    """A PDF of narrow columns on low pages: names wrap, rows break over pages."""
    paper = Paper((40, *[95] * (len(header) - 1)), height=150)
    for line in above:
        paper.text(line)
    paper.row(header)
    for row in rows or ROWS:
        paper.row(row)
    for line in below:
        paper.text(line)
    return paper.body()


def table(*rows: Sequence[str], header: Sequence[str] = HEADER, above: str = "") -> str:
    lines = [header, *(rows or ROWS)]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in lines)
    return f"<html><body>{above}<table>{cells}</table></body></html>"


def imported(given: Document) -> Reading:
    """The reading of a redacted document."""
    return read(redact(given))

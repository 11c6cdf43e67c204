"""Mainland China: the National Financial Regulatory Administration's list of banking
institutions with legal personality (银行业金融机构法人名单, PDF)."""

from __future__ import annotations

import re
from datetime import date

from xiancha.model import Alias, Document, Reading, Row
from xiancha.registers.cn_nfra_institutions.conversation import conversation
from xiancha.registers.parsing.categories import categories
from xiancha.registers.parsing.dates import chinese_days
from xiancha.registers.parsing.headings import headings
from xiancha.registers.parsing.pdf_table import Line, Shape, one_table, pdf_table
from xiancha.registers.parsing.refusals import Refused
from xiancha.registers.parsing.rows import Cells, unique_rows

__all__ = ["COLUMNS", "conversation", "read", "row"]

COLUMNS = ("序号", "中文全称", "英文全称", "机构编码", "机构类型", "监管责任单位")
CATEGORIES = categories(__file__)

_CODE = re.compile(r"[A-Z]\d{4}[A-Z]\d{9}")
_SUPERVISOR = re.compile(r"[\u4e00-\u9fff]*金融监管(总局|局|分局)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_TWO_NAMES = re.compile(r"公司.")


def read(document: Document) -> Reading:
    """Every institution of the list; all its categories are held whole."""
    found = pdf_table(document.body, Shape(headings(COLUMNS), always=("中文全称", "机构编码")))
    rows = unique_rows(one_table(found, "序号"), row, "Check the document.")
    return Reading(
        as_of=_as_of(document, found.lines), rows=rows, whole=frozenset(CATEGORIES.values())
    )


def row(cells: Cells, where: str) -> Row:
    """One institution; an unknown 机构类型 is refused."""
    name, code, kind, supervisor = (
        "".join(cells[column].split())
        for column in ("中文全称", "机构编码", "机构类型", "监管责任单位")
    )
    if not _HAN.search(name) or _TWO_NAMES.search(name):
        raise Refused(f"{where}: 中文全称 “{name}” is not one name. Check the document.")
    if not _CODE.fullmatch(code):
        raise Refused(
            f"{where}: 机构编码 “{code}” of {name} is not like X0001H211000001. Check the "
            "document; a column may be shifted."
        )
    if kind not in CATEGORIES:
        raise Refused(
            f"{where}: 机构类型 “{kind}” of {name} is unknown. Find out whether such institutions "
            "lend to persons, then add it to [categories] in cn_nfra_institutions/register.toml."
        )
    if not _SUPERVISOR.fullmatch(supervisor):
        raise Refused(
            f"{where}: 监管责任单位 “{supervisor}” of {name} is no 金融监管局. Check the document; "
            "a column may be shifted."
        )
    english = cells["英文全称"]
    return Row(
        key=code,
        name=name,
        category=CATEGORIES[kind],
        licence=code,
        aliases=(Alias(text=english, kind="english"),) if english not in ("", "无") else (),
        fields={"机构类型": kind, "监管责任单位": supervisor},
    )


def _as_of(document: Document, lines: tuple[Line, ...]) -> date:
    """The one date that the title, the head of the PDF and the person who imports agree on."""
    head = "".join("".join(line.text.split()) for line in lines if not line.after)
    stated = {_first_day(document.title), document.as_of, _first_day(head)} - {None}
    if len(stated) != 1:
        seen = " and ".join(sorted(map(str, stated))) or "no date"
        raise Refused(
            f"The title “{document.title}” and the head of the list “{head[:80]}” give {seen}. "
            "Look at the notice and state its date with --as-of YYYY-MM-DD."
        )
    return next(day for day in stated if day)


def _first_day(text: str) -> date | None:
    return next(chinese_days(text), None)

"""Registers of mainland China: institutions, partners, small-loan companies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import office
import small_loans

from faults.printed import Draw, page, ruled, separated, squared
from faults.shape import Make, Shape
from faults.table import Sheet, Table, numbered

DAY = date(2026, 6, 30)
PERSON, IDENTITY = "张小明", "110101199003070011"
PERSONAL = ("联系人身份证号", IDENTITY)

CHINESE = {"other-charset": "a CSV typed in China is read as GB18030 where it is no UTF-8"}


def institutions() -> Shape:
    """The regulator's list."""
    header = ("序号", "中文全称", "英文全称", "机构编码", "机构类型", "监管责任单位")
    rows = numbered(
        "测试{n}消费金融有限公司",
        "Test {d} Co., Ltd.",
        "X{d:04}H110000001",
        "消费金融公司",
        "北京金融监管局",
    )
    table = Table(
        Sheet(header, rows, DAY),
        ruled(),
        lambda day: {"title": f"银行业金融机构法人名单（截至{day:%Y年%m月}末）"},
        renamed=("机构类型", "机构类别"),
        personal=PERSONAL,
        unknown=("机构类型", "数字银行"),
    )
    return Shape("cn-nfra-institutions", "pdf", table.good, table.faults(), (IDENTITY,), min_rows=1)


def partners() -> Iterator[Shape]:
    """A lender's list of collection agencies: a PDF, a page, a CSV that somebody typed in."""
    header = ("序号", "公司名称", "合作类型", "联系人", "联系电话")
    rows = numbered("测试{n}信用管理有限公司", "委外催收", PERSON, "021-123456{d:02}")
    drawn = Table(
        Sheet(header, rows, DAY),
        ruled(),
        lambda day: {
            "url": "https://www.youcash.com/xxgg/1.html",
            "title": "催收合作机构信息公示",
            "as_of": day,
            "part": "youcash/collector",
        },
        renamed=("公司名称", "合作伙伴"),
        personal=PERSONAL,
        unknown=("合作类型", "增信担保"),
    )
    typed = Sheet((*header[:2], header[4]), tuple((*row[:2], row[4]) for row in rows), DAY)
    tables = {
        "pdf": drawn,
        "html": replace(drawn, draw=page(), charset="gb18030"),
        "csv": replace(drawn, sheet=typed, draw=separated(), unknown=None, charset="gb18030"),
    }
    harmless = {"half-of-the-rows": "lenders change partners: a list may shrink by 60 %"}
    for kind, table in tables.items():
        more = CHINESE if kind == "csv" else {}
        yield Shape(
            "cn-partner-lists",
            kind,
            table.good,
            table.faults() | {"unknown-kind-of-partner": _of_unknown_kind(table)},
            (PERSON, IDENTITY),
            harmless | more,
        )


def _of_unknown_kind(table: Table) -> Make:
    announced = {"title": "数据合作机构信息公示", "part": "youcash"}
    return lambda: table.good().model_copy(update=announced)


def small_loan_companies() -> Iterator[Shape]:
    """A province's list in every kind of file."""
    named = numbered("测试市{n}小额贷款有限公司", "", PERSON, "{d}号", "0731-888866{d:02}", "正常")
    rows = tuple((*row[:2], small_loans.code(n), *row[3:]) for n, row in enumerate(named, 1))
    mapping = small_loans.MAPPING.replace("rows = 3", f"rows = {len(rows)}")
    table = Table(
        Sheet(tuple(small_loans.HEADER), rows, DAY),
        ruled(),
        lambda day: {"mapping": mapping.replace("2026-06-30", str(day))},
        renamed=("公司名称", "企业名称"),
        personal=PERSONAL,
        unknown=("经营状态", "拟退出"),
    )
    draws: dict[str, tuple[Draw, str]] = {
        "pdf": (ruled(), ""),
        "html": (page(), "gb18030"),
        "csv": (separated(), "gb18030"),
        "xlsx": (lambda sheet: office.xlsx(sheet.lines), ""),
        "xls": (lambda sheet: office.xls(sheet.lines), ""),
        "docx": (lambda sheet: office.word(squared(sheet.lines)), ""),
    }
    for kind, (draw, charset) in draws.items():
        one = replace(table, draw=draw, charset=charset)
        harmless = CHINESE if kind == "csv" else {}
        yield Shape("cn-small-loans", kind, one.good, one.faults(), (PERSON, IDENTITY), harmless)


SHAPES = (institutions(), *partners(), *small_loan_companies())

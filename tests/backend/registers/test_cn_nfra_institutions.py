from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from effort import SOAK
from pdfs import Paper
from talk import document

from xiancha.model import Alias, Document, Row
from xiancha.registers import catalogue
from xiancha.registers.cn_nfra_institutions.parse import (
    CATEGORIES,
    COLUMNS,
    read,
    row,
)
from xiancha.registers.parsing.csv import csv_table
from xiancha.registers.parsing.refusals import Refused

REGISTER = "cn-nfra-institutions"
WIDTHS = (35, 130, 160, 60, 60, 70)
TITLE = "银行业金融机构法人名单（截至2025年12月末）"
ICBC = (
    "1",
    "中国工商银行股份有限公司",
    "INDUSTRIAL AND COMMERCIAL BANK OF CHINA LIMITED",
    "B0001H111000001",
    "国有大型商业银行",
    "金融监管总局",
)
ANT = (
    "2",
    "重庆蚂蚁消费金融有限公司",
    "Chongqing Ant Consumer Finance Co.， Ltd.",
    "X0029H250000001",
    "消费金融公司",
    "重庆金融监管局",
)
SANY = ("3", "三一汽车金融有限公司", "无", "N0013H243010001", "汽车金融公司", "湖南金融监管局")


def drawn(*rows: tuple[str, ...], head: str = "", foot: str = "") -> bytes:
    paper = Paper(WIDTHS, repeat=COLUMNS)
    if head:
        paper = Paper(WIDTHS)
        paper.text(head)
        paper.row(COLUMNS)
    for cells in rows or (ICBC, ANT, SANY):
        paper.row(cells)
    if foot:
        paper.text(foot)
    return paper.body()


def given(*rows: tuple[str, ...]) -> Document:
    return document(drawn(*rows), title=TITLE)


def cells(institution: tuple[str, ...], **other: str) -> dict[str, str]:
    return dict(zip(COLUMNS[1:], institution[1:], strict=True)) | other


@pytest.fixture(scope="module")
def institutions() -> list[tuple[str, ...]]:
    """The rows that ship, numbered from 1, with the list's word for no English name."""
    starter = (catalogue.register(REGISTER).folder / "starter.csv").read_text("utf-8")
    return [
        (str(number), *(cells[column] or "无" for column in COLUMNS[1:]))
        for number, cells in enumerate(csv_table(starter, COLUMNS[1:]), 1)
    ]


@pytest.mark.slow
@pytest.mark.soak
@pytest.mark.parametrize("repeated", [True, False])
def test_the_rows_that_ship_come_back_exactly_from_a_wrapped_and_broken_table(
    institutions: list[tuple[str, ...]], repeated: bool
) -> None:
    printed = institutions if SOAK or repeated else institutions[:60]
    paper = Paper((30, 70, 80, 45, 45, 50), height=400, repeat=COLUMNS if repeated else None)
    paper.text("附件")
    paper.text(TITLE)
    if not repeated:
        paper.row(COLUMNS)
    for institution in printed:
        paper.row(institution)
    paper.text("— 12 —")
    reading = read(document(paper.body()))
    assert reading.as_of == date(2025, 12, 31)
    assert [
        (
            found.name,
            found.aliases[0].text if found.aliases else "无",
            found.key,
            found.fields["机构类型"],
            found.fields["监管责任单位"],
        )
        for found in reading.rows
    ] == [institution[1:] for institution in printed]


@pytest.fixture(scope="module")
def starter(institutions: list[tuple[str, ...]]) -> list[Row]:
    return [row(dict(zip(COLUMNS[1:], one[1:], strict=True)), "starter") for one in institutions]


def test_the_categories_that_ship_whole_have_all_their_institutions(starter: list[Row]) -> None:
    register = catalogue.register(REGISTER)
    assert register.starter
    kinds = Counter(r.category for r in starter)
    assert {category: kinds[category] for category in register.starter.whole} == {
        "consumer-finance": 31,
        "state-bank": 6,
        "joint-stock-bank": 12,
        "city-bank": 124,
        "private-bank": 19,
        "direct-bank": 2,
        "development-bank": 1,
        "policy-bank": 2,
        "auto-finance": 25,
    }


def test_auto_finance_is_whole_as_the_running_numbers_of_the_list_say(starter: list[Row]) -> None:
    """Row 3998 of the list of 2025-06-30 is the last consumer finance company; 25 rows follow,
    of which the list numbers these.
    """
    numbers = {"N0001H211000001": 3999, "N0013H243010001": 4010, "N0027H233010001": 4023}
    codes = [r.key for r in starter if r.category == "auto-finance"]
    assert len(codes) == 25
    assert {code: 3999 + codes.index(code) for code in numbers} == numbers


def test_a_row_tells_what_the_list_prints() -> None:
    bank, ant, sany = read(given()).rows
    assert (bank.key, bank.licence, bank.category) == (*[ICBC[3]] * 2, "state-bank")
    assert ant.aliases == (Alias(text=ANT[2], kind="english"),)
    assert ant.fields == {"机构类型": "消费金融公司", "监管责任单位": "重庆金融监管局"}
    assert sany.aliases == ()


def test_a_complete_list_holds_every_category_whole() -> None:
    assert read(given()).whole == set(CATEGORIES.values())


def test_every_type_is_a_category_that_says_whether_it_lends() -> None:
    assert all(catalogue.category("CN", category) for category in CATEGORIES.values())


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ({"机构类型": "数字银行"}, "page 3, row 9: 机构类型 “数字银行” of 重庆.*add it to"),
        ({"机构编码": "X0029H25000000"}, "page 3, row 9: 机构编码 “X0029H25000000”"),
        ({"机构编码": "消费金融公司"}, "机构编码 “消费金融公司”"),
        ({"中文全称": ""}, "中文全称 “” is not one name"),
        ({"中文全称": "Ant Consumer Finance Co., Ltd."}, "中文全称 “Ant.*” is not one name"),
        ({"中文全称": "甲有限公司乙有限公司"}, "中文全称 “甲有限公司乙有限公司” is not one name"),
        ({"监管责任单位": "消费金融公司"}, "监管责任单位 “消费金融公司”"),
    ],
)
def test_a_cell_that_is_not_what_its_column_says_is_refused(
    other: dict[str, str], message: str
) -> None:
    with pytest.raises(Refused, match=message):
        row(cells(ANT, **other), "page 3, row 9")


def test_an_empty_english_name_is_none() -> None:
    assert row(cells(ANT, 英文全称=""), "row 1").aliases == ()


def test_a_code_broken_over_lines_is_one_code() -> None:
    assert row(cells(ANT, 机构编码="X0029H25 0000001"), "row 1").key == ANT[3]


def test_a_missing_number_is_refused() -> None:
    with pytest.raises(Refused, match="Page 1, after row 1: 序号 is “3” instead of 2"):
        read(given(ICBC, SANY))


def test_a_code_that_stands_twice_is_refused() -> None:
    with pytest.raises(Refused, match=r"page 1, row 2: .* second time; “B0001H111000001”"):
        read(given(ICBC, ("2", *ICBC[1:])))


def test_a_second_table_is_refused() -> None:
    paper = Paper(WIDTHS, repeat=COLUMNS)
    paper.row(ICBC)
    paper.text("1")
    paper.row(("1", *ANT[1:]))
    with pytest.raises(Refused, match="序号 starts again at page 1, row 1"):
        read(document(paper.body(), title=TITLE))


@pytest.mark.parametrize("foot", ["12", "— 12 —", "第 1 页，共 259 页", "3/259"])
def test_page_numbers_are_ignored(foot: str) -> None:
    assert len(read(document(drawn(foot=foot), title=TITLE)).rows) == 3


def test_another_line_under_the_table_is_refused() -> None:
    with pytest.raises(Refused, match="Page 1, after row 3 of the table: nobody knows a line"):
        read(document(drawn(foot="注：下列机构已停业"), title=TITLE))


@pytest.mark.parametrize(
    "body",
    [
        b"<html><title>\xe5\xae\x89\xe5\x85\xa8\xe9\xaa\x8c\xe8\xaf\x81</title></html>",
        drawn()[:2000],
        Paper(WIDTHS).body(),
    ],
    ids=["challenge page", "cut off", "empty PDF behind pdfFileUrl"],
)
def test_a_document_without_the_table_is_refused(body: bytes) -> None:
    with pytest.raises(Refused, match=r"not a PDF|cut off|no row of a table"):
        read(document(body, title=TITLE))


@pytest.mark.parametrize(
    ("title", "as_of", "head", "expected"),
    [
        ("银行业金融机构法人名单（截至2025年6月末）", None, "", date(2025, 6, 30)),
        ("银行业金融机构法人名单（截至2024年2月末）", None, "", date(2024, 2, 29)),
        ("法人名单（截至2025年6月30日）", None, "", date(2025, 6, 30)),
        ("", date(2025, 6, 30), "", date(2025, 6, 30)),
        ("", None, "银行业金融机构法人名单（截至 2025 年 6 月末）", date(2025, 6, 30)),
        (TITLE, date(2025, 12, 31), TITLE, date(2025, 12, 31)),
    ],
)
def test_the_date_is_that_of_the_title_the_person_or_the_head(
    title: str, as_of: date | None, head: str, expected: date
) -> None:
    assert read(document(drawn(head=head), title=title, as_of=as_of)).as_of == expected


@pytest.mark.parametrize(
    ("title", "as_of", "message"),
    [
        ("", None, "give no date.*--as-of"),
        ("名单（截至2025年13月末）", None, "give no date.*--as-of"),
        (TITLE, date(2025, 6, 30), "give 2025-06-30 and 2025-12-31.*--as-of"),
    ],
)
def test_a_document_without_one_date_is_refused(
    title: str, as_of: date | None, message: str
) -> None:
    with pytest.raises(Refused, match=message):
        read(document(drawn(), title=title, as_of=as_of))

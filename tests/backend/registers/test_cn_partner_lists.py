from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from partners import DAY, HEADER, LENDER, LONG, ROWS, TITLE, drawn, given, imported, table
from pdfs import Paper

from xiancha.fetch.archive import Archive
from xiancha.model import Channel, ChannelType, Proof, Reading, Role, Row, Status
from xiancha.refresh.accept import take
from xiancha.registers import catalogue
from xiancha.registers.parsing.refusals import Refused
from xiancha.store import Store
from xiancha.store.current_rows import current


def phones(row: Row) -> list[str]:
    assert all(channel.type is ChannelType.phone for channel in row.channels)
    return [channel.value for channel in row.channels]


def agree(reading: Reading) -> None:
    """The three rows that every kind of file here holds."""
    assert [row.name for row in reading.rows] == [name for _, name, _ in ROWS]
    assert [phones(row) for row in reading.rows] == [
        ["4001234567"],
        ["02112345678", "13800138000"],
        [],
    ]


def test_a_pdf_is_read() -> None:
    body = drawn(
        above=[TITLE, "尊敬的客户："],
        below=[
            "如您有疑问，请致电95580。",
            "特此公示",
            LENDER,
            "2026年2月28日",
            "第 1 页，共 2 页",
        ],
    )
    agree(imported(given(body)))


def test_a_table_of_a_page_is_read() -> None:
    wrapped = ("2", LONG.replace("科技", "科技<br>"), "021-12345678转801<br>13800138000")
    merged = '<tr><td colspan="3">催收合作机构名单</td></tr>'
    page = table(ROWS[0], wrapped, ROWS[2], above="<h1>公示</h1><table><tr><td>1</td></tr></table>")
    agree(imported(given(page)))
    agree(imported(given(page.replace("<table><tr><td>序号", f"<table>{merged}<tr><td>序号"))))


def test_numbered_lines_of_a_page_are_read() -> None:
    lines = (
        "1、甲信用管理有限公司：400-123-4567",
        f"2. {LONG} <span>021-12345678转801、13800138000</span>",
        "3 北京市乙（上海）律师事务所",
    )
    text = "".join(f"<p>{line}</p>" for line in lines)
    agree(imported(given(f"<h1>公示</h1><p>名单如下：</p>{text}<p>特此公示</p>")))
    agree(imported(given("<br>".join(["名单：", *lines]))))


def test_a_typed_csv_is_read() -> None:
    text = "\n".join(",".join(row) for row in (HEADER, *ROWS))
    agree(imported(given(f"\ufeff{text}\n", title="")))


def test_a_row_tells_who_names_whom_as_what() -> None:
    header = ("序号", "机构名称", "合作类型", "合作内容", "统一社会信用代码", "电话")
    row = ("1", "甲信用管理有限公司", "委外催收", "电话提醒", "91310000MA1FL00000", "95188-3")
    for body in (drawn(row, header=header), table(row, header=header)):
        reading = imported(given(body))
        assert reading.rows == (
            Row(
                key="youcash|collector|甲信用管理有限公司",
                name="甲信用管理有限公司",
                category="collector",
                status=Status.named,
                channels=(Channel(type=ChannelType.phone, value="95188-3"),),
                proof=Proof.register,
                named_by=LENDER,
                role=Role.collector,
                fields={
                    "合作类型": "委外催收",
                    "合作内容": "电话提醒",
                    "统一社会信用代码": "91310000MA1FL00000",
                },
            ),
        )
        assert (reading.as_of, reading.whole, reading.notes) == (DAY, {"collector"}, ())


def test_who_left_a_lenders_newer_list_is_gone(store: Store, tmp_path: Path) -> None:
    register, archive = catalogue.register("cn-partner-lists"), Archive(tmp_path / "documents")
    take(register, given(table(), part="", as_of=date(2026, 1, 1)), store, archive)
    take(register, given(table(*ROWS[:2])), store, archive)
    standing = {one.row.name: one.gone is None for one in current(store, register.id)}
    assert standing == {ROWS[0][1]: True, ROWS[1][1]: True, ROWS[2][1]: False}


def test_every_kind_of_partner_is_a_category_that_does_not_lend() -> None:
    found = [catalogue.category("CN", role) for role in Role]
    assert [category.lends for category in found if category] == [False] * 3


def test_a_guarantor_in_a_list_of_platforms_is_refused() -> None:
    rows = (("1", "甲融资担保有限公司", ""),)
    more = {"title": "互联网助贷合作机构名单", "part": "youcash/platform"}
    with pytest.raises(Refused, match=r"甲融资担保有限公司 guarantees loans.*mixes two kinds"):
        imported(given(table(*rows), **more))
    assert imported(given(table(*rows), title="", part="youcash/guarantor")).rows


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ((ROWS[0], ROWS[2]), "“3” instead of 2"),
        ((ROWS[0], ("2", *ROWS[0][1:])), "Row 2: “甲信用管理有限公司” is listed a second time"),
        ((("合计", "3", ""),), "“合计” instead of 1|no running number instead of 1"),
        ((("1", "", "95188"),), "Row 1: the text under 公司名称 is not one company"),
        ((("1", "95188", "甲有限公司"),), "row 1: the phone is not whole"),
        ((("1", "甲有限公司、乙有限公司", ""),), "is not one company's name"),
        ((("1", "甲有限公司乙有限公司", ""),), "is not one company's name"),
        ((("1", "甲有限公司（甲借款）", ""),), "is not one company's name"),
        (
            (("1", "甲有限公司", "010-88886666/7777"),),
            "row 1: the phone is not whole",
        ),
        ((("1", "甲有限公司", "87654321"),), "with their area codes"),
        ((("1", "甲有限公司", "400-12345678"),), "is not whole Chinese numbers"),
        ((("1", "甲有限公司", "kf@example.com"),), "is not whole Chinese numbers"),
    ],
)
def test_a_row_that_is_not_as_expected_is_refused(
    rows: tuple[tuple[str, ...], ...], message: str
) -> None:
    for body in (drawn(*rows), table(*rows)):
        with pytest.raises(Refused, match=message):
            imported(given(body))


def test_a_cell_of_another_column_is_refused() -> None:
    header = ("序号", "公司名称", "合作类型", "统一社会信用代码")
    for row, message in (
        (("1", "甲有限公司", "增信服务", ""), "合作类型 of 甲有限公司 is no word for a coll"),
        (("1", "甲有限公司", "张三", ""), "合作类型 of 甲有限公司 is no word for a collector"),
        (("1", "甲有限公司", "", "95188"), "统一社会信用代码 of 甲有限公司 is not 18"),
    ):
        with pytest.raises(Refused, match=message):
            imported(given(table(row, header=header)))


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (("序号", "公司名称", "法定代表人手机"), "nobody knows the column 法定代表人手机"),
        (("序号", "名称", "联系电话"), "nobody knows the column 名称"),
        (("序号", "公司名称", "机构名称"), "a column is not there once"),
        (("序号", "联系电话", "合作内容"), "a column is not there once"),
    ],
)
def test_a_renamed_column_is_refused(header: tuple[str, ...], message: str) -> None:
    for body in (drawn(header=header), table(header=header)):
        with pytest.raises(Refused, match=message):
            imported(given(body))


def test_a_shifted_column_is_refused() -> None:
    paper = Paper((40, 95, 95))
    paper.row(HEADER)
    paper.row(ROWS[0], widths=(40, 150, 40))
    with pytest.raises(Refused, match=r"a cell is under|no cell under"):
        imported(given(paper.body()))
    with pytest.raises(Refused, match="2 cells instead of 3"):
        imported(given(table(ROWS[0][:2])))


def test_a_missing_page_is_refused() -> None:
    paper = Paper((40, 95, 95), repeat=HEADER)
    paper.row(ROWS[0])
    paper.turn()
    paper.row(("9", *ROWS[1][1:]))
    with pytest.raises(Refused, match="Page 2, after row 1: 序号 is “9” instead of 2"):
        imported(given(paper.body()))


def test_a_second_list_is_refused() -> None:
    paper = Paper((40, 95, 95))
    for line in ("一、催收机构", "二、其他"):
        paper.text(line)
        paper.row(HEADER)
        paper.row(ROWS[0])
    with pytest.raises(Refused, match="序号 starts again at page 1, row 1"):
        imported(given(paper.body()))
    with pytest.raises(Refused, match="holds 2 lists with 序号"):
        imported(given(table() + table()))


@pytest.mark.parametrize(
    "line", ["注：第2家机构已终止合作", "4 丁有限公司 95188", "丁有限公司", "客服：第2家已终止合作"]
)
def test_another_line_under_the_list_is_refused(line: str) -> None:
    with pytest.raises(Refused, match="nobody knows a line"):
        imported(given(drawn(below=[line])))


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["1、甲有限公司 95188", "3、乙有限公司"], "“3” instead of 2"),
        (["1、甲有限公司", "电话：95188", "2、乙有限公司"], "Line 2 .* is apart"),
        (["1、甲有限公司 电话 95188", "2、乙有限公司"], "Line 1 of the list is not a name"),
        (
            ["1、请勿相信自称本公司合作方的来电"],
            "Row 1: the text under 公司名称 is not one company",
        ),
    ],
)
def test_lines_that_are_no_list_are_refused(lines: list[str], message: str) -> None:
    with pytest.raises(Refused, match=message):
        imported(given("".join(f"<p>{line}</p>" for line in lines)))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<html><title>安全验证</title></html>", "neither a table with 序号 nor numbered lines"),
        ('<html><body><div id="app"></div></body></html>', "type it in as a CSV"),
        ('<p><img src="list.png"></p>', "type it in as a CSV with the columns 序号,公司名称,联系"),
        ("<table><tr><td>公司名称</td></tr><tr><td>甲</td></tr></table>", "neither a table with"),
        (table()[:-40], "cut off"),
        (drawn()[:2000], "cut off"),
        (Paper((40, 95, 95)).body(), "no row of a table was found.*type it in as a CSV"),
        ("公司名称,联系电话\n甲有限公司,95188\n", "The CSV header is not"),
        (b"\xff\xd8\xff\xe0", "Open it by hand"),
    ],
    ids=[
        "challenge",
        "app",
        "image",
        "no numbers",
        "cut page",
        "cut PDF",
        "empty PDF",
        "CSV",
        "jpg",
    ],
)
def test_a_document_without_a_whole_list_is_refused(body: str | bytes, message: str) -> None:
    with pytest.raises(Refused, match=message):
        imported(given(body))

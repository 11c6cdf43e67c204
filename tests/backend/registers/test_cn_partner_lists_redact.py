"""Whose list a document is, of which kind and day, and what is kept of it."""

from __future__ import annotations

import hashlib
import io
from datetime import date

import pdfplumber
import pytest
from partners import DAY, HEADER, LENDER, ROWS, TITLE, drawn, given, imported, table
from talk import document

from xiancha.model import Document
from xiancha.registers import catalogue
from xiancha.registers.cn_partner_lists.parse import read, redact
from xiancha.registers.parsing.refusals import Refused

PERSONS = ("序号", "公司名称", "联系人", "联系电话")
BESIDE_PERSONS = (
    ("1", "甲有限公司", "张三", "13800138000、021-12345678"),
    ("2", "乙有限公司", "李四", "139 0013 9000"),
    ("3", "丙有限公司", "", "95188"),
)


@pytest.mark.parametrize(
    "body",
    [
        table(above=f"<h1>{TITLE}</h1>"),
        drawn(above=["附件", TITLE]),
        table(header=HEADER).replace("<tr>", f'<tr><td colspan="3">{TITLE}</td></tr><tr>', 1),
    ],
)
def test_a_person_need_not_say_what_a_heading_says(body: str | bytes) -> None:
    found = redact(given(body, title="", part=""))
    assert found.part == "youcash/collector"
    assert read(found).rows[0].key.startswith("youcash|collector|")


def test_a_notice_without_a_title_is_opened_once(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    open_pdf = pdfplumber.open

    def counted(file: io.BytesIO) -> pdfplumber.PDF:
        opened.append(file)
        return open_pdf(file)

    monkeypatch.setattr(pdfplumber, "open", counted)
    redact(given(drawn(above=["附件", TITLE]), title="", part=""))
    assert len(opened) == 1


@pytest.mark.parametrize("part", ["nope", "nope/collector"])
def test_a_part_that_does_not_exist_is_told_with_those_that_do(part: str) -> None:
    register = catalogue.register("cn-partner-lists")
    with pytest.raises(Refused, match=f"no part '{part}'.*--part: .*youcash, .*msxf"):
        register.read_given(given(table(), part=part))


def test_a_part_that_is_stated_is_kept() -> None:
    found = redact(given(table(), title="", part="youcash/guarantor"))
    assert found.part == "youcash/guarantor"
    assert read(found).whole == {"guarantor"}


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"url": "https://example.org/1.html"}, "not on the site of youcash.*--url.*--part"),
        ({"url": "list.pdf", "part": ""}, "not on the site of a lender in publishers.toml"),
        ({"url": "https://youcash.com.example.org/"}, "not on the site of youcash"),
        ({"part": "mucfc/collector"}, "not on the site of mucfc"),
        ({"part": "youcash/lender"}, "There is no kind of partner called “lender”.*--part"),
        ({"part": "", "title": ""}, "does not plainly announce.*--part"),
        ({"part": "", "title": "合作机构信息公示"}, "“合作机构信息公示” does not plainly"),
        (
            {"part": "youcash", "title": "催收和增信机构名单"},
            "“催收和增信机构名单” does not plainly",
        ),
        (
            {"part": "youcash", "title": "新增催收合作机构公示"},
            r"one whole list of .* \(nobody has reviewed: 新增\)",
        ),
        ({"part": "", "title": "催收公司黑名单公示"}, r"\(nobody has reviewed: 黑\)"),
        ({"part": "youcash", "title": "催收合作机构名单（第二批）"}, "reviewed: 第二批"),
        (
            {"part": "youcash", "title": "与我司无合作关系的助贷机构名单公示"},
            "reviewed: 与、无、关系",
        ),
    ],
)
def test_a_document_of_nobody_or_of_no_kind_is_refused(
    more: dict[str, object], message: str
) -> None:
    with pytest.raises(Refused, match=message):
        imported(given(table(), **more))


def test_a_heading_of_another_kind_is_refused() -> None:
    for body in (drawn(above=["增信服务机构名单"]), table(above="<h1>增信服务机构名单</h1>")):
        with pytest.raises(Refused, match="“增信服务机构名单” heads a list"):
            imported(given(body))


@pytest.mark.parametrize(
    ("more", "day"),
    [
        ({}, DAY),
        ({"as_of": None, "title": f"{TITLE}（截至2026年1月末）"}, date(2026, 1, 31)),
        ({"title": f"{TITLE}（截止到2026年1月15日）"}, date(2026, 1, 15)),
        ({"as_of": date(2026, 1, 31), "title": f"{TITLE}（截至2026年1月31日）"}, date(2026, 1, 31)),
    ],
)
def test_the_day_is_the_one_stated_else_that_of_publication(
    more: dict[str, object], day: date
) -> None:
    assert imported(given(table(), **more)).as_of == day


@pytest.mark.parametrize(
    ("more", "above", "message"),
    [
        ({"as_of": None}, "", "states no day.*--as-of"),
        ({"as_of": None}, "截至2026年13月末", "states no day"),
        ({}, "截至2026年1月末，截至2026年2月末", "states 2026-01-31 and 2026-02-28.*--as-of"),
        ({}, "截至2026年3月1日", "states 2026-03-01, but was published on 2026-02-28"),
        ({}, "截至2025年9月末", "states 2025-09-30, but was published on 2026-02-28"),
    ],
)
def test_days_that_do_not_fit_are_refused(
    more: dict[str, object], above: str, message: str
) -> None:
    for body in (table(above=f"<p>{above}</p>"), drawn(above=[above])):
        with pytest.raises(Refused, match=message):
            imported(given(body, **more))


@pytest.mark.parametrize(
    "body", [drawn(*BESIDE_PERSONS, header=PERSONS), table(*BESIDE_PERSONS, header=PERSONS)]
)
def test_persons_and_the_mobile_numbers_beside_them_are_left_out(
    body: bytes | str,
) -> None:
    found = redact(given(body))
    text = found.body.decode()
    assert not any(leaked in text for leaked in ("张三", "李四", "8000", "139"))
    reading = read(found)
    assert [[channel.value for channel in row.channels] for row in reading.rows] == [
        ["02112345678"],
        [],
        ["95188"],
    ]
    assert reading.notes == ("联系人 was left out, and so were the mobile numbers of its table.",)


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("电话：021-12345678", "02112345678"),
        ("客服电话: 400-123-4567；投诉热线：95188转3", "4001234567、95188-3"),
        ("联系电话021-12345678（上海）", "02112345678"),
        ("010-12345678 (工作日9:00-18:00)", "01012345678"),
        ("010-12345678（周一至周五，9：00—18：00）、95188（7×24小时）", "01012345678、95188"),
        ("（021）12345678（张三）/95188", "02112345678、95188"),
        ("021-12345678（转801）（上海）", "02112345678"),
        ("手机：13800138000（工作日9点至18点）", "13800138000"),
        ("021-12345678\n（上海）", "02112345678"),
    ],
)
def test_a_label_and_a_bracket_beside_a_phone_are_left_out(cell: str, kept: str) -> None:
    found = redact(given(table(("1", "甲有限公司", cell))))
    assert found.body.decode().splitlines()[2] == f"甲有限公司,{kept},,,,"
    assert read(found).notes == ()


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("13800138000（张三）", ""),
        ("+86 138-0013-8000 （客服张三）、021-12345678", "02112345678"),
        ("021-12345678 13800138000（张三，工作日9:00-18:00）", "02112345678"),
    ],
)
def test_a_mobile_number_with_a_name_behind_it_is_left_out(cell: str, kept: str) -> None:
    found = redact(given(table(("1", "甲有限公司", cell))))
    assert found.body.decode().splitlines()[2] == f"甲有限公司,{kept},,,,"
    assert "张三" not in found.body.decode()
    assert read(found).notes == (
        "The table, row 1: a mobile number was left out; what follows it in brackets may be "
        "a name.",
    )


@pytest.mark.parametrize(
    "cell",
    [
        "021-12345678（87654321）",
        "021-12345678（9:00-18:00，13800138000）",
        "张三：021-12345678",
        "电话：",
        "021-12345678（上海",
        "（上海）021-12345678",
    ],
)
def test_what_else_stands_beside_a_phone_is_refused(cell: str) -> None:
    with pytest.raises(Refused, match="the phone is not whole"):
        redact(given(table(("1", "甲有限公司", cell))))


@pytest.mark.parametrize("column", ["联系人姓名", "负责人"])
def test_every_column_about_persons_is_left_out_by_name(column: str) -> None:
    header = ("序号", "公司名称", column, "联系电话")
    found = redact(given(table(("1", "甲有限公司", "张三", "95188"), header=header)))
    assert "张三" not in found.body.decode()
    assert read(found).notes[0].startswith(f"{column} was left out")


def test_a_mobile_number_in_another_column_is_refused() -> None:
    row = ("1", "甲有限公司", "催收，请找 138-0013-8000")
    with pytest.raises(Refused, match="row 1: a mobile number is under 合作内容") as refused:
        imported(given(table(row, header=("序号", "公司名称", "合作内容"))))
    assert "8000" not in str(refused.value)


@pytest.mark.parametrize("body", [drawn(), table(), "\n".join(map(",".join, (HEADER, *ROWS)))])
def test_the_bytes_that_are_kept_are_enough_to_read_them_again(body: bytes | str) -> None:
    original = given(body, via="a copy")
    found = redact(original)
    assert found.via == f"a copy; SHA-256 of the original file: {sha256(original)}"
    assert found.body.decode().splitlines()[1:3] == [
        "公司名称,联系电话,合作类型,统一社会信用代码,合作内容,业务类型",
        "甲信用管理有限公司,4001234567,,,,",
    ]
    again = read(document(found.body, url=found.url))
    assert again == read(found)
    assert (again.as_of, again.whole, again.rows[0].named_by) == (DAY, {"collector"}, LENDER)


def sha256(original: Document) -> str:
    return hashlib.sha256(original.body).hexdigest()


def test_what_was_not_redacted_is_not_read() -> None:
    with pytest.raises(Refused, match="was not redacted"):
        read(given(table()))


@pytest.mark.parametrize(
    "row",
    [
        ("1", "甲有限公司", "张三 13800138000"),
        ("1", "甲有限公司", "110101199001011234"),
        ("1", "甲有限公司", "张三"),
        ("1", "张三", "95188"),
    ],
)
def test_personal_data_in_another_cell_is_refused_and_not_repeated(row: tuple[str, ...]) -> None:
    for body in (table(row), drawn(row, below=["联系人：张三"])):
        with pytest.raises(Refused) as refused:
            imported(given(body))
        assert not any(leaked in str(refused.value) for leaked in ("张三", "138", "110101"))

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import office
import pytest
import small_loans
from small_loans import FIRMS, HEADER, KINDS, MAPPING, TITLE, code, entered, imported, listed
from talk import document

from xiancha.model import Channel, ChannelType, Document, Status
from xiancha.registers import catalogue
from xiancha.registers.cn_small_loans.credit_code import is_valid
from xiancha.registers.cn_small_loans.mapping import EXAMPLE
from xiancha.registers.cn_small_loans.parse import CATEGORY
from xiancha.registers.parsing.refusals import Refused

REGISTER = "cn-small-loans"


def refused(body: bytes, message: str, mapping: str = MAPPING) -> None:
    with pytest.raises(Refused, match=message):
        imported(body, mapping)


def with_cell(row: int, column: str, text: str) -> list[list[str]]:
    firms = [list(firm) for firm in FIRMS]
    firms[row][HEADER.index(column)] = text
    return firms


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_reads_the_same_from_every_kind_of_file(kind: str) -> None:
    reading = imported(KINDS[kind]([HEADER, *FIRMS], [TITLE]))
    assert reading.as_of == date(2026, 6, 30)
    assert [(row.name, row.licence, row.status) for row in reading.rows] == [
        ("测试市甲小额贷款有限公司", code(1), Status.active),
        ("测试市乙小额贷款股份有限公司", code(2), Status.suspended),
        ("测试市丙小额贷款有限责任公司", code(3), Status.ended),
    ]
    first = reading.rows[0]
    assert (first.key, first.category) == ("测试市甲小额贷款有限公司", "small-loan")
    assert first.channels == (Channel(type=ChannelType.phone, value="073188886666"),)
    assert first.fields == {
        "province": "测试省",
        "operator": "测试省地方金融管理局",
        "address": "一号路1号",
        "status": "正常",
    }
    assert reading.notes == ("Columns left out: 法定代表人.",)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_about_persons_is_kept_and_the_original_can_be_traced(kind: str) -> None:
    body = KINDS[kind]([HEADER, *FIRMS], [TITLE])
    kept = entered(body)
    text = kept.body.decode()
    assert text.splitlines()[1] == "name,credit_code,address,phone,status"
    assert not any(person in text for person in ("张三", "李四", "王五"))
    assert hashlib.sha256(body).hexdigest() in kept.via
    assert kept.via.startswith("a file given by hand; ")
    assert (kept.part, kept.url, kept.title) == (
        "测试省/test-list",
        "https://example.org/list.html",
        TITLE,
    )


def test_full_width_characters_and_wrapped_cells_are_read_as_what_they_mean() -> None:
    wide = code(1).translate({ord(char): ord(char) + 0xFEE0 for char in code(1)})
    firm = [
        "１",
        "测试市（甲）小额贷款\n有限公司",
        wide,
        "",
        "一号路\n1号",
        "０７３１－８８８８６６６６",
        "正 常",
    ]
    reading = imported(office.xlsx([HEADER, firm, *FIRMS[1:]]))
    row = reading.rows[0]
    assert (row.name, row.key) == ("测试市（甲）小额贷款有限公司", "测试市甲小额贷款有限公司")
    assert (row.licence, row.channels[0].value) == (code(1), "073188886666")
    assert (row.status, row.fields["address"]) == (Status.active, "一号路1号")


def test_a_header_wrapped_over_lines_is_the_same_header() -> None:
    header = ["序号", "公司\n名称", "统一社会\n信用代码", *HEADER[3:]]
    assert len(imported(office.xlsx([header, *FIRMS])).rows) == 3


def test_a_state_that_the_mapping_leaves_out_is_noted() -> None:
    reading = imported(listed(with_cell(1, "经营状态", "筹建")))
    assert [row.name for row in reading.rows] == [FIRMS[0][1], FIRMS[2][1]]
    assert reading.notes[0] == "Companies left out: 1 × 筹建."


def test_without_a_state_column_every_company_on_the_list_is_active() -> None:
    mapping = MAPPING.replace('"经营状态" = "status"', "").partition("[status]")[0]
    body = listed([firm[:-1] for firm in FIRMS], HEADER[:-1])
    assert {row.status for row in imported(body, mapping).rows} == {Status.active}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("公司名称", "企业名称", "missing: 公司名称; unknown: 企业名称"),
        ("联系电话", "手机", "missing: 联系电话; unknown: 手机"),
        ("法定代表人", "", "missing: 法定代表人"),
    ],
)
@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"pdf"}))
def test_a_renamed_column_is_refused_by_name(kind: str, old: str, new: str, message: str) -> None:
    header = [new if name == old else name for name in HEADER]
    refused(KINDS[kind]([header, *FIRMS], [TITLE]), message)


def test_a_renamed_column_of_a_pdf_is_refused() -> None:
    header = ["企业名称" if name == "公司名称" else name for name in HEADER]
    refused(small_loans.as_pdf([header, *FIRMS]), "the header is “序号 · 企业名称")


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"pdf"}))
def test_an_extra_or_a_missing_column_is_refused(kind: str) -> None:
    extra = [
        [*row, text] for row, text in zip([HEADER, *FIRMS], ["股东", "甲", "乙", "丙"], strict=True)
    ]
    refused(KINDS[kind](extra, [TITLE]), "unknown: 股东")
    fewer = [row[:-1] for row in [HEADER, *FIRMS]]
    refused(KINDS[kind](fewer, [TITLE]), "missing: 经营状态")


@pytest.mark.parametrize("kind", KINDS)
def test_columns_that_moved_with_their_headings_are_known_by_them(kind: str) -> None:
    moved = [[row[0], *reversed(row[1:])] for row in [HEADER, *FIRMS]]
    found, good = (imported(KINDS[kind](table, [TITLE])) for table in (moved, [HEADER, *FIRMS]))
    assert (found.rows, found.notes) == (good.rows, good.notes)


def test_cells_shifted_against_their_header_are_refused() -> None:
    shifted = [[firm[0], "", *firm[1:-1]] for firm in FIRMS]
    refused(listed(shifted), "Row 1: the text under “name” is not the name of one company")
    shifted = [[firm[0], firm[2], firm[1], *firm[3:]] for firm in FIRMS]
    refused(listed(shifted), "Row 1: the text under “name” is not")
    ragged = [firm[:3] + firm[4:] for firm in FIRMS]
    refused(listed(ragged), "Table 1, row 2: 6 cells instead of 7")


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_running_number_is_refused(kind: str) -> None:
    refused(KINDS[kind]([HEADER, FIRMS[0], FIRMS[2]], [TITLE]), "“3” instead of 2")
    firms = with_cell(1, "序号", "")
    refused(
        KINDS[kind]([HEADER, *firms], [TITLE]), "no running number instead of 2|“” instead of 2"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_half_the_rows_are_refused(kind: str) -> None:
    body = KINDS[kind]([HEADER, *FIRMS[:2]], [TITLE])
    refused(body, "holds 2 companies, the mapping says 3")


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"csv"}))
def test_a_file_cut_off_is_refused(kind: str) -> None:
    body = KINDS[kind]([HEADER, *FIRMS], [TITLE])
    refused(body[: len(body) * 3 // 4], "cut off|damaged")


@pytest.mark.parametrize("end", range(20, 320, 20))
def test_a_csv_cut_off_is_refused(end: int) -> None:
    refused(listed()[:-end], ".")


def test_a_challenge_page_is_refused_whatever_its_name() -> None:
    page = b"<!doctype html><html><title>Just a moment...</title></html>"
    refused(page, "a file given by hand holds no table but an HTML page")


def test_an_empty_file_is_refused() -> None:
    refused(b"", "None of 1 tables has the columns")


def test_rows_at_the_bottom_are_left_out_only_by_name() -> None:
    bottom = [
        ["合计", "3家", "", "", "", "", ""],
        ["注：本表按注册时间排列", "", "", "", "", "", ""],
    ]
    body = listed([*FIRMS, *bottom])
    refused(body, "row 5: 序号 is no running number instead of 4.*“footer” does not name")
    known = 'footer = ["合计", "注："]\n' + MAPPING
    assert len(imported(body, known).rows) == 3
    refused(listed([*FIRMS[:2], *bottom, FIRMS[2]]), "is no running number instead of 3", known)


def test_titles_above_the_header_hold_one_cell() -> None:
    rows = [[TITLE], ["", "单位：家"], HEADER, *FIRMS]
    assert len(imported(office.xlsx(rows)).rows) == 3
    refused(
        office.xlsx([[TITLE, "2026年"], HEADER, *FIRMS]),
        "the header is a row of other texts",
    )


def test_a_list_may_go_on_in_several_tables_with_the_same_header() -> None:
    counting_on = office.xlsx([HEADER, *FIRMS[:2]], [HEADER, FIRMS[2]])
    anew = office.xlsx([HEADER, *FIRMS[:2]], [HEADER, ["1", *FIRMS[2][1:]]])
    assert imported(counting_on) == imported(anew) == imported(listed())


def test_a_table_of_companies_without_the_header_is_refused() -> None:
    refused(office.xlsx([HEADER, *FIRMS[:2]], [FIRMS[2]]), "Table 2: the header is a row")


def test_a_table_that_names_no_company_is_left_alone() -> None:
    body = office.xlsx([["填表说明", "无"]], [HEADER, *FIRMS])
    assert len(imported(body).rows) == 3


def test_numbers_that_word_counts_by_itself_can_be_left_out_by_name() -> None:
    firms = [["", *firm[1:]] for firm in FIRMS]
    body = office.word([HEADER, *firms])
    refused(body, "序号 is no running number instead of 1.* map that column as “ignored”")
    assert len(imported(body, MAPPING.replace('"number"', '"ignored"')).rows) == 3


def test_a_pdf_needs_its_running_number() -> None:
    body = small_loans.as_pdf([HEADER, *FIRMS])
    refused(body, "only with a running number", MAPPING.replace('"number"', '"ignored"'))


def test_a_company_listed_twice_is_refused_with_both_places() -> None:
    twice = with_cell(2, "公司名称", "测试市（甲）小额贷款有限公司")
    refused(listed(twice), "Row 3: .* is listed a second time; .* is already in Row 1")
    twice = with_cell(2, "统一社会信用代码", code(2))
    refused(listed(twice), "Row 3: .* is listed a second time; .* is already in Row 2")


@pytest.mark.parametrize(
    ("column", "text", "message"),
    [
        ("公司名称", "", "Row 2: the text under “name” is not"),
        ("公司名称", "长沙市", "Row 2: the text under “name” is not"),
        ("公司名称", "甲小额贷款有限公司乙小额贷款有限公司", "is not the name of one company"),
        ("统一社会信用代码", code(2)[:-1] + "0", "Row 2: .* is no 统一社会信用代码"),
        ("统一社会信用代码", code(2)[:-1], "Row 2: .* is no 统一社会信用代码"),
        ("统一社会信用代码", "", "Row 2: the code of .* is no 统一社会信用代码"),
        ("联系电话", "见网站", "Row 2, 测试市乙小额贷款股份有限公司: the phone is not whole"),
        ("联系电话", "138 0013 8000", "Row 2: a mobile number is under “phone”"),
        ("联系电话", "0731-88886666、１３８００１３８０００", "Row 2: a mobile number"),
        ("住所", "二号路2号 13800138000", "Row 2: a mobile number is under “address”"),
        ("经营状态", "拟退出", "Row 2, .*: nobody knows the status “拟退出”"),
        ("经营状态", "", "nobody knows the status “”"),
    ],
)
def test_a_cell_that_is_not_what_its_column_says_is_refused(
    column: str, text: str, message: str
) -> None:
    refused(listed(with_cell(1, column, text)), message)


@pytest.mark.parametrize("known", ["91440300708461136T", "914403001922038216"])
def test_the_check_digit_of_a_credit_code_is_checked(known: str) -> None:
    assert is_valid(known)
    assert not is_valid(known[:-1] + ("0" if known[-1] != "0" else "1"))
    assert not is_valid(known[1] + known[0] + known[2:-2] + known[-1] + known[-2])


def test_a_date_stated_otherwise_is_refused() -> None:
    assert imported(listed(), as_of=date(2026, 6, 30)).as_of == date(2026, 6, 30)
    with pytest.raises(Refused, match="dated 2026-06-30, not 2026-07-01"):
        imported(listed(), as_of=date(2026, 7, 1))


def test_the_register_is_not_fetched_and_holds_nothing_by_itself() -> None:
    register = catalogue.register(REGISTER)
    assert register.way == "imported"
    assert (register.kind, register.whole, register.starter) == ("licence", False, None)
    assert register.categories == {"小额贷款公司": CATEGORY}
    assert isinstance(register.redact(document(listed(), mapping=MAPPING)), Document)
    assert Path(register.page) == Path(EXAMPLE)

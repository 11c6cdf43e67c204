"""The mapping that a person writes for a document: what it must say, and what it must not."""

from __future__ import annotations

from datetime import date

import pytest
from small_loans import FIRMS, HEADER, MAPPING, entered, imported, listed
from talk import document

from xiancha.registers import catalogue
from xiancha.registers.cn_small_loans.mapping import EXAMPLE, mapping_of
from xiancha.registers.parsing.refusals import Refused


def test_a_document_without_a_mapping_says_what_to_do() -> None:
    with pytest.raises(Refused, match=r"mapping\.example\.toml.* --mapping FILE"):
        entered(listed(), "")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("rows = 3", "rows = ", "is no TOML"),
        ("rows = 3", "", "\\(rows: Field required"),
        ("rows = 3", "rows = 0", "\\(rows: "),
        ("rows = 3", "rows = 3\nguess = true", "\\(guess: Extra inputs"),
        ('kind = "list"', 'kind = "both"', "\\(kind: "),
        ("https://example.org/list.html", "example.org", "\\(page: "),
        ('province = "测试省"', 'province = ""', "\\(province: "),
        ('id = "test-list"', 'id = "../list"', "\\(id: "),
        ('"住所" = "address"', '"住所" = "home"', "columns · 住所: "),
        ('"正常" = "active"', '"正常" = "good"', "status · 正常: "),
        ('"公司名称" = "name"', '"公司名称" = "ignored"', "has no column for “name”"),
        ('"联系电话" = "phone"', '"联系电话" = "address"', "has two columns for “address”"),
        ('"法定代表人" = "ignored"', '"联系人电话" = "phone"', "two columns|is about persons"),
        ('"住所" = "address"', '"实际控制人" = "address"', "“实际控制人”, which is about persons"),
        ("rows = 3", 'rows = 3\nfooter = [""]', "an empty “footer”"),
        ("rows = 3", 'rows = 3\nsays = "取消资格"', "is of a list but “says”"),
        ('"经营状态" = "status"', '"经营状态" = "ignored"', "both a status column and"),
        ('"已取消资格" = "ended"', '"拟取消资格" = "ended"', "makes “拟取消资格” ended, but “拟”"),
        ('"已取消资格" = "ended"', '"劝退" = "ended"', "but “劝退” says that it is not done"),
    ],
)
def test_a_mapping_that_is_not_clear_is_refused(old: str, new: str, message: str) -> None:
    assert old in MAPPING
    with pytest.raises(Refused, match=message):
        imported(listed(), MAPPING.replace(old, new))


def test_the_example_explains_a_whole_mapping() -> None:
    text = (catalogue.FOLDER.parents[2] / EXAMPLE).read_text("utf-8")
    mapping = mapping_of(document(b"", mapping=text.replace("example-list", "own-list")))
    assert (mapping.province, mapping.kind) == ("某省", "list")
    assert set(mapping.columns.values()) == {
        "number", "name", "credit_code", "address", "phone", "status", "ignored",
    }  # fmt: skip
    assert "# says = " in text


def test_the_name_of_the_example_is_nobodys() -> None:
    text = (catalogue.FOLDER.parents[2] / EXAMPLE).read_text("utf-8")
    with pytest.raises(Refused, match="bears the name of the example"):
        entered(listed(), text)


@pytest.mark.parametrize("province", ["", "测试 省", "测试省/市"])
def test_a_province_is_one_word(province: str) -> None:
    with pytest.raises(Refused, match="\\(province: "):
        entered(listed(), MAPPING.replace('province = "测试省"', f'province = "{province}"'))


@pytest.mark.parametrize(
    "title",
    [
        "关于取消小额贷款公司试点资格的名单",
        "已注销小额贷款公司名单",
        "终止经营的小额贷款公司名单",
        "退出小额贷款行业公司名单",
        "失联小额贷款公司名单",
        "经营异常小额贷款公司名单",
        "停业小额贷款公司名单",
        "拟设立小额贷款公司名单",
        "不再具备经营资格的小额贷款公司",
        "非正常经营小额贷款公司名单",
        "吊销牌照公司",
        "小额贷款公司黑名单",
    ],
)
def test_a_list_of_companies_that_left_does_not_make_them_active(title: str) -> None:
    with_states = MAPPING.replace('title = "测试省小额贷款公司名单"', f'title = "{title}"')
    without = with_states.replace('"经营状态" = "status"\n', "").partition("[status]")[0]
    with pytest.raises(Refused, match=r"has the title .* and no status column"):
        imported(listed([firm[:-1] for firm in FIRMS], HEADER[:-1]), without)
    assert imported(listed(), with_states).as_of == date(2026, 6, 30)

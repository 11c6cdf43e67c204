"""Phone numbers in what people read: found however they are written, amounts left alone."""

from __future__ import annotations

import pytest

from xiancha.content.source import Source
from xiancha.content.text_checks import markup, phones

DOORS = {"nfra": "12378", "police": "110"}


def source(text: str, **more: object) -> Source:
    return Source("cn/x.yml", {"title": {"zh_CN": text}, **more}, {("title", "zh_CN"): 3})


@pytest.mark.parametrize(
    "text",
    [
        "打12378", "打１２３７８", "打一二三七八", "打12378。", "请拨 12378，再说", "打110",
        "打一一〇", "打95588", "打010-12345678", "打13800138000", "打400-820-8888", "打12399",
    ],
)  # fmt: skip
def test_a_number_is_found_however_it_is_written(text: str) -> None:
    assert len(list(phones([source(text)], DOORS))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "借12000元", "一二三步", "110天", "2025年12月", "银监发〔2017〕22号", "GB/T 45251-2025",
        "10000元以下", "二〇二六年", "最多120个月", "4863家", "1.12378", "200000元", "12000 yuan",
        "第110条",
    ],
)  # fmt: skip
def test_an_amount_a_year_or_a_document_is_no_number(text: str) -> None:
    assert list(phones([source(text)], DOORS)) == []


def test_a_number_of_the_data_points_to_its_door() -> None:
    (problem,) = phones([source("打12378")], DOORS)
    assert (problem.line, "doors: [nfra]" in str(problem.instead)) == (3, True)


def test_a_line_of_a_longer_text_is_named() -> None:
    (problem,) = phones([source("一行\n打12399\n")], DOORS)
    assert problem.line == 5


@pytest.mark.parametrize(
    "text", ["看![图](https://x.cn/a.png)", "[官网](x)", "<b>先</b>核实", "看 https://x.cn/a，再说"]
)
def test_a_text_without_pictures_links_and_tags(text: str) -> None:
    (problem,) = markup([source(text)])
    assert (problem.line, "source:" in str(problem.instead)) == (3, True)


@pytest.mark.parametrize("text", ["借款<5万元", "【　　】处填写", "[重要]先核实", "（见下）"])
def test_a_sign_alone_is_no_markup(text: str) -> None:
    assert list(markup([source(text)])) == []

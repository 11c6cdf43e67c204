"""Numbers and articles in what people read: found however they are written, amounts left alone."""

from __future__ import annotations

import pytest

from xiancha.checklists.model import Law
from xiancha.checklists.prose import Mention, articles, phones
from xiancha.checklists.source import Source
from xiancha.checklists.words import Problem

DOORS = {"nfra": "12378", "police": "110"}
ARTICLE = {
    "in_force": "2026-01-01", "gives": {"zh_CN": "x"}, "source": "https://a.example/b",
    "checked_on": "2026-11-24", "known": "read",
}  # fmt: skip
LAWS = {
    name: Law.model_validate(
        {"title": {"zh_CN": title}, "rank": "法律", "binds": {"zh_CN": "x"}, "articles": held}
    )
    for name, title, held in (
        ("police", "治安管理处罚法", {"50": ARTICLE}),
        ("criminal", "刑法", {"253-1": ARTICLE}),
    )
}


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
    assert (problem.line, "doors: [nfra]" in problem.instead) == (3, True)


@pytest.mark.parametrize(
    ("text", "cite"),
    [
        ("《治安管理处罚法》第五十条", "police/50"),
        ("《治安管理处罚法》第５０条", "police/50"),
        ("见第 50 条", "police/50"),
        ("《刑法》第二百五十三条之一", "criminal/253-1"),
        ("see art. 50", "police/50"),
    ],
)
def test_an_article_of_the_data_is_known(text: str, cite: str) -> None:
    (found,) = articles([source(text)], LAWS, LAWS)
    assert isinstance(found, Mention)
    assert str(found.cite) == cite


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "《治安管理处罚法》第四十二条",
            "“《治安管理处罚法》第四十二条” is not in laws/police.yml",
        ),
        ("《反电诈法》第十条", "no file in laws/ has the title 《反电诈法》"),
        ("见第六条", "“第六条” is not in laws/"),
        ("see article 7", "“article 7” is not in laws/"),
    ],
)
def test_an_article_that_is_not_in_the_data_is_told(text: str, what: str) -> None:
    (found,) = articles([source(text)], LAWS, LAWS)
    assert isinstance(found, Problem)
    assert (found.line, str(found.what)) == (3, what)


def test_a_bare_article_belongs_to_the_rules_cited_beside_it() -> None:
    (found,) = articles([source("第五十条", cites=["criminal/253-1"])], LAWS, LAWS)
    assert isinstance(found, Problem)
    assert "criminal" in found.what


def test_a_law_whose_file_has_faults_is_not_doubted() -> None:
    assert list(articles([source("《反电诈法》第十条")], LAWS, [*LAWS, "fraud"])) == []


def test_a_line_of_a_longer_text_is_named() -> None:
    (problem,) = phones([source("一行\n打12399\n")], DOORS)
    assert problem.line == 5

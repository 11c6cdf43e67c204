"""Articles in what people read: found however they are named, each held against the data."""

from __future__ import annotations

import pytest

from xiancha.content.articles import Mention, articles, loose
from xiancha.content.content_models import Law
from xiancha.content.problems import Problem
from xiancha.content.source import Source

ARTICLE = {
    "in_force": "2026-01-01", "gives": {"zh_CN": "x"}, "source": "https://a.example/b",
    "checked_on": "2026-11-24", "known": "read",
}  # fmt: skip
LAWS = {
    name: Law.model_validate(
        {"title": {"zh_CN": title}, "rank": "法律", "binds": {"zh_CN": "x"}, "articles": held}
    )
    for name, title, held in (
        ("police", "治安管理处罚法", {"42": ARTICLE, "50": ARTICLE}),
        ("criminal", "刑法", {"253-1": ARTICLE, "293-1": ARTICLE}),
        ("pipl", "个人信息保护法", {"5": ARTICLE, "6": ARTICLE, "7": ARTICLE, "13": ARTICLE}),
    )
}


def source(text: str, **more: object) -> Source:
    return Source("cn/x.yml", {"title": {"zh_CN": text}, **more}, {("title", "zh_CN"): 3})


def found(text: str, **more: object) -> list[Mention | Problem]:
    return list(articles([source(text, **more)], LAWS, LAWS))


def cites(text: str) -> list[str]:
    return [str(each.cite) for each in found(text) if isinstance(each, Mention)]


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
            "《治安管理处罚法》第四十三条",
            "“《治安管理处罚法》第四十三条” is not in laws/police.yml",
        ),
        ("《反电诈法》第十条", "no file in laws/ has the title 《反电诈法》"),
        ("见第八条", "“第八条” is not in laws/"),
        ("see article 8", "“article 8” is not in laws/"),
    ],
)
def test_an_article_that_is_not_in_the_data_is_told(text: str, what: str) -> None:
    (found,) = articles([source(text)], LAWS, LAWS)
    assert isinstance(found, Problem)
    assert (found.line, str(found.what)) == (3, what)


def test_a_bare_article_belongs_to_the_rules_cited_beside_it() -> None:
    (found,) = articles([source("第五十条", cites=["criminal/253-1"])], LAWS, LAWS)
    assert isinstance(found, Problem)
    assert "criminal" in found.what.en


def test_a_law_whose_file_has_faults_is_not_doubted() -> None:
    assert list(articles([source("《反电诈法》第十条")], LAWS, [*LAWS, "fraud"])) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《个人信息保护法》第五、十三条", ["pipl/5", "pipl/13"]),
        ("《个人信息保护法》第5、6、13条", ["pipl/5", "pipl/6", "pipl/13"]),
        ("《个人信息保护法》第５、１３条", ["pipl/5", "pipl/13"]),
        ("《个人信息保护法》第五条和第十三条", ["pipl/5", "pipl/13"]),
        ("《个人信息保护法》第五条、第六条及第十三条", ["pipl/5", "pipl/6", "pipl/13"]),
        ("《个人信息保护法》第五条第一款和第十三条第二项", ["pipl/5", "pipl/13"]),
        ("《个人信息保护法》（2021年）第五至七条", ["pipl/5", "pipl/6", "pipl/7"]),
        ("《个人信息保护法》第5条至第7条", ["pipl/5", "pipl/6", "pipl/7"]),
        ("《刑法》第二百五十三条之一、第二百九十三条之一", ["criminal/253-1", "criminal/293-1"]),
        ("《刑法》第253条之一和《个人信息保护法》第五条", ["criminal/253-1", "pipl/5"]),
        ("第五、十三条", ["pipl/5", "pipl/13"]),
        ("see articles 5, 6 and 13", ["pipl/5", "pipl/6", "pipl/13"]),
        ("arts. 5–7", ["pipl/5", "pipl/6", "pipl/7"]),
        ("article 5 and 30 days", ["pipl/5"]),
    ],
)
def test_each_article_of_a_list_is_seen(text: str, expected: list[str]) -> None:
    assert cites(text) == expected
    assert len(found(text)) == len(expected)
    assert list(loose(each for each in found(text) if isinstance(each, Mention))) == []


@pytest.mark.parametrize(
    ("text", "expected", "better"),
    [
        ("按治安管理处罚法42条", ["police/42"], "《治安管理处罚法》第42条"),
        ("按治安管理处罚法第四十二条", ["police/42"], "《治安管理处罚法》第42条"),
        ("按《治安管理处罚法》42条", ["police/42"], "《治安管理处罚法》第42条"),
        ("中华人民共和国治安管理处罚法50条", ["police/50"], "《治安管理处罚法》第50条"),
        ("个人信息保护法第5、13条", ["pipl/5", "pipl/13"], "《个人信息保护法》第5条、第13条"),
        ("刑法二百五十三条之一", ["criminal/253-1"], "《刑法》第253条之1"),
    ],
)
def test_a_law_named_loosely_is_understood_and_told(
    text: str, expected: list[str], better: str
) -> None:
    assert cites(text) == expected
    told = list(loose(each for each in found(text) if isinstance(each, Mention)))
    assert {each.instead for each in told} == {better}
    assert {each.line for each in told} == {3}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("《个人信息保护法》第五、八条", "article 8 of “《个人信息保护法》第五、八条” is not in"),
        ("第五条和第八条", "article 8 of “第五条和第八条” is not in laws/"),
        ("按治安管理处罚法43条", "“治安管理处罚法43条” is not in laws/police.yml"),
        ("按反电诈法第十条", "no file in laws/ has the title 《按反电诈法》"),
    ],
)
def test_what_is_missing_of_a_list_or_a_loose_name_is_told(text: str, what: str) -> None:
    (told,) = [each for each in found(text) if isinstance(each, Problem)]
    assert str(told.what).startswith(what)


@pytest.mark.parametrize(
    "text", ["第五款", "3条建议", "共12条", "民法典有1260条", "第五、六项", "第3页"]
)
def test_what_names_no_article_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_an_opening_sentence_may_name_the_items_of_its_own_list() -> None:
    data = {"intro": {"zh_CN": "第1到3条现在做，第四条今天做"}, "items": [{}, {}, {}, {}]}
    opening = Source("cn/x.yml", data, {("intro", "zh_CN"): 4})
    assert list(articles([opening], LAWS, LAWS)) == []
    data["items"] = [{}]
    assert list(articles([opening], LAWS, LAWS)) != []

"""Words never said of a firm: refused wherever readers see them, left alone where they say else."""

from pathlib import Path

import pytest

from xiancha.content.forbidden_words import never_said
from xiancha.content.load import ContentError, load
from xiancha.content.source import Source

NEVER = [
    *("正规", "靠谱", "安全", "推荐", "官方认证"),
    *("骗子", "黑网贷", "套路贷", "高利贷", "违法", "无牌照", "跑路", "暴雷", "投诉多"),
    *("不上征信", "不用还"),
]


def said(text: str, name: str = "cn/sued.yml", language: str = "zh_CN") -> list[str]:
    source = Source(name, {"intro": {language: text}}, {("intro", language): 3})
    return [problem.told("en") for problem in never_said([source])]


@pytest.mark.parametrize("word", NEVER)
def test_a_word_that_judges_a_firm_is_refused(word: str) -> None:
    (told,) = said(f"这家公司{word}。")
    assert told.startswith("cn/sued.yml:3: ")
    assert word in told


@pytest.mark.parametrize("word", ["reputable", "a scammer", "a loan shark", "illegal"])
def test_so_is_one_in_english(word: str) -> None:
    assert said(f"This firm is {word}.", language="en")


@pytest.mark.parametrize(
    "text",
    [
        "没签过字，一般不用替他还",
        "没有签字担保的人，一般不用还",
        "没牌照不等于不用还",
        "没查到也不等于违法",
        "先问一句：你现在安全吗",
        "威胁他人人身安全",
        "设置 → 隐私与安全性 → 通讯录",
        "推荐性国家标准",
        "“催收非法债务罪”只管高利放贷一类的债务",
    ],
)
def test_words_that_say_something_else_stand(text: str) -> None:
    assert said(text) == []


def test_a_law_is_told_as_it_is() -> None:
    assert said("App违法违规收集使用个人信息行为认定方法", "laws/app-violations.yml") == []


def test_the_check_refuses_them_at_their_line(folder: Path) -> None:
    sued = folder / "cn/sued.yml"
    sued.write_text(sued.read_text("utf-8").replace("别不理，", "这家公司跑路了。", 1), "utf-8")
    with pytest.raises(ContentError) as caught:
        load(folder)
    assert [(each.file, each.line) for each in caught.value.problems] == [("cn/sued.yml", 5)]

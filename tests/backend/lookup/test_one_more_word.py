"""A name with one more word may be another firm's: nobody vouches for it, in both languages."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from effort import tries
from tests.fuzz import compare
from tests.fuzz.compare import Question

from xiancha import normalise
from xiancha.lookup import Edition

pytestmark = [pytest.mark.slow, pytest.mark.soak]

LATIN = [
    "No",
    "My",
    "Your",
    "New",
    "The",
    "A",
    "It",
    "Is",
    "In",
    "Of",
    "And",
    "Me",
    "We",
    "Go",
    "First",
    "Best",
    "Fast",
    "VIP",
    "Pro",
    "Plus",
    "One",
    "1",
    "2",
    "88",
    "Instant",
    "Gold",
    "Quick",
    "Cash",
    "Loan",
    "Loans",
    "Personal",
    "Online",
    "App",
    "Finance",
    "Credit",
    "Bank",
    "Official",
    "Real",
    "Legit",
    "Safe",
    "Trusted",
    "Registered",
    "Licensed",
    "RBI",
    "SEC",
    "OJK",
    "CBK",
    "Lender",
    "Owner",
    "Number",
    "Check",
    "List",
    "Status",
    "Reg",
    "Download",
    "Helpline",
    "Pinjaman",
    "Dana",
    "Kredit",
    "Kilat",
    "Resmi",
    "Aman",
    "Terdaftar",
    "Ba",
    "Na",
    "Ko",
    "Po",
    "Min",
    "Gan",
    "JULO",
    "Zenka",
]
CHINESE = [
    "贷",
    "借",
    "贷款",
    "借款",
    "借钱",
    "网贷",
    "金融",
    "科技",
    "集团",
    "银行",
    "公司",
    "平台",
    "服务",
    "软件",
    "信用",
    "征信",
    "安全",
    "客服",
    "官方",
    "官网",
    "app",
    "广州",
    "深圳",
    "新",
    "小",
    "快",
    "极速",
    "第一",
    "一",
    "二",
    "VIP",
    "不",
    "非",
    "假",
    "的",
    "是",
    "我",
    "有",
    "在",
    "和",
    "会",
    "能",
    "要",
    "还",
    "就",
    "都",
    "也",
    "跟",
    "这",
    "那",
    "卡",
    "分期",
    "额度",
    "还款",
    "逾期",
    "利息",
    "查询",
    "申请",
    "下款",
    "正规",
    "持牌",
    "牌照",
    "资方",
    "代办",
    "中介",
    "招行",
    "花呗",
    "微众",
]
QUIET = ("licensed", "partner")


@pytest.fixture(scope="module")
def with_one_more(edition: Edition) -> list[Question]:
    """Names of those who are vouched for, each with a word before or behind it, but for what is
    another's name as a whole.
    """
    rows = edition.database.connection.execute(
        "SELECT DISTINCT n.text FROM named n JOIN judged j ON j.id = n.answer "
        "WHERE j.verdict IN ('licensed', 'partner') ORDER BY n.text"
    )
    held = [name for (name,) in rows if name and not normalise.address(name).address]
    chosen, chance = held, Random(8)
    if few := tries(40, 0):
        chinese = [one for one in held if _is_chinese(one)]
        chosen = [*chance.sample(held, few), *chance.sample(chinese, few)]
    asked = [
        text
        for name in chosen
        for word in chance.sample(CHINESE if _is_chinese(name) else LATIN, 2)
        for text in _both(word, name)
    ]
    known = edition.database.bearers
    return [Question("q", one, "") for one in asked if not known(normalise.company(one))]


def _is_chinese(name: str) -> bool:
    return bool(re.search("[\u3400-\u9fff]", name))


def _both(word: str, name: str) -> tuple[str, str]:
    gap = "" if _is_chinese(name) else " "
    return f"{word}{gap}{name}", f"{name}{gap}{word}"


def test_nobody_is_vouched_for_by_a_name_with_one_more_word(
    edition: Edition, editions: Path, with_one_more: list[Question]
) -> None:
    assert len(with_one_more) > 250
    with compare.by_extension(editions, with_one_more) as answers:
        server = [compare.said(edition, one) for one in with_one_more]
        extension = answers()
    wrong = [
        (question.text, one.verdict, one.lender)
        for question, *both in zip(with_one_more, server, extension, strict=True)
        for one in both
        if one.verdict in QUIET
    ]
    assert wrong == []


@pytest.mark.parametrize("spelt", [str, str.upper, lambda name: f" “{name}” "])
def test_the_name_alone_is_that_of_its_lender(
    edition: Edition, spelt: Callable[[str], str]
) -> None:
    for name in (
        "LENDING BEE PTE. LTD.",
        "Quick Loan Pte Ltd",
        "FlashPesa",
        "招联",
        "招联消费金融",
    ):
        assert compare.said(edition, Question("q", spelt(name), "")).verdict == "licensed", name

"""Each advice of the article that the product began from is in a checklist, corrected."""

import re
from datetime import date
from pathlib import Path

import pytest

from xiancha.content.content import Content
from xiancha.content.export import published

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "checklists"
ROWS = re.findall(
    r"^\| (.+?) \| `(cn/[a-z-]+)#([a-z-]+)` \| (.+?) \|$",
    (ROOT / "docs" / "founding-article.md").read_text("utf-8"),
    re.M,
)
SAYS = {
    ("cn/contacts-called", "keep-evidence"): ("录音", "短信", "聊天截图", "亲友", "不剪、不改"),
    ("cn/contacts-called", "write-lender"): ("客服", "留了证据", "停止", "合法、正当、必要、诚信"),
    ("cn/contacts-called", "report-threats"): ("散布隐私", "报警"),
    ("cn/contacts-called", "choose-door"): ("投诉",),
    ("cn/contacts-called", "stay-reachable"): (
        "换号",
        "微信",
        "QQ",
        "加好友",
        "朋友圈设为仅好友可见",
        "打得通",
        "书面",
    ),
    ("cn/contacts-called", "go-to-court"): ("起诉", "赔偿"),
    ("cn/before-borrowing", "deny-contacts"): ("不允许", "书面"),
    ("cn/before-borrowing", "type-emergency-contacts"): ("手动填", "先问本人"),
    ("cn/before-borrowing", "check-lender"): ("牌照",),
    ("cn/before-borrowing", "plan-repayment"): ("还得起",),
    ("cn/cannot-pay", "talk-early"): ("到期",),
}


def test_the_table_names_every_advice() -> None:
    assert len(ROWS) == 13
    assert {(checklist, item) for _, checklist, item, _ in ROWS} == set(SAYS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_advice_is_an_item_that_says_it_and_cites_it(
    content: Content, row: tuple[str, str, str, str]
) -> None:
    _, checklist, wanted, articles = row
    item = next(each for each in content.checklists[checklist].items if each.id == wanted)
    cited = {str(cite) for cite in item.cites}
    named = set(re.findall(r"`(.+?)`", articles))
    assert named <= cited
    assert bool(named) == bool(cited)
    said = item.text.zh_CN + item.why.zh_CN + (item.how.zh_CN if item.how else "")
    assert [word for word in SAYS[checklist, wanted] if word not in said] == []


def test_complaints_go_to_the_regulator_the_association_and_the_police(content: Content) -> None:
    items = {item.id: item for item in content.checklists["cn/contacts-called"].items}
    assert {"nfra", "nifa"} <= set(items["choose-door"].doors)
    assert "police" in items["report-threats"].doors
    assert content.doors["nfra"].phone == "12378"


def test_what_the_article_had_wrong_stands_nowhere(content: Content) -> None:
    cited = {str(cite) for _, _, cite in content.cited()}
    assert {"pipl/5", "public-security/50"} <= cited
    assert not {"pipl/13", "public-security/42"} & cited
    assert content.laws["public-security"].articles["50"].in_force == date(2026, 1, 1)
    held = published(content, date(2026, 11, 25))
    for law in held["laws"]:
        law["articles"] = [each for each in law["articles"] if "replaced_on" not in each]
    del held["threats"]  # its wordings are what others say
    text = str(held)
    assert "国家金融监督管理总局" in text
    assert not re.search("银保监(?!会令)|500元|五百元", text)


def test_no_page_or_message_names_the_old_regulator() -> None:
    shown = [
        *ROOT.glob("extension/_locales/*/*.json"),
        *ROOT.glob("backend/xiancha/web/templates/*"),
    ]
    assert len(shown) > 10
    assert [path for path in shown if "银保监" in path.read_text("utf-8")] == []

"""What a reading with a lawyer's and a borrower's eye asked for stands where a reader needs it."""

import re

import pytest

from xiancha.content.content import Content
from xiancha.content.content_models import Item

CALLED, FRIEND, SUED = "cn/contacts-called", "cn/called-about-someone-else", "cn/sued"
NOT_MINE, MINOR = "cn/not-my-loan", "cn/under-18"
POINTS = [
    (SUED, "ordinary-lawsuit", "civil-procedure/128 civil-procedure/130", "十五日内交答辩状"),
    (SUED, "go-to-hearing", "civil-procedure/147", "缺席判决"),
    (SUED, "appeal", "civil-procedure/171 civil-procedure/165", "十五日内上诉 10日 一审终审"),
    (
        *(SUED, "payment-order"),
        "civil-procedure/227 civil-procedure-interpretation/436",
        "只说没钱、想分期，不算异议 没借过 金额不对 已经还了",
    ),
    (SUED, "mediation", "civil-procedure/125 civil-procedure/206", "可以拒绝 司法确认"),
    (SUED, "arbitration", "arbitration/27 arbitration/72", "首次开庭前 3个月"),
    (SUED, "enforcement", "notarization/37 notarised-debts/13 civil-procedure/254", "15日内"),
    (SUED, "old-debt", "civil-code/192 civil-code/195", "三年以上的旧账"),
    (CALLED, "report-threats", "public-security/50 public-security/56", "公然侮辱 受案回执"),
    (CALLED, "write-lender", "pipl/21 pipl/23", "把我的信息给别人须有依据 证据都留着"),
    (CALLED, "withdraw-consent", "pipl/47 pipl/65", "网信部门投诉"),
    (
        *(CALLED, "keep-evidence"),
        "civil-procedure-interpretation/106 evidence-rules/15",
        "录自己和对方的通话，一般可以当证据 群成员 退群、拉黑、卸载",
    ),
    (CALLED, "choose-door", "small-loans/37 consumer-complaints/check-again", "上级机构核查"),
    (CALLED, "talk-about-debt", "civil-code/195", "旧账 别打到私人账户"),
    (CALLED, "not-this-hour", "", "不付钱 手持证件 道歉视频 别转发"),
    (FRIEND, "not-your-debt", "civil-code/1064", "配偶、担保人、共同借款人"),
    (FRIEND, "delete-my-number", "pipl/44 pipl/47 pipl/65", "删除"),
    (FRIEND, "no-face-scan", "", "AB贷"),
    (FRIEND, "say-nothing-of-them", "", "别说他住哪"),
    (NOT_MINE, "promise-nothing", "civil-code/195", "这不是我借的"),
    (NOT_MINE, "credit-report", "credit-reporting/17", "每年两次免费"),
    (NOT_MINE, "police", "public-security/56", "受案回执"),
    (NOT_MINE, "told-of-a-lawsuit", "civil-procedure/147", "缺席判决"),
    (MINOR, "guardian-writes", "civil-code/19 civil-code/145 civil-code/18", "不同意、不追认"),
    (MINOR, "send-nothing", "public-security/50", "不发、不付、不转发"),
]


@pytest.mark.parametrize(
    ("name", "wanted"), [("cn/cannot-pay", "talk-early"), (CALLED, "not-this-hour")]
)
def test_fear_of_prison_is_answered_as_far_as_the_law_that_is_cited_carries_it(
    content: Content, name: str, wanted: str
) -> None:
    def item(name: str, wanted: str) -> Item:
        return next(each for each in content.checklists[name].items if each.id == wanted)

    told, carried = item(name, wanted), item(SUED, "go-to-hearing")
    assert told.how
    (line,) = [each for each in told.how.zh_CN.split("\n") if "坐牢" in each]
    assert "普通欠款" in line
    assert "法院可以缺席判决，一般不会因此被抓" in line
    assert {*carried.cites} <= {*told.cites}


def test_a_point_of_law_is_told_and_cited(content: Content) -> None:
    for name, wanted, cites, words in POINTS:
        item = next(each for each in content.checklists[name].items if each.id == wanted)
        assert {*cites.split()} <= {str(cite) for cite in item.cites}, (name, wanted)
        said = item.text.zh_CN + item.why.zh_CN + (item.how.zh_CN if item.how else "")
        assert [word for word in words.split() if word not in said] == [], (name, wanted)


def test_what_spouses_owe_is_told_not_hinted_at(content: Content) -> None:
    whole = str([source.data for source in content.sources.values()])
    assert "另看" not in whole
    gives = content.laws["civil-code"].articles["1064"].gives.zh_CN
    assert "家庭日常生活" in gives


def test_the_text_to_send_names_no_debt(content: Content) -> None:
    items = {item.id: item for item in content.checklists[CALLED].items}
    messages = items["tell-contacts"].messages
    assert len(messages) == 4
    assert [
        text
        for text in (each.words.zh_CN for each in messages)
        if re.search("借|欠|债|贷|还钱|催收", text)
    ] == []


def test_threats_need_not_be_repeated(content: Content) -> None:
    article = content.laws["public-security"].articles["50"]
    assert article.text
    for part in ("（一）写恐吓信", "（二）公然侮辱", "（六）偷窥、偷拍、窃听、散布他人隐私"):
        assert part in article.text
    assert "没有要求多次" in article.gives.zh_CN


def test_the_rule_on_complaints_has_its_number_and_rank(content: Content) -> None:
    law = content.laws["consumer-complaints"]
    assert (law.number, law.rank) == ("银保监会令2020年第3号", "部门规章")


def test_the_cap_of_small_loan_companies_names_its_document(content: Content) -> None:
    caps = content.help.caps
    assert caps
    found = {cap.id: cap for cap in caps.caps}
    for cap in (found["small-loan-24"], found["small-loan-lpr"]):
        assert "银发〔2025〕247号" in cap.says.zh_CN
        assert cap.known == "second-hand"

from __future__ import annotations

import pytest

from xiancha.model import Role
from xiancha.registers.cn_partner_lists.titles import about, one_list, unreviewed

LENDER = "中邮消费金融有限公司"


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("中邮消费金融有限公司催收合作机构信息公示", Role.collector),
        ("中邮消费金融关于催收合作机构的公告", Role.collector),
        ("关于公布贷后合作机构名单的公告", Role.collector),
        ("关于披露我司委外催收合作机构信息的公告", Role.collector),
        ("催收合作机构名单公示（截至2026年1月末）", Role.collector),
        ("2026年度催收机构名单（2026年3月）", Role.collector),
        ("催收合作机构信息公示 2026-02-28", Role.collector),
        ("催收合作机构信息公示（截止到2026年1月15日）", Role.collector),
        ("互联网贷款增信服务机构", Role.guarantor),
        ("互联网助贷业务增信服务机构名单", Role.guarantor),
        ("融资担保机构名单公示", Role.guarantor),
        ("互联网贷款平台运营机构名单", Role.platform),
        ("关于互联网助贷业务合作机构的公示", Role.platform),
        ("中邮消费金融有限公司互联网助贷合作机构信息公示", Role.platform),
        ("關於更新催收合作機構名單的公告", Role.collector),
    ],
)
def test_a_title_that_announces_one_whole_list(title: str, role: Role) -> None:
    assert about(title) == {role}
    assert unreviewed(title, LENDER) == ()
    assert one_list(title, LENDER) is role


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("平台运营机构及增信服务机构名单", {Role.platform, Role.guarantor}),
        ("催收及担保合作机构公示", {Role.collector, Role.guarantor}),
        ("催收、增信机构名单", {Role.collector, Role.guarantor}),
        ("合作机构信息公示", set(Role)),
        ("互联网贷款合作机构名单", set(Role)),
    ],
)
def test_a_title_of_several_kinds_is_no_list_of_one(title: str, roles: set[Role]) -> None:
    assert about(title) == roles
    assert one_list(title, LENDER) is None


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("催收公司黑名单公示", ("黑",)),
        ("违规催收机构名单公示", ("违规",)),
        ("失信催收合作机构名单", ("失信",)),
        ("不合格催收机构名单公示", ("不合格",)),
        ("被处罚催收机构名单公示", ("被处罚",)),
        ("已到期催收合作机构公示", ("已到期",)),
        ("历史催收合作机构名单", ("历史",)),
        ("暂停合作催收机构名单", ("暂停",)),
        ("拟合作催收机构名单公示", ("拟",)),
        ("关于清退催收合作机构的公告", ("清退",)),
        ("与我司无合作关系的助贷机构名单公示", ("与", "无", "关系")),
        ("催收合作机构名单（第二批）", ("第二批",)),
        ("催收合作机构名单（二）", ("二",)),
        ("催收合作机构补充公示", ("补充",)),
        ("关于新增催收合作机构的公示", ("新增",)),
        ("关于终止与部分催收机构合作的公告", ("终止与部分",)),
        ("催收合作机构入围名单", ("入围",)),
        ("催收合作机构公示及投诉渠道", ("及投诉渠道",)),
        ("非合作催收机构名单", ("非",)),
        ("原催收合作机构名单", ("原",)),
        ("2026年1月至3月催收合作机构名单", ("至3月",)),
        ("另一家消费金融有限公司催收合作机构信息公示", ("另一家消费金融有限",)),
    ],
)
def test_a_title_with_a_word_that_nobody_reviewed_is_about_partners_but_no_list(
    title: str, words: tuple[str, ...]
) -> None:
    assert len(about(title)) == 1
    assert unreviewed(title, LENDER) == words
    assert one_list(title, LENDER) is None


@pytest.mark.parametrize(
    "title",
    [
        "",
        "关于系统维护的公告",
        "2025年年度信息披露报告",
        "催收合作机构采购项目招标公告",
        "贷后合作机构遴选中标公示",
        "处理个人信息合作机构列表",
        "关于防范冒充催收机构的风险提示",
        "个人贷款催收公告",
        "不良贷款转让合作机构公告",
    ],
)
def test_other_news_is_no_list(title: str) -> None:
    assert not about(title)
    assert one_list(title, LENDER) is None

from __future__ import annotations

import pytest

from xiancha.model import Role
from xiancha.registers.cn_partner_lists.titles import about, one_list


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("中邮消费金融有限公司催收合作机构信息公示", Role.collector),
        ("关于公布贷后合作机构名单的公告", Role.collector),
        ("互联网贷款增信服务机构", Role.guarantor),
        ("互联网助贷业务增信服务机构名单", Role.guarantor),
        ("融资担保机构名单公示", Role.guarantor),
        ("互联网贷款平台运营机构名单", Role.platform),
        ("关于互联网助贷业务合作机构的公示", Role.platform),
        ("關於更新催收合作機構名單的公告", Role.collector),
    ],
)
def test_a_title_that_announces_one_whole_list(title: str, role: Role) -> None:
    assert about(title) == {role}
    assert one_list(title) is role


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("平台运营机构及增信服务机构名单", {Role.platform, Role.guarantor}),
        ("催收及担保合作机构公示", {Role.collector, Role.guarantor}),
        ("合作机构信息公示", set(Role)),
        ("互联网贷款合作机构名单", set(Role)),
        ("关于新增催收合作机构的公示", {Role.collector}),
        ("关于终止与部分催收机构合作的公告", {Role.collector}),
        ("催收合作机构入围名单", {Role.collector}),
        ("催收合作机构公示及投诉渠道", {Role.collector}),
    ],
)
def test_a_title_that_leaves_a_doubt_is_about_partners_but_no_list(
    title: str, roles: set[Role]
) -> None:
    assert about(title) == roles
    assert one_list(title) is None


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
    assert one_list(title) is None

"""What the title of a lender's notice says: whose list it is, or that it is none. Pure."""

from __future__ import annotations

from xiancha import names
from xiancha.model import Role

_PARTNERS = (
    "合作机构",
    "合作方",
    "合作公司",
    "合作单位",
    "合作名单",
    "运营机构",
    "服务机构",
    "担保机构",
    "担保公司",
    "增信机构",
    "催收机构",
    "催收公司",
    "机构名单",
)
_WORDS = {
    Role.platform: ("平台", "运营机构"),
    Role.guarantor: ("增信", "担保"),
    Role.collector: ("催收", "清收", "贷后"),
}
_TENDERS = (
    *("招标", "采购", "遴选", "招募", "征集", "比选", "询价", "竞争性", "候选", "中标"),
    *("入围", "成交", "转让", "关联交易", "个人信息"),
)
_WARNINGS = ("冒充", "冒用", "假冒", "仿冒", "提示", "提醒", "声明", "投诉", "办法", "指引")
_CHANGES = (
    *("新增", "增加", "终止", "停止", "退出", "解除", "移出", "调出", "变更", "调整"),
    *("撤销", "取消", "不再", "部分"),
)


def about(title: str) -> frozenset[Role]:
    """The kinds of partners that a title may announce a list of; none for other news.

    A title that speaks of partners and of no kind may mean any kind. 助贷 alone means the
    platforms: “互联网助贷业务增信服务机构” are the guarantors.
    """
    text = _plain(title)
    if not _any(_PARTNERS, text) or _other_news(text):
        return frozenset()
    named = frozenset(role for role, words in _WORDS.items() if _any(words, text))
    return named or frozenset({Role.platform} if "助贷" in text else Role)


def one_list(title: str) -> Role | None:
    """The kind of a title that plainly announces one whole list of one kind, else None.

    A notice of additions, exits or changes is no whole list.
    """
    roles = about(title)
    if len(roles) != 1 or _any((*_CHANGES, *_TENDERS, *_WARNINGS), _plain(title)):
        return None
    return next(iter(roles))


def kinds_in(text: str) -> frozenset[Role]:
    """The kinds of partners that a text names by their words."""
    return frozenset(role for role, words in _WORDS.items() if _any(words, _plain(text)))


def _other_news(text: str) -> bool:
    """True for a tender or a warning, unless it says that it holds a list."""
    tender = _any(_TENDERS, text)
    warning = _any(_WARNINGS, text) and not _any(("公示", "公布", "披露"), text)
    return "名单" not in text and (tender or warning)


def _plain(text: str) -> str:
    return "".join(names.fold(text).split())


def _any(words: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in words)

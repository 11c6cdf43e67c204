"""What the title of a lender's notice says: whose list it is, or that it is none. Pure."""

from __future__ import annotations

import re

from xiancha import normalise
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
_REVIEWED = (
    *("关于", "的", "公布", "公示", "公告", "披露", "更新", "最新", "名单", "信息"),
    *("我司", "我公司", "本公司", "合作", "合作方", "机构", "公司", "单位"),
    *("互联网", "助贷", "贷款", "业务", "平台", "运营", "增信", "担保", "融资担保", "服务"),
    *("催收", "委外", "清收", "贷后"),
)
"""Words of which a title may be made that announces one whole list.

They are those of 金规〔2025〕9号, of 中邮's title of 2026 and of public code that collects such
notices. Whoever adds one makes sure that a title with it cannot speak of a part of a list, of
former or planned partners, or of others.
"""
_WORD = re.compile("|".join(sorted(_REVIEWED, key=len, reverse=True)))
_DAY = re.compile(
    r"(?:截[至止]到?)?20\d\d"
    r"(?:年(?:度|末|底|\d{1,2}月(?:末|底|\d{1,2}日)?)?|([-./])\d{1,2}(?:\1\d{1,2})?)(?!\d)"
)
_MARKS = re.compile(r"[()\[\]【】《》“”\"、,:;·—_-]")


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


def one_list(title: str, lender: str) -> Role | None:
    """The kind of a title that plainly announces one whole list of one kind, else None."""
    roles = about(title)
    return None if len(roles) != 1 or unreviewed(title, lender) else next(iter(roles))


def unreviewed(title: str, lender: str) -> tuple[str, ...]:
    """What a title says besides reviewed words, a day and the lender's own name.

    Only a title that says nothing else announces a whole list: 黑名单, 拟合作 and 第二批 do not.
    """
    text, own = _plain(title), _plain(lender)
    for known in (own, normalise.short(own)):
        text = text.replace(known, " ")
    for pattern in (_DAY, _WORD, _MARKS):
        text = pattern.sub(" ", text)
    return tuple(text.split())


def kinds_in(text: str) -> frozenset[Role]:
    """The kinds of partners that a text names by their words."""
    return frozenset(role for role, words in _WORDS.items() if _any(words, _plain(text)))


def _other_news(text: str) -> bool:
    """True for a tender or a warning, unless it says that it holds a list."""
    tender = _any(_TENDERS, text)
    warning = _any(_WARNINGS, text) and not _any(("公示", "公布", "披露"), text)
    return "名单" not in text and (tender or warning)


def _plain(text: str) -> str:
    return "".join(normalise.fold(text).split())


def _any(words: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in words)

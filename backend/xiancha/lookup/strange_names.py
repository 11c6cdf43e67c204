"""What a text in Chinese calls a firm that need not be known, as far as can be seen. Pure.

Such a name is only said back. The extension holds the same rules in
`extension/core/read/unknown-firms.js`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from xiancha import normalise

_FIRM = re.compile("([\u3400-\u9fff()]{4,24}?)(有限(?:责任)?公司)")
_AHEAD = re.compile(
    "^.*(?:核实|查询|查一下|叫做?|写[的着了]|显示|署名|名为|自称|收到|来自|[我你他她您的了是说被查找问想])"
)
"""What stands before the name of a firm in a sentence, and in none."""
_LEAST_FIRM = 4
_LETTERS = "a-z\u3400-\u9fff"
_SIGN = "[\\s,.!?;:“”\"'‘’。、]"
_LOAN_ENDING = (
    "借|贷|花|呗|分期|钱包|金服|金融|消金|优品|助贷|普惠|商城|服务部|白条|金条|优享卡?|月付|好借|快借"
    "|钱袋儿?|信用|科技|数据|法务|财宝"
)
_LOAN_NAME = re.compile(
    f"(?:^|{_SIGN}|叫做?|[这那]个)([{_LETTERS}]{{1,6}}(?:{_LOAN_ENDING}))"
    f"(?=$|{_SIGN}|app|软件|平台|是|有|的|靠|吗)"
)
"""What looks like the name of something to borrow with, and has an end on both sides."""
_SOCIETY = re.compile(
    f"(?:^|{_SIGN})([\u3400-\u9fff]{{4,16}}(?:互助社|资金社|合作社|典当行|寄卖行)"
    "|[\u3400-\u9fff]{2,8}(?:农商银?行|农村商业银行|村镇银行|农信社))"
)
"""What people in a village or a street borrow from; no list of ours holds all of such."""
_CALLED = (
    "(?:有个|一个|有人)?(?:自称(?:是)?)?"
    f"[“\"'‘]?([{_LETTERS}]{{3,10}}?)[”\"'’]?(?:这(?:家|个)?(?:公司|平台)?)?[ ,]*"
)
_WHAT_THEY_DO = (
    "(?:到底|究竟)?是(?:干什么|干嘛|干啥|做什么|做啥|什么公司|啥公司|什么来头|什么机构|哪家公司)"
)
_WHO_THEY_ARE = "是.{1,12}(?:催收|委托|公示)|的(?:微信|人|员工|客服|催收员?|业务员)"
_FOR_WHOM = (
    "(?:给我)?(?:打电话|打来|发短信|发信息)?(?:说(?:我欠|是|受|代表|替)|代表|自称是|受.{1,8}委托)"
)
_SUBJECT = re.compile(f"^{_CALLED}(?:{_WHAT_THEY_DO}|{_WHO_THEY_ARE}|{_FOR_WHOM})")
"""Of whom a text asks what they do, or tells whom they say they act for."""
_KIND = re.compile("(?:网|现金|校园|套路|车|房|信用|消费|高利|小|抵押|经营)贷")
"""What kinds of loans are called."""
_NO_NAME = re.compile(
    "^来|[我你他她您咱谁想要能会不没有去找可给和把被让还说问了就都也从跟向到再先别在是爸妈哥姐弟妹女甥侄]"
)
_ANYBODY = re.compile(
    "[这那哪人爸妈哥姐弟妹爷奶叔姨舅]|老公|老婆|朋友|男友|女友|电话|号码|短信|客服|催收|对方"
    "|银行|平台|公司|老板|领导|同事|法院|警察|律师|合同|软件|专员|业务|中介|网上|app|村|派出所|贷款|借款|官方|自称|规定|时间|几点"
)
"""What somebody is called who has no name here."""


def loan_name(text: str) -> str:
    """What looks like the name of something to borrow with; "" where there is none."""
    found = _LOAN_NAME.findall(normalise.fold(text))
    named = (one for one in found if not _NO_NAME.search(one) and not _KIND.fullmatch(one))
    return next(named, "")


def subject(text: str) -> str:
    """Of whom a text asks what they do, or tells whom they act for: 和君纵达是干什么的."""
    found = _SUBJECT.match(normalise.fold(text))
    name = found[1] if found else ""
    is_said = _NO_NAME.search(name.removeprefix("和")) or _ANYBODY.search(name)
    return "" if is_said else name


def is_of_stranger(text: str, known: Iterable[str]) -> bool:
    """True where none of the known is asked about: “和君纵达是干什么的，怎么有我花呗的资料”."""
    asked = subject(text)
    return bool(asked) and not any(one in asked for one in known)


def firm(text: str) -> str:
    """The first firm in full, with the brackets of a legal name, or society in a text; else ""."""
    plain = normalise.fold(text)
    societies = (one for one in _SOCIETY.findall(plain) if not _NO_NAME.search(one))
    found = (*(f"{own}{form}" for own, form in _firms(plain)), *societies)
    return next(iter(found), "").replace("(", "（").replace(")", "）")


def _firms(plain: str) -> Iterator[tuple[str, str]]:
    """The names of firms in a folded text, each with its legal form."""
    for own, form in _FIRM.findall(plain):
        if len(name := _AHEAD.sub("", own)) >= _LEAST_FIRM:
            yield name, form

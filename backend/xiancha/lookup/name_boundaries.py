"""Whether a name stands by itself in a text: what is beside it. Pure.

The extension holds the same rules in `extension/core/read/word-boundaries.js`.
"""

from __future__ import annotations

import re
from collections.abc import Collection

SHORT = 3
"""A name of fewer characters may be a part of any word."""
_PARTICLES = "吗呢么嘛吧的了是在我会能要还有"
"""The single characters that begin no other name behind one, and end none before it."""
_AHEAD = "把从给被拿找欠跟称叫在着紧"
"""Those that end no other name before one; behind “没” stands 没有钱花."""
_BEHIND = "没不说讲发打把被让给就也又欠跟里谁啥怎骗催那这话"
_BEHIND_WORDS = (
    *(
        "上面",
        "里面",
        "那边",
        "这边",
        "上借",
        "上分期",
        "借了",
        "借过",
        "借的",
        "贷的",
        "委托",
        "法务",
    ),
    *("风控", "贷后", "外访", "外派", "工作人员", "经理", "专员", "业务员", "员工", "总部"),
)
"""Those that begin no other name behind one."""
_AMOUNT = re.compile(
    r"(?:\d[\d.]*|[一二两三四五六七八九十几]+)(?:块|元|[百千万wk]|[天期年]|个月)(?![贷借花购店卡])"
)
"""A sum or a time behind a name: 备用金500块. 分期乐666 and 花呗1元购 are other names."""
_SIGNS = " ?!,.;:~'\"、。…“”‘’"
"""The signs between which a name stands alone: “·”, “-” or “(” go on, “≠” says another thing."""
_TOLD_AHEAD = (
    "向由为到对问和与及或替帮用借贷还欠存转查搜看收接签点进开装去靠凭示写于以同比像似说讲听得先受代"
    "办请做弄撸年月日天儿号周晚前后时候初底次期家名下笔张个位你他她您咱都只也就又再如"
)
_TOLD_BEHIND = (
    "和与及或找上里给从向对打来去到办已曾先并却但而只才全都现今昨当年这那哪怎何批放审扣收退停换变改"
)
"""In a sentence, where a name has more around it, also those: prepositions, conjunctions, verbs,
when, how many and who.
"""
_OTHER_AHEAD = re.compile(r"(?:[a-z0-9·_\-]|[小新大超微云快极真乐老伪亚])$")
_OTHER_BEHIND = re.compile(
    r"[a-z0-9·_(\-]|[优购选贷卡融宝通金付商花城条呗]|钱包|普惠|极速|信[用息托]|科技|数[科据]|网络|技术|小额"
    "|消费|集团|控股|代[办理]|投资|资[产本]|银行|租赁|保[险理]|基金|证券|服务|咨询|外包|国际|理财|有限|股份|财富"
)
"""What makes another name of a name: a letter, a sign that goes on, what firms are called."""
_PHRASE = re.compile(
    "[\u3400-\u9fff]{2}[花借付]|[人你我]{2}贷|好人贷|备用金|够花"
    "|(?:微信|微博|抖音|快手|闲鱼|你我).*(?:借钱|借款|贷款)"
)
"""A name that may be said of anything: 有钱花; or where people borrow from people: 微信借钱."""
_NAMING_AHEAD = (
    *"是用借还欠的我",
    "弹出来",
    "弹出",
    "跳出来",
    "跳出",
    "推荐",
    "推的",
    "推送",
    "开通",
)
"""What a name stands behind, said of it."""
_POINTED = re.compile("(?:[这那]个|[办弄搞开整]了?[个款]|叫做?)$")
"""What points at a name: 抖音里那个放心借弹出来."""
COINED = re.compile(r"[\u3400-\u9fff]呗")
"""What no other word is: 花呗, 借呗. In speech “还呗” may end a sentence, so it must begin one."""
_FIRM_END = ("银行", "金融", "消金", "公司", "小贷")


class NameBoundaries:
    """What may stand beside a name; `words` are those that say nothing of whose name it is."""

    def __init__(self, words: Collection[str]) -> None:
        long = [one for one in words if len(one) > 1]
        self._apart = (*long, *_BEHIND_WORDS, *_SIGNS)
        self._ahead = (*self._apart, *_AHEAD, *_PARTICLES)
        self._behind = (*self._apart, *_BEHIND, *_PARTICLES)
        self._told_ahead = (*self._ahead, *_TOLD_AHEAD)
        self._naming = (*self._apart, *_AHEAD, *_NAMING_AHEAD)
        self._told_behind = (*self._behind, *_TOLD_BEHIND)

    def stands_alone(self, name: str, text: str) -> bool:
        """True for a piece of a folded text that is nowhere in it a part of a longer name."""
        pieces = text.split(name)
        is_begun = all(not one or one.endswith(self._ahead) for one in {*pieces[:-1]})
        return is_begun and all(not one or self._is_behind(one) for one in {*pieces[1:]})

    def is_clear(self, name: str, text: str) -> bool:
        """True where a word or a sign beside a name says that it is one.

        “他是好人贷了款” has particles alone around it, “我会给你花” ends with it; nobody is meant.
        """
        ahead, _, behind = text.partition(name)
        is_begun = not ahead or ahead.endswith((*self._apart, *_AHEAD))
        is_ended = behind.startswith(self._apart) or bool(_AMOUNT.match(behind))
        if len(name) >= SHORT:
            return is_begun or is_ended
        is_whose = not ahead and behind.startswith("的")
        return is_begun and (not behind or is_ended or is_whose)

    def begins(self, ahead: str) -> bool:
        """True where a name may begin behind this, in a sentence."""
        return not ahead or ahead.endswith(self._told_ahead)

    def ends(self, name: str, rest: str) -> bool:
        """True where a name may end before this, in a sentence."""
        if not rest or rest.startswith(self._told_behind) or _AMOUNT.match(rest):
            return True
        return name.endswith(_FIRM_END) and not _OTHER_BEHIND.match(rest)

    def is_told(self, name: str, text: str) -> bool:
        """True for a name that a sentence can hardly mean otherwise.

        Whatever is around it must make no other name of it; around a phrase and a short name must
        be what ends one.
        """
        ahead, _, rest = text.partition(name)
        is_coined = COINED.fullmatch(name) and not name.startswith("还")
        is_phrase = _PHRASE.fullmatch(name)
        if is_coined or (len(name) >= SHORT and not is_phrase):
            is_begun = self.begins(ahead) or not _OTHER_AHEAD.search(ahead)
            return is_begun and (self.ends(name, rest) or not _OTHER_BEHIND.match(rest))
        is_named = not ahead or ahead.endswith(self._naming)
        if not is_phrase:
            return is_named and not _OTHER_BEHIND.match(rest)
        if _POINTED.search(ahead):
            return not _OTHER_BEHIND.match(rest)
        is_ended = not rest or rest.startswith(self._apart)
        is_clear = (is_named and is_ended) or (len(name) >= SHORT and self.is_clear(name, text))
        return is_clear and (is_named or self.begins(ahead)) and self.ends(name, rest)

    def _is_behind(self, rest: str) -> bool:
        return rest.startswith(self._behind) or bool(_AMOUNT.match(rest))

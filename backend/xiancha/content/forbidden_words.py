"""Words that are never used of a firm: we say what it did, with evidence, not what it is.

They are listed here, with the few phrases in which they mean something else. A law is quoted
as it is, and what is counted against one has a check of its own, so both are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from xiancha.content.problems import Message, Problem
from xiancha.content.source import Source
from xiancha.content.text_checks import places

_PRAISE = "正规|靠谱|官方认证|(?<!人身)(?<!与)(?<!现在)(?<!不)安全(?![性吗的])|(?<!不)推荐(?!性)"
_BLAME = "骗子|黑网贷|套路贷|高利贷|无牌照|跑路|暴雷|投诉多|(?<!不等于)违法|(?<!催收)非法"
_PROMISE = "不上征信|(?<!一般)(?<!不等于)(?<!“)不用还"
_ENGLISH = (
    r"\b(?:reputable|trustworthy|reliable lender|recommended(?! national)|scammers?|fraudsters?"
    r"|loan sharks?|illegal|unlawful lender|need not repay)\b"
)
_NEVER = re.compile(f"{_PRAISE}|{_BLAME}|{_PROMISE}|{_ENGLISH}")


def never_said(sources: Iterable[Source]) -> Iterator[Problem]:
    """Lines that judge a firm, or promise what nobody can."""
    told = (each for each in sources if not each.name.startswith(("laws/", "breaches")))
    for place in places(told):
        if found := _judgement(place.text):
            what = Message(
                f"“{found}” judges a firm or promises what nobody can",
                f"“{found}”是在评判机构，或者打了包票",
            )
            advice = Message(
                "say what is known, from where and of what day, or what to do",
                "只说查到了什么、哪来的、哪一天的，或者该做什么",
            )
            yield place.problem(what, advice)


@lru_cache(16_384)
def _judgement(line: str) -> str:
    """The first such words of a line; "" where there are none."""
    found = _NEVER.search(line)
    return found[0] if found else ""

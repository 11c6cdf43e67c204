"""Does a notice say that a qualification has ended, or only that it shall end? Pure.

Where a reader may doubt it, nothing has ended: a firm that is called ended by mistake is
wronged, one that is not yet called so is only unknown for longer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from xiancha.registers.parsing.refusals import Refused

_SENTENCE = re.compile(r"[^。！？；]+[。！？；]?")
_ENDS = re.compile(
    "取消|注销|吊销|撤销|终止|不再具[有备]|(?:已|同意|准予|批准|自愿)[^，。；]{0,12}(?:退出|清退)"
)
_DOUBT = re.compile(
    "拟|劝退|(?:引导|督促|推动|鼓励|责令|申请)[^，。；]{0,12}退出"
    "|限期|逾期|公示期|建议|征求意见|事先告知|听证|暂缓|恢复"
)
_DOUBT_BEFORE = re.compile(r"(?:(?<!现)将[^，、：；。]*|[不未](?:予|被)?|应(?:当|予|依法)*)$")
_OPEN = re.compile("公示期(?!间?已?届?满)|征求意见")


def doubt(text: str) -> str:
    """The word of a text by which an end is only planned, urged or open to objections."""
    found = _DOUBT.search(text)
    return found[0] if found else ""


def sentences(says: str, lines: Sequence[str]) -> str:
    """The sentences of a notice's text that hold the words `says`, without white space.

    Raises Refused where there is none, and where the notice speaks of a period for objections
    that is not over.
    """
    words, paragraphs = _compact(says), [_compact(line) for line in lines]
    found = [match[0] for line in paragraphs for match in _SENTENCE.finditer(line)]
    holding = [sentence for sentence in found if words in sentence]
    if not holding:
        raise Refused(
            f"The words “{says}” are not in the text outside the table. Copy them exactly "
            "from the notice."
        )
    still_open = [match[0] for line in paragraphs if (match := _OPEN.search(line))]
    if still_open:
        raise Refused(
            f"The notice speaks of “{still_open[0]}” and is not final. Wait for the one that "
            "carries it out; nothing has ended yet."
        )
    return "".join(holding)


def refuse_unless_ended(says: str, said: str, title: str) -> None:
    """Refuse words that end nothing, and those that their sentences or the title take back."""
    words = _compact(says)
    if not words or not _ENDS.search(words) or words not in said:
        raise Refused(
            f"The words “{says}” do not end a qualification. Copy into “says” those that do, such "
            "as 取消小额贷款公司试点资格; if the notice has none, nothing has ended."
        )
    before = (said[: match.start()] for match in re.finditer(re.escape(words), said))
    doubts = [match[0] for text in before if (match := _DOUBT_BEFORE.search(text))]
    doubts += filter(None, map(doubt, (said, title)))
    if doubts:
        raise Refused(
            f"The notice “{title}” says “{said[:120]}”: by “{doubts[0]}” it only announces or "
            "urges. Nothing has ended; wait for the notice that carries it out."
        )


def _compact(text: str) -> str:
    return "".join(text.split())

r"""Regular expressions that Python and browsers read alike, and whatever else is refused. Pure.

A pattern is made of characters, sets, groups `(?:…)`, what must or must not follow `(?=…) (?!…)`,
`|`, counts behind them, `^`, `$`, and `\b`, the edge of a word in ASCII letters. A dot has a count
of its own: what is between two words is short. Lookbehind is refused: Safari reads it from 16.4 on.
"""

from __future__ import annotations

import re
from functools import lru_cache

from xiancha import normalise
from xiancha.content.problems import Instead, Message

_PART = re.compile(
    r"(?P<around>\((?:\?=|\?!))|(?P<group>\(\?:)|(?P<end>\))|(?P<either>\|)"
    r"|(?P<any>\.\{[0-9]+,[0-9]+\})|(?P<times>[?*+]|\{[0-9]+(?:,[0-9]*)?\})|(?P<edge>[\^$]|\\b)"
    r"|(?P<one>\[\^?[^\[\]\\]+\]|[^\\()\[\]{}.?*+|^$])"
)
_MOST = {"one": 60, "any": 60, "group": 4}
"""How often a part may be counted, by its kind: more is slow. Others are not counted."""
_SETS = re.compile(r"--|&&|~~|\|\|")
"""What Python will read another way in a set."""
_MENDS = {
    "(?<": Message(
        r"Safari before 16.4 cannot look behind: write \b or (?:^|[^a-z])",
        r"旧的 Safari 不会往回看：写 \b 或 (?:^|[^a-z])",
    ),
    "\\": Message(
        "write a sign in a set, such as [.] or [$], and a digit as [0-9]",
        "符号写进方括号，如 [.]、[$]，数字写 [0-9]",
    ),
    ".": Message("say how many characters at most: .{0,8}", "写清最多隔几个字：.{0,8}"),
    "(": Message("begin a group with (?: and end it", "括号开头写 (?:，后面要收尾"),
    "{": Message(
        "write a count such as {0,8}, or the name of one of the lists",
        "写次数，如 {0,8}，或 lists 里有的名字",
    ),
}
_IN_A_SET = Message(
    "close what is open, and write a sign that stands for itself in a set: [?]",
    "括号成对；当普通符号用的，写进方括号，如 [?]",
)
_SLOW = (
    Message("a search with this may take very long", "这样找可能慢得出不来"),
    Message(
        "count to 60 at most, behind a group to 4, and without * or + there",
        "次数最多 60；括号后面不用 * 和 +，最多 4 次",
    ),
)

Mistake = tuple[Message, Instead]


@lru_cache(4096)
def mistake(pattern: str) -> Mistake | None:
    """The first that is wrong in a pattern with its lists written out."""
    return _unread(pattern) or _refused(pattern) or _useless(pattern)


def _unread(pattern: str) -> Mistake | None:
    """What is none of the parts, or a count of what cannot be counted."""
    place, before = 0, ""
    groups: list[str] = []
    while place < len(pattern):
        part = _PART.match(pattern, place)
        if not part:
            return _strange(pattern[place:])
        kind, text = part.lastgroup or "", part[0]
        if kind in ("group", "around"):
            groups.append(kind)
        if (kind == "end" and not groups) or (kind == "one" and _SETS.search(text)):
            return _strange(text)
        counted = before if kind == "times" else kind
        if kind in ("times", "any") and (wrong := _miscounted(text, counted)):
            return wrong
        before = groups.pop() if kind == "end" else kind
        place = part.end()
    return _strange("(") if groups else None


def _miscounted(count: str, counted: str) -> Mistake | None:
    """What is wrong in a count, by the part that is counted."""
    if counted not in _MOST:
        return _strange(count)
    is_endless = count in "*+" or count.endswith(",}")
    most = max((int(number) for number in re.findall("[0-9]+", count)), default=0)
    return _SLOW if (is_endless and counted == "group") or most > _MOST[counted] else None


def _strange(rest: str) -> Mistake:
    shown = rest[:12]
    what = Message(
        f"“{shown}” is not read alike by Python and browsers",
        f"“{shown}”服务器和浏览器读法不一样",
    )
    return what, _MENDS.get(rest[:3]) or _MENDS.get(rest[0], _IN_A_SET)


def _refused(pattern: str) -> Mistake | None:
    try:
        re.compile(pattern, re.ASCII)
    except re.error as error:
        what = Message(f"the pattern cannot be read ({error})", f"这个式子读不懂（{error}）")
        return what, _IN_A_SET
    return None


def _useless(pattern: str) -> Mistake | None:
    """What finds every text."""
    if re.compile(pattern, re.ASCII).search(""):
        what = Message("this finds every text", "这样写，什么文字都会算上")
        return what, Message(
            "take an empty choice out, and say what must stand there",
            "删掉空的选项，写清楚一定要有的字",
        )
    return None


def unfolded(pattern: str) -> Mistake | None:
    """What finds no text, since texts are folded, in a pattern as it was written."""
    if (folded := normalise.fold(pattern)) != pattern:
        what = Message(
            "texts are read in small letters, simplified characters and plain signs",
            "文字会先变成小写、简体、半角再找",
        )
        return what, folded
    return None

"""Whether a name stands by itself in a text: what is beside it. Pure.

The extension holds the same rules in `extension/core/lookup/surroundings.js`.
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
_BEHIND_WORDS = ("上面", "里面", "上借", "上分期", "借了", "借过", "委托")
"""Those that begin no other name behind one."""
_AMOUNT = re.compile(
    r"(?:\d[\d.]*|[一二两三四五六七八九十几]+)(?:块|元|[百千万wk]|[天期年]|个月)(?![贷借花购店卡])"
)
"""A sum or a time behind a name: 备用金500块. 分期乐666 and 花呗1元购 are other names."""
_SIGNS = " ?!,.;:~'\"、。…“”‘’"
"""The signs between which a name stands alone: “·”, “-” or “(” go on, “≠” says another thing."""


class Surroundings:
    """What may stand beside a name; `words` are those that say nothing of whose name it is."""

    def __init__(self, words: Collection[str]) -> None:
        long = [one for one in words if len(one) > 1]
        self._apart = (*long, *_BEHIND_WORDS, *_SIGNS)
        self._ahead = (*self._apart, *_AHEAD, *_PARTICLES)
        self._behind = (*self._apart, *_BEHIND, *_PARTICLES)

    def stands_alone(self, name: str, text: str) -> bool:
        """True for a piece of a folded text that is nowhere in it a part of a longer name."""
        pieces = text.split(name)
        is_begun = all(not one or one.endswith(self._ahead) for one in pieces[:-1])
        return is_begun and all(not one or self._is_behind(one) for one in pieces[1:])

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

    def _is_behind(self, rest: str) -> bool:
        return rest.startswith(self._behind) or bool(_AMOUNT.match(rest))

"""What is said with an answer: why it is so, in one sentence, and sentences that are folded."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from xiancha import messages
from xiancha.model import Verdict
from xiancha.normalise.shared_words import shared_table
from xiancha.verdict import Judgement

_BETWEEN = "\t"
"""Parts the two in a stored text: JSON text holds no tab as it is."""
encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Row(NamedTuple):
    """How a card looks and what it holds besides what is said; `card-words.js` describes it."""

    tone: str
    urgency: str
    title: str
    steps: tuple[str, ...]
    more: tuple[str, ...]
    owing: str
    choice: str = ""


class Said(NamedTuple):
    """`key` is that of the message, without its `says_`. The rest is JSON text: `because` is a
    string, `more` holds strings, as they stand in a list.
    """

    key: str
    because: str
    more: str = ""

    def after(self, *sentences: str) -> Said:
        """The same with these sentences folded before the others."""
        return self._replace(more=_folded(*map(encoded, sentences), self.more))

    def over(self, other: Said) -> Said:
        """The same with all of another folded behind it."""
        return self._replace(more=_folded(self.more, other.because, other.more))

    def behind(self, key: str, sentence: str) -> Said:
        """The same folded behind this sentence, whose message has this key."""
        return Said(key, encoded(sentence)).over(self)

    @property
    def sentence(self) -> str:
        """Why the answer is so."""
        found: str = json.loads(self.because)
        return found

    @property
    def stored(self) -> str:
        """The text that an edition holds."""
        return f"{self.because}{_BETWEEN}{self.more}"


def of_stored(key: str, text: str) -> Said:
    """What an edition holds of an answer."""
    because, _, more = text.partition(_BETWEEN)
    return Said(key, because, more)


def told(
    language: str,
    judged: Judgement,
    values: Mapping[str, str] | None = None,
    *,
    key: str = "",
    more: Iterable[str] = (),
) -> Said:
    """What is said of a judgement; `key` is that of another message, `more` is folded behind."""
    key = key or f"{judged.verdict}_{judged.reason}"
    own = row(judged.verdict, judged.reason, key).more
    folded = [*(messages.text(language, one, values) for one in own), *filter(None, more)]
    because = messages.text(language, f"says_{key}", values)
    return Said(key, encoded(because), _folded(*map(encoded, folded)))


@cache
def row(verdict: Verdict | str, reason: str, key: str = "") -> Row:
    """The row of an answer: that of its verdict, then of its reason, then of its message."""
    table = shared_table("verdict/card-words.js")
    found = table[verdict] | table.get(f"{verdict}_{reason}", {}) | table.get(key, {})
    return Row(
        tone=found["tone"],
        urgency=found["urgency"],
        title=found["title"],
        steps=tuple(found["steps"]),
        more=tuple(found["more"]),
        owing=found["owing"],
        choice=found.get("choice", ""),
    )


def _folded(*parts: str) -> str:
    return ",".join(filter(None, parts))

"""What a text may speak of: each topic's words, and the checklist of what to do then.

Maintainers write them in `checklists/topics.json`; its README tells the fields. Editions carry
them, and a device finds them in a text (`extension/core/read/topics.js`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from xiancha import paths
from xiancha.content.problems import ContentError, Message, Problem

FILE = "topics.json"
"""Beside the checklists, and in an edition's tables."""


@lru_cache(1)
def published() -> bytes:
    """The topics as an edition carries them.

    Raises ContentError where they cannot be read; `xiancha checklists check` tells what is wrong.
    """
    try:
        written = json.loads((paths.checklists() / FILE).read_bytes())
        for one in (*written["pressing"], *written["stories"]):
            re.compile(written_out("|".join(one["words"]), written["lists"]), re.ASCII)
    except (ValueError, KeyError, TypeError, re.error) as error:
        what = Message("the topics cannot be read", "读不懂这里的话题")
        check = Message("run: xiancha checklists check", "运行 xiancha checklists check 看错在哪里")
        raise ContentError([Problem(FILE, 1, what, check)]) from error
    return json.dumps(written, ensure_ascii=False, separators=(",", ":")).encode()


def written_out(words: str, lists: Mapping[str, Sequence[str]]) -> str:
    """A pattern with the words of each list that it names: `{kin}`."""
    return re.sub(r"\{([a-z_]+)\}", lambda found: "|".join(lists.get(found[1], [found[0]])), words)

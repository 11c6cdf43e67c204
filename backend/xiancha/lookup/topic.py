"""What a topic of a pasted text is. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple


class Topic(NamedTuple):
    """What a text speaks of, and the checklist of what to do then.

    A `story` may be told of somebody who is looked up: “分期乐逾期怎么办”. Else no name in the text
    is looked up.
    """

    id: str
    checklist: str
    words: re.Pattern[str]
    story: bool = False


def any_of(*words: str) -> re.Pattern[str]:
    """One of these patterns."""
    return re.compile("|".join(words))

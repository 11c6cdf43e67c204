"""How tests ask an edition."""

import json
from typing import Any

from xiancha import lookup
from xiancha.lookup import Edition


def ask(edition: Edition, text: str, kind: Any = "q", language: str = "zh_CN") -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(lookup.ask(edition, kind, text, language))
    return answer

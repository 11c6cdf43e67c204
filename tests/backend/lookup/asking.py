"""How tests ask an edition."""

import json
import shutil
from pathlib import Path
from typing import Any

from xiancha import lookup
from xiancha.edition import on_disk
from xiancha.edition.on_disk import Whole
from xiancha.lookup import Edition


def ask(edition: Edition, text: str, kind: Any = "q", language: str = "zh_CN") -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(lookup.ask(edition, kind, text, language))
    return answer


def copied(edition: Edition, to: Path) -> Whole:
    """A copy of an edition that a test may change."""
    return on_disk.newest(Path(shutil.copytree(edition.whole.editions, to / "copied")))

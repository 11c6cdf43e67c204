"""How tests ask an edition."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from xiancha import lookup
from xiancha.edition import on_disk, products
from xiancha.edition.on_disk import Whole
from xiancha.lookup import Edition


def ask(edition: Edition, text: str, kind: Any = "q", language: str = "zh_CN") -> dict[str, Any]:
    answer: dict[str, Any] = lookup.ask(edition, kind, text, language).values()
    return answer


def shown(answer: dict[str, Any]) -> str:
    """All that the card of an answer says, what is folded too."""
    card = answer["card"]
    return "\n".join((card["title"], card["because"], *card["steps"], *card["more"]))


def copied(edition: Edition, to: Path) -> Whole:
    """A copy of an edition that a test may change."""
    return on_disk.newest(Path(shutil.copytree(edition.whole.editions, to / "copied")))


def with_products(edition: Edition, to: Path, change: Callable[[dict[str, Any]], None]) -> Edition:
    """A copy of an edition whose products were changed."""
    whole = copied(edition, to)
    held: dict[str, Any] = whole.content(products.FILE)
    change(held)
    whole.path(products.FILE).write_text(json.dumps(held), "utf-8")
    return Edition(whole)

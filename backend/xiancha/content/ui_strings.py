"""The sentences of the interface, read as sources: they too name articles of law.

They lie beside the checklists in a checkout; where they do not, there is nothing to hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from xiancha.content.source import At, Source

_PLACE = "extension/_locales"


def catalogues(folder: Path) -> Iterator[Source]:
    """One source for each language of the interface, beside this folder of checklists."""
    root = folder.parent
    for path in sorted(root.glob(f"{_PLACE}/*/messages.json")):
        yield _read(path.read_text("utf-8"), path.relative_to(root).as_posix())


@lru_cache(maxsize=16)
def _read(text: str, name: str) -> Source:
    language = "zh_CN" if Path(name).parent.name.startswith("zh") else "en"
    data, lines = {}, {}
    numbers = iter(enumerate(text.splitlines(), 1))
    for key, each in json.loads(text).items():
        at: At = (key, language)
        data[key] = {language: each["message"]}
        lines[at] = _line_of(numbers, json.dumps(key) + ":") + 1
    return Source(name, data, lines)


def _line_of(numbers: Iterator[tuple[int, str]], start: str) -> int:
    return next((n for n, line in numbers if line.strip().startswith(start)), 0)

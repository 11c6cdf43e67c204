"""A copy of the content spoilt in one place, and what is told of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from xiancha.content.load import load
from xiancha.content.problems import ContentError


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    """What `old` finds first becomes `new`."""
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def line_of(folder: Path, file: str, text: str) -> int:
    """The number of the first line with this text."""
    lines = (folder / file).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def complaints(folder: Path) -> list[str]:
    """What a maintainer is told of content that cannot be published."""
    with pytest.raises(ContentError) as caught:
        load(folder)
    return str(caught.value).splitlines()

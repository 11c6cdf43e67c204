"""The shipped content, and a copy of it to spoil."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from xiancha.content.content import Content
from xiancha.content.export import published
from xiancha.content.load import load

SHIPPED = Path(__file__).parents[3] / "checklists"


@pytest.fixture(scope="session")
def content() -> Content:
    return load(SHIPPED)


@pytest.fixture(scope="session")
def _copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path_factory.mktemp("spoilt") / "checklists"))


@pytest.fixture
def folder(_copy: Path) -> Iterator[Path]:
    """A copy of the content to spoil, alone in its folder: mended afterwards, for the next test."""
    yield _copy
    for beside in {*_copy.parent.iterdir()} - {_copy}:
        shutil.rmtree(beside)
    spoilt, whole = _stamps(_copy), _stamps(SHIPPED)
    if spoilt.keys() != whole.keys():
        shutil.rmtree(_copy)
        shutil.copytree(SHIPPED, _copy)
    else:
        for name in (name for name, stamp in whole.items() if spoilt[name] != stamp):
            shutil.copy2(SHIPPED / name, _copy / name)


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """The size and time of each file below a folder, by its path."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            file = os.stat(path := os.path.join(place, name))
            found[os.path.relpath(path, folder)] = file.st_size, file.st_mtime_ns
    return found


@pytest.fixture(scope="session")
def carried(content: Content) -> dict[str, Any]:
    """What an edition carries."""
    return published(content, date(2026, 11, 27))

"""The shipped content, and a copy of it to spoil."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from xiancha.checklists.content import Content
from xiancha.checklists.load import load
from xiancha.checklists.published import published

SHIPPED = Path(__file__).parents[3] / "checklists"


@pytest.fixture(scope="session")
def content() -> Content:
    return load(SHIPPED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content to spoil."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "checklists"))


@pytest.fixture(scope="session")
def carried(content: Content) -> dict[str, Any]:
    """What an edition carries."""
    return published(content, date(2026, 11, 27))

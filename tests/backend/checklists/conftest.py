"""The shipped content, and a copy of it to spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from xiancha.checklists.load import Content, load

SHIPPED = Path(__file__).parents[3] / "checklists"


@pytest.fixture(scope="session")
def content() -> Content:
    return load(SHIPPED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content to spoil."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "checklists"))

"""An honest publisher and a reader of his editions: what thieves attack."""

from __future__ import annotations

from pathlib import Path

import pytest
import small_editions
from thieves import Publisher, Reader, following, published

from xiancha.store import Store


@pytest.fixture
def publisher(store: Store, tmp_path: Path) -> Publisher:
    return published(store, tmp_path / "honest")


@pytest.fixture
def reader(publisher: Publisher) -> Reader:
    return following(publisher)


@pytest.fixture
def without_checklists(monkeypatch: pytest.MonkeyPatch) -> None:
    small_editions.without_checklists(monkeypatch)

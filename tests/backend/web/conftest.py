"""What the tests of the server share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from anyio.from_thread import start_blocking_portal
from starlette.testclient import TestClient

from xiancha.keys import keyring
from xiancha.publish import new_edition
from xiancha.store import Store
from xiancha.web import data_api


@pytest.fixture(scope="session", autouse=True)
def patience() -> Iterator[None]:
    """Open data of a whole edition may take longer than askers wait where much else runs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data_api, "PATIENCE", 300.0)
        yield


@pytest.fixture(scope="module", autouse=True)
def _one_loop() -> Iterator[None]:
    """All clients ask in one event loop: else each request starts a thread with its own."""
    with start_blocking_portal() as portal, pytest.MonkeyPatch.context() as patch:
        patch.setattr(TestClient, "portal", portal)
        yield


@pytest.fixture(scope="module")
def first(tiny: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an edition of an hour ago: two lenders, and hardly any content."""
    place = tmp_path_factory.mktemp("first")
    then = datetime.now(UTC) - timedelta(hours=1)
    ring = keyring.new(place / "keys", then)
    new_edition.publish(tiny, {"checklists": [{"id": "cn/older"}]}, ring, place, now=then)
    return place


@pytest.fixture
def folder(first: Path, tmp_path: Path) -> Path:
    """A folder of its own with that edition."""
    return Path(shutil.copytree(first, tmp_path / "editions"))

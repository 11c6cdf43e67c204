"""What the tests of the server share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from anyio.from_thread import start_blocking_portal
from starlette.testclient import TestClient

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

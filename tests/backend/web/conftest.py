"""What the tests of the server share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from xiancha.web import data_api


@pytest.fixture(scope="session", autouse=True)
def patience() -> Iterator[None]:
    """Open data of a whole edition may take longer than askers wait where much else runs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data_api, "PATIENCE", 300.0)
        yield

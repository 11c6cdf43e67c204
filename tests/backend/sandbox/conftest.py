from __future__ import annotations

from collections.abc import Iterator

import pytest

from xiancha.sandbox import Sandbox


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """The limits that hold for every document. To start the process takes most of a second, so it
    is used by one test after the other: each must leave it fit to read.
    """
    found = Sandbox()
    yield found
    found.close()


@pytest.fixture(autouse=True)
def _has_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an operator has in the environment whenever the process starts."""
    monkeypatch.setenv("XIANCHA_FCA_KEY", "a key")
    monkeypatch.setenv("PGPASSWORD", "a password")

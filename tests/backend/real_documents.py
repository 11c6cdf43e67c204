"""Real documents lie beside the checkout. Who has none runs every test that needs none."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2].parent / "shared"
_LEFT_OUT = pytest.StashKey[int]()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents. Tests that ask for it are left out where it is not there."""
    return FOLDER


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if FOLDER.is_dir():
        return
    needing = [item for item in items if "shared" in getattr(item, "fixturenames", ())]
    config.hook.pytest_deselected(items=needing)
    config.stash[_LEFT_OUT] = len(needing)
    items[:] = [item for item in items if item not in needing]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if count := config.stash.get(_LEFT_OUT, 0):
        terminalreporter.line(f"{count} tests need the real documents in {FOLDER} and are left out")

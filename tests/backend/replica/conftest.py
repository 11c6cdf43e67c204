from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina
from origin import Publisher, Pull, Static, static

from xiancha.fetch import edition_files
from xiancha.replica.pull import Pulled, pull
from xiancha.replica.replica_state import Trust


@pytest.fixture(autouse=True)
def _no_backing_off() -> Iterator[None]:
    with stamina.set_testing(True, attempts=edition_files.ATTEMPTS, cap=True):
        yield


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Publisher:
    """Who has published once."""
    made = Publisher(tmp_path_factory.mktemp("origin") / "publisher")
    made.publish()
    return made


@pytest.fixture
def publisher(first: Publisher, tmp_path: Path) -> Publisher:
    return first.moved(tmp_path / "publisher")


@pytest.fixture
def server(publisher: Publisher) -> Iterator[Static]:
    with static(publisher.editions) as running:
        yield running


@pytest.fixture
def trust(publisher: Publisher) -> Trust:
    return Trust(fingerprint=publisher.ring.fingerprint)


@pytest.fixture
def replica(tmp_path: Path) -> Path:
    return tmp_path / "replica"


@pytest.fixture
def pulling(publisher: Publisher, server: Static, trust: Trust, replica: Path) -> Pull:
    """One round, at the publisher's time."""

    def once() -> Pulled:
        with edition_files.server(server.address) as origin:
            return pull(origin, replica, trust, publisher.now)

    return once
